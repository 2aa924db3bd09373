package io.signalbox.tools.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.upstream.Upstream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests gateway address and key by one request for the list of routes. */
public final class GatewayProbe {
  private static final JsonMapper JSON = new JsonMapper();

  private GatewayProbe() {}

  /** Result of the probe. */
  public sealed interface ProbeResult {
    /** Names of the routes that the key may use. */
    record Routes(List<String> names) implements ProbeResult {}

    /** The gateway refused the key, with its reason. */
    record ProbeRefused(String sentence) implements ProbeResult {}

    /** There was no reply, or the reply was not a gateway's. */
    record Unreachable() implements ProbeResult {}
  }

  /** Sends the request; waits for a few seconds at most. */
  public static ProbeResult ask(ClientSettings settings, Upstream upstream, Clock clock) {
    Optional<JsonNode> answer =
        new RemoteGateway(settings, upstream, clock).models().flatMap(GatewayProbe::json);
    if (answer.isEmpty()) {
      return new ProbeResult.Unreachable();
    }
    JsonNode message = answer.get().path("error").path("message");
    if (message.isTextual()) {
      return new ProbeResult.ProbeRefused(message.textValue());
    }
    JsonNode models = answer.get().path("data");
    if (!models.isArray()) {
      return new ProbeResult.Unreachable();
    }
    List<String> names = new ArrayList<>();
    models.forEach(model -> names.add(model.path("id").asText()));
    return new ProbeResult.Routes(List.copyOf(names));
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
