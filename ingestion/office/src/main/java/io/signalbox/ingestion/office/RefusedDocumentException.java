package io.signalbox.ingestion.office;

/** The bytes are not a document that can be read; the message is one sentence for a person. */
final class RefusedDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedDocumentException(String message) {
    super(message);
  }
}
