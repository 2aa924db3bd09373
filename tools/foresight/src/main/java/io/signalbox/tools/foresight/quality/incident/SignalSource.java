package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Signals that stand in the database already, read by whichever process looks. */
@FunctionalInterface
public interface SignalSource {
  /** Returns the counts of the minutes after one, through another. */
  List<MinuteCounts> between(Handle handle, long after, long through);
}
