package io.signalbox.tools.core.route;

/**
 * One of several places where a route's model is.
 *
 * @param weight of its part of the conversations, beside those of the others
 */
public record RouteDeployment(String name, RouteTarget target, int weight) {}
