package io.signalbox.tools.ask.knowledge;

import io.signalbox.knowledge.document.DocumentId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Converts between document ids and the URIs of MCP resources, {@code signalbox://documents/…}. */
public final class DocumentAddress {
  /** Prefix of the URIs; the document's id follows, percent-encoded. */
  public static final String PREFIX = "signalbox://documents/";

  private DocumentAddress() {}

  /** Returns a document's URI. */
  public static String of(DocumentId id) {
    return PREFIX + URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Returns the document id in a URI; empty for other URIs. */
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
