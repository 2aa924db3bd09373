package io.signalbox.bot.cli;

/**
 * What a command leaves with, so that scripts can tell the cases apart. The launcher adds 69 of its
 * own: no suitable Java was found, or the build did not succeed.
 */
public final class ExitCode {
  /** Answered, or done. */
  public static final int OK = 0;

  /** Something is broken; the message says what, {@code --debug} adds where. */
  public static final int FAULT = 1;

  /** The command line or the settings are wrong. */
  public static final int USAGE = 2;

  /** The question has no answer in what is known. */
  public static final int NO_ANSWER = 3;

  private ExitCode() {}
}
