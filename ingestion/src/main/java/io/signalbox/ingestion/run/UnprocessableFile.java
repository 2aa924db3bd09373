package io.signalbox.ingestion.run;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what one file's contents brought about, so that the run can go on without the file, from a
 * database that is out of order, so that it cannot.
 */
final class UnprocessableFile {
  private static final int MOST_CAUSES = 20;

  private UnprocessableFile() {}

  static boolean isAtFault(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      if (cause instanceof SQLException sql) {
        return isAboutValues(sql.getSQLState());
      }
      cause = cause.getCause();
    }
    return true;
  }

  /** Data exceptions, violated constraints and exceeded limits, by the classes of SQL's states. */
  private static boolean isAboutValues(@Nullable String state) {
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }
}
