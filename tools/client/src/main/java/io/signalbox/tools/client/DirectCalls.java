package io.signalbox.tools.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.limit.CallPermit;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.limit.LocalLimits;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.snapshot.CallSettlement;
import io.signalbox.tools.core.snapshot.PolicySnapshot;
import io.signalbox.tools.core.snapshot.SnapshotRoute;
import io.signalbox.tools.core.snapshot.SnapshotSeal;
import io.signalbox.tools.core.upstream.DirectCaller;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes calls directly to providers under the last policy snapshot: the same rules in the same
 * order as in the gateway, and a journal entry before each call.
 */
final class DirectCalls {
  private static final int OK = 200;

  private final PolicySnapshotStore policy;
  private final SnapshotSeal seal;
  private final SpendJournal journal;
  private final LocalBudgets budgets;
  private final LocalLimits limits;
  private final DirectCaller directCaller;
  private final Clock clock;

  DirectCalls(
      PolicySnapshotStore policy,
      SnapshotSeal seal,
      SpendJournal journal,
      LocalBudgets budgets,
      DirectCaller directCaller,
      Clock clock) {
    this.policy = policy;
    this.seal = seal;
    this.journal = journal;
    this.budgets = budgets;
    this.limits = new LocalLimits(clock);
    this.directCaller = directCaller;
    this.clock = clock;
  }

  /** Refusal of a call by a policy rule. */
  private record No(int status, String code, String sentence, boolean nextMay) {}

  ClientAnswer take(String id, ClientCall call, RequestBody body, Consumer<String> events) {
    Optional<PolicySnapshot> valid = policy.valid();
    if (valid.isEmpty()) {
      return refused(
          id,
          call,
          new No(
              503,
              "gateway_gone",
              "The gateway cannot be reached, and there is no policy to go on by.",
              false));
    }
    String name = body.model().orElse("");
    Optional<SnapshotRoute> first = valid.get().find(name);
    if (first.isEmpty()) {
      return refused(
          id,
          call,
          new No(
              404, "model_not_found", "There is no route '" + name + "' that you may use.", false));
    }
    Optional<ClientAnswer> refusal = Optional.empty();
    for (SnapshotRoute route : chain(valid.get(), first.get())) {
      Tried tried = over(id, call, new Asked(body, events), route, valid.get());
      if (tried.answer().isPresent()) {
        return tried.answer().get();
      }
      refusal = refusal.or(() -> tried.no().map(no -> refused(id, call, no)));
      if (!tried.no().map(No::nextMay).orElse(false)) {
        break;
      }
    }
    return refusal.orElseThrow();
  }

  /** Returns the route and its fallbacks as far as the policy snapshot has them. */
  private static List<SnapshotRoute> chain(PolicySnapshot policy, SnapshotRoute first) {
    List<SnapshotRoute> chain = new ArrayList<>(List.of(first));
    for (int i = 0; i < chain.size(); i++) {
      for (String name : chain.get(i).rules().fallback()) {
        policy.find(name).filter(route -> !chain.contains(route)).ifPresent(chain::add);
      }
    }
    return chain;
  }

  /** Result of an attempt: an answer or a refusal. */
  private record Tried(Optional<ClientAnswer> answer, Optional<No> no) {
    static Tried no(No no) {
      return new Tried(Optional.empty(), Optional.of(no));
    }
  }

  private Tried over(
      String id, ClientCall call, Asked asked, SnapshotRoute route, PolicySnapshot snapshot) {
    Optional<No> objection = objection(call, route, snapshot);
    if (objection.isPresent()) {
      return Tried.no(objection.get());
    }
    TokenUsage most = DirectCaller.most(route, asked.body());
    long cost = DirectCaller.most(route, most).picodollars();
    if (!(limits.admit(route.name(), route.rules().limits(), most.total())
        instanceof LimitDecision.Admitted admitted)) {
      return Tried.no(
          new No(429, "rate_limit_exceeded", route.name() + " is over its limits.", false));
    }
    LocalBudgets.Taking taking = budgets.take(route.budgets(), cost);
    if (taking.hold().isEmpty()) {
      admitted.permit().end(0);
      return Tried.no(
          new No(
              429,
              "budget_exhausted",
              "What the last policy left of the budget '" + taking.exhausted() + "' is spent.",
              false));
    }
    return sent(new Leave(id, most, admitted.permit(), taking.hold().get()), asked, route);
  }

