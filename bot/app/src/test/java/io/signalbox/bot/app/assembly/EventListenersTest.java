package io.signalbox.bot.app.assembly;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.reset;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.accounting.CallTexts;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetWarning;
import io.signalbox.tools.gateway.budget.BudgetWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Word of budgets and calls to places outside, over real sockets. */
@Timeout(60)
class EventListenersTest {
  private static final String TOKEN = "T0-" + "webhook-of-nobody";
  private static final Instant AT = Instant.parse("2026-11-30T02:00:00Z");

  @Test
  void aWebhookThatIsDownIsAskedAgainOneThatMayHaveReadIsNotAndItsAddressStaysSecret() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(BudgetWebhook.class);
    log.start();
    logger.addAppender(log);
    try (ScriptedUpstream busy = new ScriptedUpstream(whole(503, ""), whole(200, "ok"));
        ScriptedUpstream broken = new ScriptedUpstream(reset(), whole(200, "ok"));
        VertxUpstream upstream = VertxUpstream.alone()) {
      new BudgetWebhook(address(busy), upstream).accept(warning());
      new BudgetWebhook(address(broken), upstream).accept(warning());

      awaitRequests(busy, 2);
      assertThat(busy.received()).hasSize(2);
      assertThat(busy.received().getLast().body())
          .isEqualTo(busy.received().getFirst().body())
          .contains("The budget team:search runs low: $80.00 of $100.00 a month is spent");
      assertThat(broken.received()).as("it may have been read").hasSize(1);
      assertThat(log.list)
          .hasSize(2)
          .allSatisfy(
              event -> assertThat(event.getFormattedMessage()).doesNotContain(TOKEN, "127.0.0.1"));
    } finally {
      logger.detachAppender(log);
    }
  }

  @Test
  void eachCallReachesTheCollectorWithoutItsTexts() {
    try (ScriptedUpstream collector = new ScriptedUpstream(whole(200, ""))) {
      OtlpCallLog log =
          new OtlpCallLog(collector.baseUrl().resolve("/v1/logs"), TraceExport.resource());
      log.ended(
          call(),
          Optional.of(
              new CallTexts(
                  "the secret question".getBytes(UTF_8), "the secret answer".getBytes(UTF_8))));
      log.close();

      assertThat(collector.received()).hasSize(1);
      assertThat(collector.received().getFirst().path()).isEqualTo("/v1/logs");
      assertThat(collector.received().getFirst().body())
          .contains(
              "gen_ai.client.inference.operation.details",
              "gen_ai.usage.input_tokens",
              "gpt-4o",
              "signalbox.cost.dollars",
              "indexer")
          .doesNotContain("the secret");
    }
  }

  private static void awaitRequests(ScriptedUpstream upstream, int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (upstream.received().size() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static Secret address(ScriptedUpstream upstream) {
    return new Secret(upstream.baseUrl() + "/" + TOKEN);
  }

  private static BudgetWarning warning() {
    Budget budget =
        new Budget("team:search", "U1", Cost.dollars(100), BudgetRule.Period.MONTH, 0.8);
    return new BudgetWarning(budget, Cost.dollars(80), AT);
  }

  private static CallRecord call() {
    return new CallRecord(
        "019acb3f000000000000000000000000",
        AT,
        new CallRecord.Who("indexer", "search", "answers", DataClass.INTERNAL),
        Optional.of(new CallRecord.AnsweredBy("answers", "openai", "gpt-4o")),
        CallRecord.Prints.NONE,
        TokenUsage.of(10, 5),
        UsageBasis.COUNTED,
        Cost.dollars(1.25),
        Cost.NOTHING,
        Optional.empty(),
        Duration.ZERO,
        1,
        CallRecord.CacheUse.OFF,
        0,
        Optional.empty(),
        CallOutcome.ANSWERED);
  }
}
