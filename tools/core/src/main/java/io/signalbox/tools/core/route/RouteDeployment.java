package io.signalbox.tools.core.route;

/**
 * One of several places that serve a route's model, with its weight in the distribution of
 * conversations.
 *
 * @param weight of its part of the conversations, beside those of the others
 */
public record RouteDeployment(String name, RouteTarget target, int weight) {}
