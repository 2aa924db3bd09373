package io.signalbox.ingestion.source;

import java.util.Set;

/**
 * Reserved source names of documents learned from people in Slack. They have no files, so no run
 * may remove them, and no configured source may have such a name.
 */
public final class LearnedSourceNames {
  private static final Set<String> NAMES = Set.of("threads", "corrections", "decisions");

  private LearnedSourceNames() {}

  /** Returns whether this is the reserved name of a source learned from people. */
  public static boolean isLearned(String source) {
    return NAMES.contains(source);
  }
}
