package io.signalbox.tools.foresight.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Call listener that stores a keyed hash of each new definition of a tool that a caller offers to
 * models, off the path of the call: a call whose tools are known costs one look-up. The definition
 * itself is stored only where the route keeps texts. Safe for use by many threads.
 */
public final class ToolDefinitionRecorder {
  private static final Logger log = LoggerFactory.getLogger(ToolDefinitionRecorder.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration AGAIN = Duration.ofHours(12);
  private static final int MOST_KNOWN = 20_000;
  private static final int MOST_TOOLS = 200;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 20_000;

  private final ToolDefinitionRows rows;
  private final PromptFingerprinter fingerprinter;
  private final Predicate<String> keepsTexts;
  private final Clock clock;
  private final SecretMasker secrets = new SecretMasker();
  private final Map<String, Instant> known = new ConcurrentHashMap<>();

  /**
   * @param keepsTexts accepts the names of routes whose texts are kept
   */
  public ToolDefinitionRecorder(
      ToolDefinitionRows rows,
      PromptFingerprinter fingerprinter,
      Predicate<String> keepsTexts,
      Clock clock) {
    this.rows = rows;
    this.fingerprinter = fingerprinter;
    this.keepsTexts = keepsTexts;
    this.clock = clock;
  }

  /**
   * Records the tools of a call that ended; returns at once.
   *
   * @param answer is not looked at
   */
  public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
    String caller = record.who().caller();
    record
        .prints()
        .tools()
        .map(print -> caller + " " + print)
        .filter(this::isDue)
        .ifPresent(
            key -> {
              known.put(key, clock.instant());
              boolean keeps = keepsTexts.test(record.who().route());
              Thread.ofVirtual()
                  .name("tool-definitions")
                  .start(() -> store(key, caller, request, keeps));
            });
  }

  private boolean isDue(String key) {
    Instant last = known.get(key);
    return last == null ? known.size() < MOST_KNOWN : last.plus(AGAIN).isBefore(clock.instant());
  }

  private void store(String key, String caller, RequestBody request, boolean keeps) {
    try {
      Map<String, String> tools = definitions(request.whole());
      Map<String, String> prints = new TreeMap<>();
      Map<String, String> texts = new TreeMap<>();
      tools.forEach(
          (tool, text) -> {
            prints.put(tool, fingerprinter.whole(text));
            if (keeps && text.length() <= LONGEST_TEXT) {
              texts.put(tool, secrets.mask(text).text());
            }
          });
      rows.save(caller, prints, texts, clock.instant());
    } catch (RuntimeException e) {
      known.remove(key);
      log.warn("the definitions of tools could not be stored; the next call tries again", e);
    }
  }

  /**
   * Returns the definitions of the tools in a request body, by name, in the formats of OpenAI,
   * Anthropic and Gemini.
   */
  static Map<String, String> definitions(String body) {
    Map<String, String> found = new TreeMap<>();
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

  private static void add(Map<String, String> found, JsonNode tool) {
    String name = tool.path("name").asText("");
    if (!name.isBlank() && name.length() <= LONGEST_NAME && found.size() < MOST_TOOLS) {
      found.put(name, tool.toPrettyString());
    }
  }
}
