package io.signalbox.tools.core.route;

/**
 * Percentage of a route's conversations that is sent over another route.
 *
 * @param percent 0 to 100
 */
public record TrafficShare(String route, int percent) {}
