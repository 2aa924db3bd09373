package io.signalbox.tools.gateway.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.tools.core.call.CallLabels;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.gateway.budget.BudgetCharge;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTextTest {
  private static final Instant AT = Instant.parse("2026-11-28T12:00:00.123456789Z");

  @Test
  void readsBackEverythingThatWasWritten() throws IOException {
    JournalLine line =
        new JournalLine(
            full(),
            List.of(
                new BudgetCharge("route:a \"b\"\n", Instant.EPOCH, new Cost(7)),
                new BudgetCharge("caller:c", Instant.parse("2026-11-01T00:00:00Z"), new Cost(8))));

    assertThat(JournalText.read(text(line))).isEqualTo(line);
    assertThat(text(line)).endsWith("\n").doesNotContain("b\\\"\n\"");
  }

  @Test
  void readsBackARecordOfWhichLittleIsKnown() throws IOException {
    JournalLine line = new JournalLine(bare(), List.of());

    assertThat(JournalText.read(text(line))).isEqualTo(line);
  }

  /** An earlier version may have been killed before this one was installed. */
  @Test
  void readsLinesOfVersionsThatDidNotSayWhatTheUsageRestsOn() throws IOException {
    String head =
        "[\"019acb3f000000000000000000000000\",1764331200,5,\"a\",\"t\",\"r\",\"INTERNAL\",null,null,"
            + "null,null,null,10,5,0,0,7,0,-1,9,1,\"OFF\",0,null,\"ANSWERED\"";

    JournalLine bare = JournalText.read(head + "]");
    JournalLine charged = JournalText.read(head + ",\"caller:c\",5,7]");

    assertThat(bare.record().basis()).isEqualTo(UsageBasis.COUNTED);
    assertThat(bare.record().usage()).isEqualTo(TokenUsage.of(10, 5));
    assertThat(charged.charges())
        .containsExactly(new BudgetCharge("caller:c", Instant.ofEpochMilli(5), new Cost(7)));
  }

  /** A process may be killed after any byte. */
  @Test
  void takesNoLineThatIsNotWhole() throws IOException {
    String text = text(new JournalLine(full(), List.of(new BudgetCharge("b", AT, new Cost(7)))));

    for (int end = 1; end < text.length() - 1; end++) {
      String part = text.substring(0, end);
      assertThatThrownBy(() -> JournalText.read(part)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "17", "[\"id\", \"x\"]", "{\"record\":{}}", "[null]"})
  void takesNothingElse(String text) {
    assertThatThrownBy(() -> JournalText.read(text)).isInstanceOf(IOException.class);
  }

  private static String text(JournalLine line) {
    return new String(JournalText.of(line), UTF_8);
  }

  private static CallRecord full() {
    return new CallRecord(
        "019acb3f000000000000000000000000",
        AT,
        new CallRecord.Who("indexer", "søk", "chat", DataClass.CONFIDENTIAL),
        Optional.of(new CallRecord.AnsweredBy("spare", "openai", "gpt")),
        new CallRecord.Prints(Optional.of("p"), Optional.of("t")),
        new TokenUsage(1, 2, 3, Long.MAX_VALUE),
        UsageBasis.DISBELIEVED,
        new Cost(4),
        new Cost(5),
        Optional.of(Duration.ZERO),
        Duration.ofSeconds(90, 1),
        2,
        CallRecord.CacheUse.SEMANTIC,
        3,
        Optional.of("stop"),
        CallOutcome.ANSWERED,
        CallLabels.NONE.served("house-style.md@3"));
  }

  private static CallRecord bare() {
    return new CallRecord(
        "x",
        AT,
        new CallRecord.Who("", "", "", DataClass.PUBLIC),
        Optional.empty(),
        CallRecord.Prints.NONE,
        TokenUsage.NONE,
        UsageBasis.NONE,
        Cost.NOTHING,
        Cost.NOTHING,
        Optional.empty(),
        Duration.ZERO,
        0,
        CallRecord.CacheUse.OFF,
        0,
        Optional.empty(),
        CallOutcome.DENIED);
  }
}
