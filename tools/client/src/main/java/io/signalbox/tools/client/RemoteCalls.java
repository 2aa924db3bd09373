package io.signalbox.tools.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord.CacheUse;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adapter that lets code written for this process's gateway call one in another process. Whole
 * answers only.
 */
public final class RemoteCalls implements Function<GatewayCall, GatewayReply> {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration USUAL = Duration.ofSeconds(30);

  private final GatewayClient client;

  /**
   * @param client stays the caller's to close
   */
  public RemoteCalls(GatewayClient client) {
    this.client = client;
  }

  @Override
  public GatewayReply apply(GatewayCall call) {
    ClientAnswer answer =
        client.call(
            new ClientCall(
                call.body().shape(),
                call.body().whole(),
                Optional.of(call.dataClass()),
                call.within().orElse(USUAL)));
    String route = call.body().model().orElse("");
    return answer.isAnswer()
        ? GatewayReply.Answered.whole(
            answer.status(),
            new GatewayReply.Served(route, "", CacheUse.OFF),
            answer.body().getBytes(UTF_8))
        : new GatewayReply.CallRefused(
            new CallRefusal(
                answer.status(),
                "refused",
                sentence(answer.body()),
                Optional.empty(),
                CallOutcome.UNAVAILABLE));
  }

  /** Returns the message in an error body of either protocol. */
  private static String sentence(String body) {
    try {
      JsonNode message = JSON.readTree(body).path("error").path("message");
      if (message.isTextual() && !message.textValue().isBlank()) {
        return message.textValue();
      }
    } catch (JsonProcessingException e) {
      // Below.
    }
    return "The gateway refused the call without a reason that can be read.";
  }
}
