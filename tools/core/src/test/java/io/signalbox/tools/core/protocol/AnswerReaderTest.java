package io.signalbox.tools.core.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.RedactionRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  @Test
  void readsUsageOfBothShapes() {
    AnswerFacts openAi =
        read(
            """
            {"choices":[{"message":{"role":"assistant","content":"Hi","refusal":null},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":4}}}\
            """);
    AnswerFacts anthropic =
        read(
            """
            {"type":"message","content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn",
             "usage":{"input_tokens":6,"output_tokens":5,"cache_read_input_tokens":3,"cache_creation_input_tokens":1}}\
            """);

    assertThat(openAi.usage()).contains(new TokenUsage(10, 5, 4, 0));
    assertThat(openAi.finishReason()).contains("stop");
    assertThat(openAi.text()).contains("Hi");
    assertThat(openAi.refused()).isFalse();
    assertThat(anthropic.usage()).contains(new TokenUsage(10, 5, 3, 1));
    assertThat(anthropic.text()).contains("Hi");
    assertThat(anthropic.begins()).isTrue();
  }

  @Test
  void believesNoUsageThatAModelWrote() {
    AnswerFacts facts =
        read(
            """
            {"content":[{"type":"tool_use","input":{"usage":{"input_tokens":1}, "stop_reason":"x"}}],
             "choices":[{"message":{"tool_calls":[{"usage":{"prompt_tokens":1}}]}}]}\
            """);

    assertThat(facts.usage()).isEmpty();
    assertThat(facts.finishReason()).isEmpty();
    assertThat(facts.begins()).isTrue();
  }

  @Test
  void doesNotTakeAnOpeningEventForTheBeginningOfAnAnswer() {
    assertThat(
            read("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}").begins())
        .isFalse();
    assertThat(read("{\"choices\":[{\"delta\":{\"content\":\"H\"}}]}").begins()).isTrue();
    assertThat(
            read("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":9}}}")
                .begins())
        .isFalse();
    assertThat(read("{\"type\":\"content_block_delta\",\"delta\":{\"text\":\"H\"}}").begins())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "<html>", "{\"usage\":{\"prompt_tokens\":", "null"})
  void readsNothingOutOfNonsense(String text) {
    assertThat(AnswerReader.read(text.getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 1_000})
  void cutsAStreamIntoEventsWhereverItsPiecesBreak(int size) {
    String stream = "data: {\"a\":1}\n\nevent: x\r\ndata: 2\r\n\r\n: ping\n\ndata: [DONE]\n\n";
    SseReader reader = new SseReader();
    List<SseEvent> events = new ArrayList<>();
    byte[] bytes = stream.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += size) {
      events.addAll(
          reader.read(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size))));
    }

    assertThat(events).hasSize(4);
    assertThat(events.get(0).data()).contains("{\"a\":1}");
    assertThat(events.get(1).data()).contains("2");
    assertThat(events.get(2).data()).isEmpty();
    assertThat(events.get(3).isLast()).isTrue();
  }

  @Test
  void putsValuesBackEscapedForThePlaceTheyGoTo() {
    CallRedaction redaction = CallRedaction.begin(new TextRedactor(), RedactionRule.STRICT, "");
    redaction.redact("\"o'neil\"@example.org o'x@example.org ann@example.org");
    AnswerRestorer restorer = new AnswerRestorer(redaction);

    String whole =
        new String(
            restorer.restore(
                "{\"choices\":[{\"message\":{\"content\":\"to [EMAIL_2]\",\"tool_calls\":[{\"function\":{\"arguments\":\"{\\\"to\\\":\\\"[EMAIL_2]\\\"}\"}}]}}]}"
                    .getBytes(UTF_8)),
            UTF_8);
    SseEvent first =
        restorer
            .restored(event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"to [EMA\"}}]}"))
            .getFirst();
    SseEvent second =
        restorer
            .restored(event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"IL_2]!\"}}]}"))
            .getFirst();

    assertThat(whole).contains("\"to ann@example.org\"", "{\\\"to\\\":\\\"ann@example.org\\\"}");
    assertThat(first.data().orElseThrow()).contains("\"content\":\"to \"");
    assertThat(second.data().orElseThrow()).contains("\"content\":\"ann@example.org!\"");
  }

  @Test
  void losesNothingThatOnlyLookedLikeTheBeginningOfAPlaceholder() {
    CallRedaction redaction = CallRedaction.begin(new TextRedactor(), RedactionRule.STRICT, "");
    redaction.redact("ann@example.org");
    AnswerRestorer restorer = new AnswerRestorer(redaction);

    restorer.restored(event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a [EMA\"}}]}"));
    List<SseEvent> last =
        restorer.restored(
            event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"));

    assertThat(last).hasSize(2);
    assertThat(last.getFirst().data().orElseThrow()).contains("\"content\":\"[EMA\"");
    assertThat(last.getLast().data().orElseThrow()).contains("\"stop\"");
  }

  private static SseEvent event(String data) {
    return new SseEvent(("data: " + data + "\n\n").getBytes(UTF_8));
  }

  private static AnswerFacts read(String text) {
    return AnswerReader.read(text.getBytes(UTF_8)).orElseThrow();
  }
}
