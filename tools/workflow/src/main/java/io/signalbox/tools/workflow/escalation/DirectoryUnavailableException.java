package io.signalbox.tools.workflow.escalation;

/** Signals that the Slack directory cannot be read at the moment; the work is retried. */
public final class DirectoryUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DirectoryUnavailableException(String message) {
    super(message);
  }
}
