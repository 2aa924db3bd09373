package io.signalbox.bot.workspace.delivery;

import org.jspecify.annotations.Nullable;

/** Signals that the app's address could not be reached, or answered with an HTTP error. */
final class FailedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String reason;
  private final boolean isLast;

  /**
   * @param reason as {@code X-Slack-Retry-Reason} names it
   * @param isLast whether the app asked not to be sent it again
   */
  FailedRequestException(String reason, boolean isLast, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
    this.isLast = isLast;
  }

  String reason() {
    return reason;
  }

  boolean isLast() {
    return isLast;
  }
}
