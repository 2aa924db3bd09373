package io.signalbox.ingestion.run;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes failures caused by one file's contents, after which a run goes on, from database
 * failures that end it.
 */
final class FileFailureCheck {
  private static final int MOST_CAUSES = 20;

  private FileFailureCheck() {}

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

  /**
   * Returns whether the SQLSTATE is of class 22, 23 or 54: data exception, constraint or exceeded
   * limit.
   */
  private static boolean isAboutValues(@Nullable String state) {
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }
}
