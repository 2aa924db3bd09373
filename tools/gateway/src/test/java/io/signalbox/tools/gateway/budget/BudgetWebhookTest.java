package io.signalbox.tools.gateway.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule.Period;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetWebhookTest {
  private static final BudgetWarning WARNING =
      new BudgetWarning(
          new Budget("caller:a", "U1", Cost.dollars(1), Period.DAY, 0.5),
          Cost.dollars(0.5),
          Instant.parse("2026-11-24T00:00:00Z"));

  private final List<Upstream.Request> sent = new ArrayList<>();
  private int closed;

  @Test
  void postsASentenceForSlackAndItsPartsForPrograms() throws Exception {
    webhook(200).accept(WARNING);

    Upstream.Request request = sent.getFirst();
    JsonNode body = new JsonMapper().readTree(new String(request.body(), UTF_8));
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.uri()).hasToString("https://alerts.example/hook");
    assertThat(request.headers()).containsEntry("content-type", "application/json");
    assertThat(body.path("text").asText())
        .startsWith("The budget caller:a runs low: ")
        .endsWith(" a day is spent; it renews at 2026-11-24T00:00:00Z.");
    assertThat(body.path("event").asText()).isEqualTo("budget_low");
    assertThat(body.path("budget").asText()).isEqualTo("caller:a");
    assertThat(body.path("owner").asText()).isEqualTo("U1");
    assertThat(body.path("spent").asText()).isEqualTo(Cost.dollars(0.5).toString());
    assertThat(body.path("amount").asText()).isEqualTo(Cost.dollars(1).toString());
    assertThat(body.path("renews").asText()).isEqualTo("2026-11-24T00:00:00Z");
    assertThat(closed).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 404, -1})
  void anAlertThatSomebodyMayHaveReadIsNotPostedAgain(int status) {
    webhook(status).accept(WARNING);

    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void anAlertThatNobodyTookIsPostedAgainAfterEachPause(int status) {
    webhook(status).accept(WARNING);

    assertThat(sent).hasSize(3);
  }

  /** A status below zero stands for a connection that breaks. */
  private BudgetWebhook webhook(int status) {
    Upstream upstream =
        (request, within, cancellation) -> {
          sent.add(request);
          if (status < 0) {
            throw new UpstreamFailedException(UpstreamFailedException.Reason.BROKEN);
          }
          return new Answer(status);
        };
    return new BudgetWebhook(
        new Secret("https://alerts.example/" + "hook"),
        upstream,
        List.of(Duration.ofMillis(1), Duration.ofMillis(1)),
        Runnable::run);
  }

  private final class Answer implements Upstream.Answer {
    private final int status;

    Answer(int status) {
      this.status = status;
    }

    @Override
    public int status() {
      return status;
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<byte[]> next(Duration within) {
      return Optional.empty();
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
