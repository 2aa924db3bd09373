package io.signalbox.ingestion.source;

import java.util.Set;

/**
 * Names of what Signalbox learned from people. No file stands behind it, so no run may take it for
 * gone, and no source of the settings may bear such a name.
 */
public final class LearnedSourceNames {
  private static final Set<String> NAMES = Set.of("threads", "corrections", "decisions");

  private LearnedSourceNames() {}

  /** Returns whether people, and no files, are behind what is stored under this name. */
  public static boolean isLearned(String source) {
    return NAMES.contains(source);
  }
}
