package io.signalbox.bot.app.terminal;

/**
 * Exit codes of the commands, which let scripts tell the cases apart. The launcher adds 69 of its
 * own: no suitable Java was found, or the build did not succeed.
 */
public final class ExitCode {
  /** Success, or an answer was found. */
  public static final int OK = 0;

  /** Internal error; the message states it, {@code --debug} adds the stack trace. */
  public static final int FAULT = 1;

  /** The command line or the settings are wrong. */
  public static final int USAGE = 2;

  /** The question has no answer in what is known. */
  public static final int NO_ANSWER = 3;

  /** A source's file breaks off before its end; what stands before that is kept. */
  public static final int INCOMPLETE = 4;

  private ExitCode() {}
}
