package io.signalbox.tools.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.ConversationRules;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * In-memory history of conversations of OpenAI's Responses API, for requests that continue one by
 * its id over providers that store none. In memory of this process only, for who began them and for
 * data of the same class; the least recently used go first. Safe for use from several threads.
 */
final class ResponseHistory {
  private static final long MOST_BYTES = 64L << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final Supplier<RouteTable> routes;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, KeptItems> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** JSON items of a conversation up to and including a response, with their expiry. */
  private record KeptItems(String json, long until) {}

  ResponseHistory(Supplier<RouteTable> routes, Clock clock) {
    this.routes = routes;
    this.clock = clock;
  }

  /**
   * Returns the call with the full conversation that it continues inserted, or the same call where
   * it names none.
   *
   * @throws MalformedBodyException when what it names is not kept
   */
  GatewayCall continued(GatewayCall call) {
    if (keep(call).isEmpty()) {
      return call;
    }
    JsonNode before = read(call.body().raw("previous_response_id").orElse("null"));
    ArrayNode input = items(call.body());
    boolean refers = input.findValuesAsText("type").contains("item_reference");
    if (!before.isTextual() && !refers) {
      return call;
    }
    ArrayNode whole = JSON.createArrayNode();
    if (before.isTextual()) {
      whole.addAll(find(call, before.asText()));
    }
    for (JsonNode item : input) {
      boolean reference = item.path("type").asText().equals("item_reference");
      whole.add(reference ? find(call, item.path("id").asText()).get(0) : item);
    }
    RequestBody body =
        call.body().with("input", whole.toString()).with("previous_response_id", "null");
    return call.with(body);
  }

  /** Returns a reply that is stored in the history when its client has read it to the end. */
  GatewayReply keeping(GatewayCall call, GatewayReply reply) {
    Optional<Duration> keep = keep(call);
    return keep.isPresent() && reply instanceof GatewayReply.Answered answered
        ? new GatewayReply.Answered(
            answered.status(),
            answered.contentType(),
            answered.served(),
            new ObservedBody(answered.body(), response -> keep(call, response, keep.get())))
        : reply;
  }

  private Optional<Duration> keep(GatewayCall call) {
    if (call.body().shape() != ApiProtocol.OPENAI_RESPONSES) {
      return Optional.empty();
    }
    return call.body()
        .model()
        .flatMap(name -> routes.get().find(name))
        .map(Route::target)
        .filter(RouteTarget.Chat.class::isInstance)
        .map(RouteTarget.Chat.class::cast)
        .filter(chat -> chat.provider().responses() == Provider.ResponsesSupport.TRANSLATED)
        .map(RouteTarget.Chat::rules)
        .flatMap(ConversationRules::keepResponses);
  }

  private void keep(GatewayCall call, JsonNode response, Duration keep) {
    ArrayNode whole = items(call.body());
    JsonNode output = response.path("output");
    output.forEach(whole::add);
    long until = clock.millis() + keep.toMillis();
    put(key(call, response.path("id").asText()), new KeptItems(whole.toString(), until));
    for (JsonNode item : output) {
      String alone = JSON.createArrayNode().add(item).toString();
      put(key(call, item.path("id").asText()), new KeptItems(alone, until));
    }
  }

  private void put(String key, KeptItems items) {
    lock.lock();
    try {
      KeptItems before = kept.put(key, items);
      bytes += items.json().length() - (before == null ? 0 : before.json().length());
      Iterator<KeptItems> oldest = kept.values().iterator();
      while (bytes > MOST_BYTES && oldest.hasNext()) {
        bytes -= oldest.next().json().length();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  private ArrayNode find(GatewayCall call, String id) {
    lock.lock();
    try {
      KeptItems items = kept.get(key(call, id));
      if (items != null && items.until() > clock.millis()) {
        return (ArrayNode) read(items.json());
      }
    } finally {
      lock.unlock();
    }
    throw new MalformedBodyException(
        "'" + id + "' is not kept here, or not any more; send the whole conversation in 'input'.");
  }

  private static String key(GatewayCall call, String id) {
    return call.caller().name() + "\n" + call.dataClass() + "\n" + id;
  }

  private static ArrayNode items(RequestBody body) {
    JsonNode input = read(body.raw("input").orElse("[]"));
    if (input instanceof ArrayNode items) {
      return items;
    }
    ArrayNode items = JSON.createArrayNode();
    ObjectNode message = items.addObject().put("role", "user");
    message.set("content", input);
    return items;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json.getBytes(UTF_8));
    } catch (IOException e) {
      throw new MalformedBodyException("The body is not JSON.");
    }
  }
}
