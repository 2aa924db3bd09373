package io.signalbox.tools.core.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.DataClass;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls whose requests offer tools. */
class OfferedToolListenerTest {
  private static final String TWO =
      "{\"tools\":[{\"function\":{\"name\":\"a\"}},{\"function\":{\"name\":\"b\"}}]}";

  private final TestClock clock = new TestClock();
  private final BlockingQueue<Set<String>> saved = new LinkedBlockingQueue<>();
  private boolean fails;

  @Test
  void aSetOfToolsIsHandedOnOnceInTwelveHoursAndAgainAfterAFailure() throws Exception {
    OfferedToolListener listener = new OfferedToolListener(this::save, clock);
    fails = true;
    listener.ended(record("print"), body(TWO));
    assertThat(saved.poll(10, TimeUnit.SECONDS)).containsExactlyInAnyOrder("a", "b");
    fails = false;
    while (saved.isEmpty()) {
      // What failed is forgotten on the thread that failed.
      listener.ended(record("print"), body(TWO));
      Thread.onSpinWait();
    }
    saved.clear();

    clock.advance(Duration.ofHours(11));
    listener.ended(record("print"), body(TWO));
    listener.ended(record("other"), body(TWO));
    assertThat(saved.poll(10, TimeUnit.SECONDS)).isNotNull();
    assertThat(saved).isEmpty();
    clock.advance(Duration.ofHours(2));
    listener.ended(record("print"), body(TWO));
    assertThat(saved.poll(10, TimeUnit.SECONDS)).containsExactlyInAnyOrder("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"x\",\"parameters\":{}}}]} | x",
        "{\"tools\":[{\"name\":\"y\",\"input_schema\":{\"type\":\"object\"}}]} | y",
        "{\"tools\":[{\"functionDeclarations\":[{\"name\":\"z\"},{\"name\":\" \"}]}]} | z",
        "{\"functions\":[{\"name\":\"w\"}]} | w"
      })
  void toolsAreReadInTheFormatsOfTheProtocols(String body, String name) {
    assertThat(OfferedToolListener.definitions(body)).containsOnlyKeys(name);
    assertThat(OfferedToolListener.definitions("{\"tools\":")).isEmpty();
  }

  private void save(CallRecord record, Map<String, ?> definitions) {
    boolean failing = fails;
    saved.add(Set.copyOf(definitions.keySet()));
    if (failing) {
      throw new IllegalStateException("the database is gone");
    }
  }

  private static RequestBody body(String json) {
    return RequestBody.read(ApiProtocol.OPENAI_CHAT, json.getBytes(UTF_8));
  }

  private CallRecord record(String print) {
    return new CallRecord(
        "id",
        clock.instant(),
        new CallRecord.Who("agent.one", "team", "chat", DataClass.INTERNAL),
        Optional.empty(),
        new CallRecord.Prints(Optional.empty(), Optional.of(print)),
        TokenUsage.of(1, 1),
        UsageBasis.NONE,
        Cost.NOTHING,
        Cost.NOTHING,
        Optional.empty(),
        Duration.ofMillis(1),
        1,
        CallRecord.CacheUse.OFF,
        0,
        Optional.empty(),
        CallOutcome.ANSWERED);
  }
}
