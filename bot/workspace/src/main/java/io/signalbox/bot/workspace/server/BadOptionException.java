package io.signalbox.bot.workspace.server;

/** Signals an option or a file of the workspace server that cannot be used, in one sentence. */
public final class BadOptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadOptionException(String sentence) {
    super(sentence);
  }
}
