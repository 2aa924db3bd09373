package io.signalbox.tools.gateway.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts budget warnings to a webhook as JSON with a {@code text}, the form of Slack's incoming
 * webhooks. Retried up to twice after a failed connection, 429 or 5xx; a failure is logged.
 */
public final class BudgetWebhook implements Consumer<BudgetWarning> {
  private static final Logger LOG = LoggerFactory.getLogger(BudgetWebhook.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
  private static final int LEAST_BAD = 300;
  private static final int LEAST_FAULT = 500;
  private static final int LIMITED = 429;

  private final Secret address;
  private final Upstream upstream;
  private final List<Duration> pauses;
  private final Executor threads;

  public BudgetWebhook(Secret address, Upstream upstream) {
    this(address, upstream, PAUSES, BudgetWebhook::start);
  }

  BudgetWebhook(Secret address, Upstream upstream, List<Duration> pauses, Executor threads) {
    this.address = address;
    this.upstream = upstream;
    this.pauses = List.copyOf(pauses);
    this.threads = threads;
  }

  private static void start(Runnable post) {
    Thread.ofVirtual().name("budget-alert").start(post);
  }

  @Override
  public void accept(BudgetWarning warning) {
    Budget budget = warning.budget();
    ObjectNode body =
        JSON.createObjectNode()
            .put("text", sentence(warning))
            .put("event", "budget_low")
            .put("budget", budget.name())
            .put("owner", budget.owner())
            .put("spent", warning.spent().toString())
            .put("amount", budget.amount().toString())
            .put("renews", warning.renews().toString());
    Upstream.Request request =
        new Upstream.Request(
            "POST",
            URI.create(address.reveal()),
            Map.of("content-type", "application/json"),
            body.toString().getBytes(UTF_8));
    // Who counts money does not wait for it.
    threads.execute(() -> post(request));
  }

  private void post(Upstream.Request request) {
    CallCancellation never = new CallCancellation();
    boolean again = again(request, never);
    for (int i = 0; again && i < pauses.size(); i++) {
      again = !never.pause(pauses.get(i)) && again(request, never);
    }
  }

  /** Posts the request and returns whether it should be retried. */
  private boolean again(Upstream.Request request, CallCancellation never) {
    try (Upstream.Answer answer = upstream.send(request, PATIENCE, never)) {
      int status = answer.status();
      if (status >= LEAST_BAD) {
        LOG.warn("the webhook of alerts answered with {}", status);
      }
      return status >= LEAST_FAULT || status == LIMITED;
    } catch (UpstreamFailedException e) {
      LOG.warn("an alert could not be posted: {}", e.getMessage());
      return e.reason() == UpstreamFailedException.Reason.NOT_CONNECTED;
    }
  }

  private static String sentence(BudgetWarning warning) {
    Budget budget = warning.budget();
    return "The budget %s runs low: %s of %s a %s is spent; it renews at %s."
        .formatted(
            budget.name(),
            warning.spent(),
            budget.amount(),
            budget.period().name().toLowerCase(Locale.ROOT),
            warning.renews());
  }
}
