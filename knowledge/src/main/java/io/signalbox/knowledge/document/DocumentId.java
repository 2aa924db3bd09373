package io.signalbox.knowledge.document;

/**
 * Identifier of a document: the source's name, a slash, and the document's path inside the source
 * ({@code runbooks/payments/failover.md}). The same bytes at the same place always give the same
 * id.
 *
 * @param value never blank
 */
public record DocumentId(String value) implements Comparable<DocumentId> {
  public DocumentId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a document id must not be blank");
    }
  }

  @Override
  public int compareTo(DocumentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
