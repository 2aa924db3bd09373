package io.signalbox.bot.app.terminal;

/**
 * Process exit codes of the commands, for scripts. The launcher adds 69 of its own: no suitable
 * Java was found, or the build did not succeed.
 */
public final class ExitCode {
  /** Exit code 0: success, or an answer was found. */
  public static final int OK = 0;

  /** Exit code 1: internal error; the message states it, {@code --debug} adds the stack trace. */
  public static final int FAULT = 1;

  /** Exit code 2: the command line or the settings are wrong. */
  public static final int USAGE = 2;

  /** Exit code 3: the question has no answer in the indexed sources. */
  public static final int NO_ANSWER = 3;

  /** Exit code 4: a source's file is truncated; the rows before the break are kept. */
  public static final int INCOMPLETE = 4;

  /** Exit code 5: cases of an evaluation got no answer; the same command goes on with them. */
  public static final int UNFINISHED = 5;

  private ExitCode() {}
}
