package io.signalbox.tools.gateway.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.protocol.SseReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Response body that also passes the complete response object to a consumer, once it was read to
 * its end.
 */
final class ObservedBody implements GatewayReply.Pieces {
  private static final JsonMapper JSON = new JsonMapper();

  private final GatewayReply.Pieces body;
  private final Consumer<JsonNode> whole;
  private final SseReader reader = new SseReader();

  /**
   * @param whole is given the response
   */
  ObservedBody(GatewayReply.Pieces body, Consumer<JsonNode> whole) {
    this.body = body;
    this.whole = whole;
  }

  @Override
  public Optional<byte[]> next() {
    Optional<byte[]> piece = body.next();
    piece.ifPresent(this::take);
    return piece;
  }

  private void take(byte[] piece) {
    if (piece.length > 0 && piece[0] == '{') {
      tell(new String(piece, StandardCharsets.UTF_8));
      return;
    }
    for (SseEvent event : reader.read(piece)) {
      if (event.isLast()) {
        event.data().ifPresent(this::tell);
      }
    }
  }

  private void tell(String json) {
    try {
      JsonNode said = JSON.readTree(json);
      JsonNode response = said.has("response") ? said.get("response") : said;
      if (response.path("status").asText().equals("completed")) {
        whole.accept(response);
      }
    } catch (IOException e) {
      // An answer that cannot be read is none to go on from.
    }
  }

  @Override
  public void close() {
    body.close();
  }
}
