package io.signalbox.tools.workflow.observation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Call listener that records the names of tools that agents offer to models, off the path of the
 * call: a call whose tools are known costs one look-up. Names alone are kept. Safe for use by many
 * threads.
 */
public final class OfferedToolRecorder {
  private static final Logger log = LoggerFactory.getLogger(OfferedToolRecorder.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration AGAIN = Duration.ofHours(12);
  private static final int MOST_KNOWN = 20_000;
  private static final int MOST_TOOLS = 200;
  private static final int LONGEST_NAME = 200;
  private static final String AGENT = "agent.";

  private final ObservationRows rows;
  private final Clock clock;
  private final Map<String, Instant> known = new ConcurrentHashMap<>();

  public OfferedToolRecorder(Jdbi jdbi, Clock clock) {
    this.rows = new ObservationRows(jdbi);
    this.clock = clock;
  }

  /**
   * Records the tools of a call that ended; returns at once.
   *
   * @param answer is not looked at
   */
  public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
    String caller = record.who().caller();
    if (!caller.startsWith(AGENT)) {
      return;
    }
    record
        .prints()
        .tools()
        .map(print -> caller + " " + print)
        .filter(this::isDue)
        .ifPresent(
            key -> {
              known.put(key, clock.instant());
              String body = request.whole();
              Thread.ofVirtual().name("offered-tools").start(() -> store(key, caller, body));
            });
  }

  private boolean isDue(String key) {
    Instant last = known.get(key);
    return last == null ? known.size() < MOST_KNOWN : last.plus(AGAIN).isBefore(clock.instant());
  }

  private void store(String key, String caller, String body) {
    try {
      rows.offered(caller, names(body), clock.instant());
    } catch (RuntimeException e) {
      known.remove(key);
      log.warn("the names of offered tools could not be stored; the next call tries again", e);
    }
  }

  /**
   * Returns the names of the tools in a request body, in the formats of OpenAI, Anthropic and
   * Gemini.
   */
  static Set<String> names(String body) {
    Set<String> names = new TreeSet<>();
    try {
      JsonNode root = JSON.readTree(body);
      for (JsonNode tool : root.path("tools")) {
        add(names, tool.path("function").path("name").asText(tool.path("name").asText("")));
        tool.path("functionDeclarations").forEach(each -> add(names, each.path("name").asText("")));
      }
      root.path("functions").forEach(each -> add(names, each.path("name").asText("")));
    } catch (JsonProcessingException e) {
      log.debug("a request with tools is no JSON", e);
    }
    return names;
  }

  private static void add(Set<String> names, String name) {
    if (!name.isBlank() && name.length() <= LONGEST_NAME && names.size() < MOST_TOOLS) {
      names.add(name);
    }
  }
}
