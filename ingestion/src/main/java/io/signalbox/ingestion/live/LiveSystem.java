package io.signalbox.ingestion.live;

import io.signalbox.config.ConfigSection;

/** A kind of system that can be read live. Registered in one line of {@code LiveSystems}. */
public interface LiveSystem {

  /** Key of its group of settings, as {@code git}. */
  String key();

  /** Returns the description of its group of settings, as the reference shows it. */
  String description();

  /** Reads its settings. */
  LiveOpener read(ConfigSection section);
}
