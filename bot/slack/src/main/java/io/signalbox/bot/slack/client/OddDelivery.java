package io.signalbox.bot.slack.client;

import com.google.gson.JsonParseException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells what a delivery's contents brought about from a fault of the bot. */
final class OddDelivery {
  private static final int MOST_CAUSES = 20;

  /** Values that a column does not take, by the class of SQL's states. */
  private static final String DATA_EXCEPTION = "22";

  private OddDelivery() {}

  /** Returns whether a field that is missing, of another kind or too long explains a failure. */
  static boolean isCauseOf(RuntimeException failure) {
    return switch (failure) {
      case JsonParseException unread -> true;
      case NullPointerException missing -> true;
      case IllegalArgumentException wrong -> true;
      case UnsupportedOperationException other -> isOfLibrary(failure);
      case IllegalStateException other -> isOfLibrary(failure);
      case ClassCastException other -> isOfLibrary(failure);
      default -> isAboutValues(failure);
    };
  }

  /** Kind and place of a failure, without anything that the delivery holds. */
  static String place(RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getSimpleName() + (trace.length > 0 ? " at " + trace[0] : "");
  }

  private static boolean isOfLibrary(RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String thrower = trace.length > 0 ? trace[0].getClassName() : "";
    return thrower.startsWith("com.google.gson.") || thrower.startsWith("com.slack.api.");
  }

  private static boolean isAboutValues(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state != null && state.startsWith(DATA_EXCEPTION);
      }
      cause = cause.getCause();
    }
    return false;
  }
}
