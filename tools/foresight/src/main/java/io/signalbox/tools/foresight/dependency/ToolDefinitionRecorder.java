package io.signalbox.tools.foresight.dependency;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.OfferedToolListener;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Call listener that stores a keyed hash of each new definition of a tool that a caller offers to
 * models. The definition itself is stored only where the route keeps texts. Safe for use by many
 * threads.
 */
public final class ToolDefinitionRecorder {
  private static final int LONGEST_TEXT = 20_000;

  private final ToolDefinitionRows rows;
  private final PromptFingerprinter fingerprinter;
  private final Predicate<String> keepsTexts;
  private final Clock clock;
  private final SecretMasker secrets = new SecretMasker();
  private final OfferedToolListener listener;

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
    this.listener = new OfferedToolListener(this::save, clock);
  }

  /**
   * Records the tools of a call that ended; returns at once.
   *
   * @param answer is not looked at
   */
  public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
    listener.ended(record, request);
  }

  private void save(CallRecord record, Map<String, JsonNode> tools) {
    boolean keeps = keepsTexts.test(record.who().route());
    Map<String, String> prints = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    tools.forEach(
        (tool, definition) -> {
          String text = definition.toPrettyString();
          prints.put(tool, fingerprinter.whole(text));
          if (keeps && text.length() <= LONGEST_TEXT) {
            texts.put(tool, secrets.mask(text).text());
          }
        });
    rows.save(record.who().caller(), prints, texts, clock.instant());
  }
}
