package io.signalbox.tools.gateway.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallLabels;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.DataClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesLogTest {
  @TempDir private Path folder;

  private static final CallRecord RECORD =
      new CallRecord(
          "id",
          Instant.EPOCH,
          new CallRecord.Who("indexer", "search", "answers", DataClass.INTERNAL),
          Optional.of(new CallRecord.AnsweredBy("answers", "openai", "gpt-4o")),
          CallRecord.Prints.NONE,
          TokenUsage.of(10, 5),
          UsageBasis.COUNTED,
          new Cost(7_500_000),
          Cost.NOTHING,
          Optional.empty(),
          Duration.ofMillis(12),
          1,
          CallRecord.CacheUse.OFF,
          0,
          Optional.of("stop"),
          CallOutcome.ANSWERED,
          new CallLabels(Optional.of("checkout"), Optional.empty()));

  @Test
  void writesALineForEachCallAndTextsOnlyForWhomTheSecretIs() throws IOException {
    Path file = folder.resolve("calls.jsonl");
    CallTextCipher seal = new CallTextCipher(new Secret("of the vault"));
    CallTexts texts = new CallTexts("Kraken?".getBytes(UTF_8), "Yes.".getBytes(UTF_8));
    try (JsonLinesLog log = new JsonLinesLog(file, Optional.of(seal))) {
      log.ended(RECORD, Optional.of(texts));
      log.ended(RECORD, Optional.empty());
    }
    try (JsonLinesLog keyless = new JsonLinesLog(file, Optional.empty())) {
      keyless.ended(RECORD, Optional.of(texts));
    }

    List<String> lines = Files.readAllLines(file);
    JsonNode first = new ObjectMapper().readTree(lines.getFirst());
    assertThat(first.path("route").asText()).isEqualTo("answers");
    assertThat(first.path("tag").asText()).isEqualTo("checkout");
    assertThat(first.path("dollars").decimalValue()).isEqualByComparingTo("0.0000075");
    assertThat(seal.opened(first.path("request_sealed").asText())).isEqualTo("Kraken?");
    assertThat(seal.opened(first.path("answer_sealed").asText())).isEqualTo("Yes.");
    assertThat(String.join("", lines)).doesNotContain("Kraken", "Yes.");
    assertThat(lines.subList(1, 3)).noneMatch(line -> line.contains("sealed"));
    assertThatThrownBy(
            () ->
                new CallTextCipher(new Secret("another"))
                    .opened(first.path("request_sealed").asText()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
