package io.signalbox.tools.foresight.quality.remedy;

/**
 * Model that answers a route instead of the one in the settings.
 *
 * @param instead model that the settings named when it was pinned
 */
public record PinnedModel(String route, String model, String instead, String person) {}
