package io.signalbox.tools.ask.knowledge;

import io.signalbox.knowledge.document.DocumentId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Addresses of documents as resources: {@code signalbox://documents/…}. */
public final class DocumentAddress {
  /** Begins each of them; the document's id follows, percent-encoded. */
  public static final String PREFIX = "signalbox://documents/";

  private DocumentAddress() {}

  /** Returns a document's address. */
  public static String of(DocumentId id) {
    return PREFIX + URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Reads an address; empty when it is none of a document. */
  public static Optional<String> id(String address) {
    if (!address.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      String encoded = address.substring(PREFIX.length()).replace("+", "%2B");
      return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
