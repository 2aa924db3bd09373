package io.signalbox.bot.slack.client;

import com.google.gson.JsonParseException;

/** Tells what a delivery's contents brought about from a fault of the bot. */
final class UnprocessableDelivery {
  private UnprocessableDelivery() {}

  /** Returns whether a field that is missing, of another kind or too long explains a failure. */
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
}
