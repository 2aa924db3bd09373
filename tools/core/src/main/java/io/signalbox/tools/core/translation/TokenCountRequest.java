package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Converts an Anthropic Messages request to a request for its prompt's token count. */
public final class TokenCountRequest {
  private TokenCountRequest() {}

  /** Returns the request without the fields that only concern an answer. */
  public static byte[] of(byte[] request) {
    ObjectNode root = TranslationJson.read(request, "body");
    root.remove(List.of("max_tokens", "stream"));
    return TranslationJson.bytes(root);
  }
}