  private static Optional<No> objection(
      ClientCall call, SnapshotRoute route, PolicySnapshot snapshot) {
    boolean embeds = call.shape() == ApiProtocol.OPENAI_EMBEDDINGS;
    DataClass data = call.dataClass().orElse(snapshot.dataClass());
    if (embeds != route.embeds()) {
      return Optional.of(
          new No(400, "wrong_kind", "'" + route.name() + "' does not lead to that.", false));
    }
    if (!route.rules().highest().covers(data)) {
      return Optional.of(
          new No(
              403,
              "data_class",
              "'%s' may carry %s data at most."
                  .formatted(route.name(), route.rules().highest().label()),
              false));
    }
    if (!route.goesDirect() || route.sealedKey().isEmpty()) {
      return Optional.of(
          new No(
              503,
              "gateway_gone",
              "The gateway cannot be reached, and '%s' may not be used without it."
                  .formatted(route.name()),
              route.goesDirect()));
    }
    return Optional.empty();
  }

  /** Permit and budget reservation of one call, released together. */
  private record Leave(String id, TokenUsage most, CallPermit permit, LocalBudgets.Hold hold) {}

  /** Request body and the consumer of a streamed answer's events. */
  private record Asked(RequestBody body, Consumer<String> events) {}

  private Tried sent(Leave leave, Asked asked, SnapshotRoute route) {
    String id = leave.id();
    Instant began = clock.instant();
    long spent = 0;
    long tokens = 0;
    try {
      journal.begin(new CallSettlement(id, began, route.name(), leave.most(), Duration.ZERO, 0));
      Secret key = seal.open(route.sealedKey().orElseThrow(), route.name());
      Provider provider = route.provider(key);
      DirectCaller.DirectResult result =
          directCaller.take(id, route, provider, asked.body(), asked.events());
      if (result instanceof DirectCaller.DirectResult.Answered answered) {
        tokens = answered.usage().total();
        spent = route.end().price().of(answered.usage()).picodollars();
        note(id, route, began, answered);
        return new Tried(
            Optional.of(
                new ClientAnswer(id, answered.status(), answered.body(), ClientAnswer.Way.DIRECT)),
            Optional.empty());
      }
      journal.drop(id);
      CallRefusal refusal = ((DirectCaller.DirectResult.DirectRefused) result).refusal();
      return Tried.no(
          new No(refusal.status(), refusal.code(), refusal.sentence(), refusal.status() >= 429));
    } catch (UncheckedIOException e) {
      return Tried.no(
          new No(
              503,
              "gateway_gone",
              "The gateway cannot be reached, and what is spent cannot be written down here.",
              false));
    } finally {
      budgets.end(leave.hold(), spent);
      leave.permit().end(tokens);
    }
  }

  private void note(
      String id, SnapshotRoute route, Instant began, DirectCaller.DirectResult.Answered answered) {
    if (answered.status() == OK) {
      Duration took = Duration.between(began, clock.instant());
      journal.end(
          new CallSettlement(
              id, began, route.name(), answered.usage(), took, answered.redactions()));
    } else {
      journal.drop(id);
    }
  }

  private static ClientAnswer refused(String id, ClientCall call, No no) {
    byte[] body = ErrorBody.of(call.shape(), no.status(), no.code(), no.sentence());
    return new ClientAnswer(id, no.status(), new String(body, UTF_8), ClientAnswer.Way.DIRECT);
  }
}
