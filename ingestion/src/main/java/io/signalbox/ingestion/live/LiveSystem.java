package io.signalbox.ingestion.live;

import io.signalbox.config.ConfigSection;

/**
 * Kind of external system that can be a live source, such as Jira; parses its group of settings.
 * Registered in one line of {@code LiveSystems}.
 */
public interface LiveSystem {

  /** Returns the key of this system's group of settings, such as {@code git}. */
  String key();

  /** Returns the description of this group of settings for the settings reference. */
  String description();

  /** Parses this system's group of settings. */
  LiveSourceFactory read(ConfigSection section);
}
