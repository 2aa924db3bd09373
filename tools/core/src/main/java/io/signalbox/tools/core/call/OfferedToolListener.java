package io.signalbox.tools.core.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.protocol.RequestBody;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Call listener that hands on each set of tools that a caller offers to models, off the path of the
 * call: a call whose tools were handed on in the last twelve hours costs one look-up. Safe for use
 * by many threads.
 */
public final class OfferedToolListener {
  private static final Logger log = LoggerFactory.getLogger(OfferedToolListener.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration AGAIN = Duration.ofHours(12);
  private static final int MOST_KNOWN = 20_000;
  private static final int MOST_TOOLS = 200;
  private static final int LONGEST_NAME = 200;

  private final ToolStore store;
  private final Clock clock;
  private final Map<String, Instant> known = new ConcurrentHashMap<>();

  public OfferedToolListener(ToolStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Stores tools; called on a thread of its own, and again at the next call after a failure. */
  public interface ToolStore {
    /**
     * Stores the tools of a call.
     *
     * @param definitions by the tools' names
     */
    void save(CallRecord record, Map<String, JsonNode> definitions);
  }

  /** Hands on the tools of a call that ended, unless they are known; returns at once. */
  public void ended(CallRecord record, RequestBody request) {
    record
        .prints()
        .tools()
        .map(print -> record.who().caller() + " " + print)
        .filter(this::isDue)
        .ifPresent(
            key -> {
              known.put(key, clock.instant());
              Thread.ofVirtual()
                  .name("offered-tools")
                  .start(() -> save(key, record, request.whole()));
            });
  }

  private boolean isDue(String key) {
    Instant last = known.get(key);
    return last == null ? known.size() < MOST_KNOWN : last.plus(AGAIN).isBefore(clock.instant());
  }

  private void save(String key, CallRecord record, String body) {
    try {
      store.save(record, definitions(body));
    } catch (RuntimeException e) {
      known.remove(key);
      log.warn("offered tools could not be stored; the next call tries again", e);
    }
  }

  /**
   * Returns the definitions of the tools in a request body, by name, in the formats of OpenAI,
   * Anthropic and Gemini.
   */
  static Map<String, JsonNode> definitions(String body) {
    Map<String, JsonNode> found = new TreeMap<>();
    try {
      JsonNode root = JSON.readTree(body);
      for (JsonNode tool : root.path("tools")) {
        add(found, tool.has("function") ? tool.path("function") : tool);
        tool.path("functionDeclarations").forEach(each -> add(found, each));
      }
      root.path("functions").forEach(each -> add(found, each));
    } catch (JsonProcessingException e) {
      log.debug("a request with tools is no JSON", e);
    }
    return found;
  }

  private static void add(Map<String, JsonNode> found, JsonNode tool) {
    String name = tool.path("name").asText("");
    if (!name.isBlank() && name.length() <= LONGEST_NAME && found.size() < MOST_TOOLS) {
      found.put(name, tool);
    }
  }
}
