package io.signalbox.tools.core.route;

/**
 * Part of a route's conversations that goes over another route.
 *
 * @param percent 0 to 100
 */
public record TrafficShare(String route, int percent) {}
