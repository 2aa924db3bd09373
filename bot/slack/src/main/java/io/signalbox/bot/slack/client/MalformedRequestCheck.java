package io.signalbox.bot.slack.client;

import com.google.gson.JsonParseException;

/**
 * Decides whether an exception comes from malformed content of a Slack request or from a fault of
 * the bot.
 */
final class MalformedRequestCheck {
  private MalformedRequestCheck() {}

  /**
   * Returns whether a missing, mistyped or too long field of the request explains the exception.
   */
  static boolean isCauseOf(RuntimeException failure) {
    return switch (failure) {
      case JsonParseException unread -> true;
      case NullPointerException missing -> true;
      case IllegalArgumentException wrong -> true;
      case UnsupportedOperationException other -> isOfLibrary(failure);
      case IllegalStateException other -> isOfLibrary(failure);
      case ClassCastException other -> isOfLibrary(failure);
      default -> false;
    };
  }

  /** Returns class and origin of an exception for the log, without content of the request. */
  static String place(RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getSimpleName() + (trace.length > 0 ? " at " + trace[0] : "");
  }

  private static boolean isOfLibrary(RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String thrower = trace.length > 0 ? trace[0].getClassName() : "";
    return thrower.startsWith("com.google.gson.") || thrower.startsWith("com.slack.api.");
  }
}
