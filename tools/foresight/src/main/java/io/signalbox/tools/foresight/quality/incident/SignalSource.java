package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Port to signal counts that another module derives from its own database tables, such as those of
 * the bot's answers.
 */
@FunctionalInterface
public interface SignalSource {
  /** Returns the counts of the minutes from after {@code after} up to {@code through}. */
  List<MinuteCounts> between(Handle handle, long after, long through);
}
