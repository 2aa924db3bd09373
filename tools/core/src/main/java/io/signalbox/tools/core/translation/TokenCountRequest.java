package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request of Anthropic's messages as the question how many tokens its prompt has. */
public final class TokenCountRequest {
  private TokenCountRequest() {}

  /** The request without what only an answer has. */
  public static byte[] of(byte[] request) {
    ObjectNode root = TranslationJson.read(request, "body");
    root.remove(List.of("max_tokens", "stream"));
    return TranslationJson.bytes(root);
  }
}
