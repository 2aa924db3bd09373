package io.signalbox.config.database.transfer;

/** Rows cannot be copied. The message is one sentence for the operator, without secrets. */
public final class TransferRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TransferRefused(String message) {
    super(message);
  }
}
