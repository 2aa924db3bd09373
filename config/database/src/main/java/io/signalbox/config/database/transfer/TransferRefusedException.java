package io.signalbox.config.database.transfer;

/**
 * Thrown when rows cannot be copied, such as into a target that holds other data. The message is
 * one sentence for the operator, without secrets.
 */
public final class TransferRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TransferRefusedException(String message) {
    super(message);
  }
}
