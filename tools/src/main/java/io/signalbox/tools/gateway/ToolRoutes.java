package io.signalbox.tools.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.accounting.CallLedger;
import io.signalbox.tools.accounting.CallOutcome;
import io.signalbox.tools.accounting.CallRecord;
import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.limit.LimitDecision;
import io.signalbox.tools.limit.Limits;
import io.signalbox.tools.limit.Permit;
import io.signalbox.tools.price.Cost;
import io.signalbox.tools.price.TokenUsage;
import io.signalbox.tools.redaction.Redaction;
import io.signalbox.tools.redaction.Redactor;
import io.signalbox.tools.route.DataClass;
import io.signalbox.tools.route.HttpToolTarget;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.route.RouteTable;
import io.signalbox.tools.route.RouteTarget;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls tools over routes, under the same rules as models: who may, which data, approval, arguments
 * that meet the schema, limits, redaction, one record. Safe for use from several threads.
 */
public final class ToolRoutes {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_TEXT = 64 << 10;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final RouteTable routes;
  private final Upstream upstream;
  private final Limits limits;
  private final CallLedger ledger;
  private final Clock clock;
  private final Redactor redactor = new Redactor();
  private final Map<String, OutputCheck> schemas = new ConcurrentHashMap<>();

  public ToolRoutes(
      RouteTable routes, Upstream upstream, Limits limits, CallLedger ledger, Clock clock) {
    this.routes = routes;
    this.upstream = upstream;
    this.limits = limits;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A tool as a model is offered it.
   *
   * @param parameters JSON schema of its arguments
   * @param asks whether a person has to agree to each call
   */
  public record Offer(String route, String description, String parameters, boolean asks) {}

  /** The tools that a caller may use for data of this class; no other is ever shown to a model. */
  public List<Offer> offers(Caller caller, DataClass data) {
    List<Offer> offers = new ArrayList<>();
    for (Route route : routes.list()) {
      if (route.target() instanceof RouteTarget.HttpTool http
          && admits(route, caller)
          && route.highest().covers(data)) {
        HttpToolTarget tool = http.tool();
        offers.add(
            new Offer(
                route.name(),
                tool.description(),
                ToolForms.schema(tool),
                route.approval() || tool.writes()));
      }
    }
    return offers;
  }

  /** Takes a call to its end. */
  public ToolReply call(ToolCall call) {
    Instant started = clock.instant();
    Optional<Route> route = routes.find(call.route()).filter(r -> admits(r, call.caller()));
    if (route.isEmpty() || !(route.get().target() instanceof RouteTarget.HttpTool http)) {
      return refused(
          call,
          started,
          Refusal.denied(
              404, "no_tool", "There is no tool '" + call.route() + "' that you may use."));
    }
    Result result = take(route.get(), http.tool(), call);
    record(call, started, result);
    return result.reply();
  }

  private record Result(ToolReply reply, CallOutcome outcome, int attempts, int redactions) {
    static Result refused(Refusal refusal) {
      return new Result(new ToolReply.Refused(refusal), refusal.outcome(), 0, 0);
    }
  }

  private Result take(Route route, HttpToolTarget tool, ToolCall call) {
    if (!route.highest().covers(call.dataClass())) {
      return Result.refused(
          Refusal.denied(
              403,
              "data_class",
              "The tool '%s' may carry %s data at most."
                  .formatted(route.name(), route.highest().label())));
    }
    if ((route.approval() || tool.writes()) && !call.approved()) {
      return Result.refused(
          Refusal.denied(
              403,
              "approval_needed",
              "A person has to agree to this call of '" + route.name() + "'."));
    }
    Optional<String> objection = check(tool).objection(call.arguments());
    if (objection.isPresent()) {
      return Result.refused(
          Refusal.denied(
              400,
              "wrong_arguments",
              "The arguments do not fit the tool: " + objection.get() + "."));
    }
    return switch (limits.admit(route.name(), call.caller().name(), route.limits(), 0)) {
      case LimitDecision.TooFast fast ->
          Result.refused(
              new Refusal(
                  429,
                  "rate_limit_exceeded",
                  "The tool '" + route.name() + "' allows you " + fast.what() + ".",
                  Optional.of(fast.retryAfter()),
                  CallOutcome.OVER_LIMIT));
      case LimitDecision.Unreadable unreadable ->
          Result.refused(Refusal.unavailable("Limits cannot be read at the moment."));
      case LimitDecision.Admitted admitted -> sent(route, tool, call, admitted.permit());
    };
  }

  private Result sent(Route route, HttpToolTarget tool, ToolCall call, Permit permit) {
    try {
      Redaction redaction = redactor.begin(route.redaction(), call.arguments());
      JsonNode arguments = redacted(JSON.readTree(call.arguments()), redaction);
      Upstream.Request request = ToolForms.request(tool, arguments, call.id());
      return send(route, tool, call, request, redaction);
    } catch (JsonProcessingException e) {
      return Result.refused(Refusal.denied(400, "wrong_arguments", "The arguments are not JSON."));
    } finally {
      permit.end(0);
    }
  }

  private Result send(
      Route route,
      HttpToolTarget tool,
      ToolCall call,
      Upstream.Request request,
      Redaction redaction) {
    Deadline deadline = Deadline.in(route.timeout(), clock);
    // What changes something is repeated only when it certainly did not arrive, or was turned away.
    boolean repeatable = tool.method() == HttpToolTarget.Method.GET || !tool.writes();
    Refusal last = Attempts.unreachable("has no time left", CallOutcome.TIMED_OUT);
    for (int attempt = 1; attempt <= route.retries() + 1; attempt++) {
      boolean again;
      try (Upstream.Answer answer = upstream.send(request, deadline.left(), call.cancellation())) {
        if (answer.status() < 300) {
          String text = redaction.restore(text(answer, deadline), value -> value);
          return new Result(
              new ToolReply.Done(text), CallOutcome.ANSWERED, attempt, redaction.count());
        }
        last =
            Attempts.unreachable(
                "answered with an error (" + answer.status() + ")", CallOutcome.UNAVAILABLE);
        again = answer.status() == 429 || (repeatable && answer.status() >= 500);
      } catch (UpstreamFailed e) {
        last = Attempts.unreachable(e.reason().words(), CallOutcome.UNAVAILABLE);
        again =
            e.reason() == UpstreamFailed.Reason.NOT_CONNECTED
                || (repeatable && e.reason() == UpstreamFailed.Reason.BROKEN);
      }
      if (!again || deadline.isOver() || call.cancellation().pause(PAUSE)) {
        return new Result(new ToolReply.Refused(last), last.outcome(), attempt, redaction.count());
      }
    }
    return new Result(
        new ToolReply.Refused(last), last.outcome(), route.retries() + 1, redaction.count());
  }

  private static String text(Upstream.Answer answer, Deadline deadline) {
    StringBuilder text = new StringBuilder();
    Optional<byte[]> piece = answer.next(deadline.left());
    while (piece.isPresent() && text.length() < MOST_TEXT) {
      text.append(new String(piece.get(), StandardCharsets.UTF_8));
      piece = answer.next(deadline.left());
    }
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text.toString();
  }

  private static JsonNode redacted(JsonNode node, Redaction redaction) {
    if (node.isTextual()) {
      return JSON.getNodeFactory().textNode(redaction.redact(node.textValue()));
    }
    if (node instanceof ObjectNode object) {
      ObjectNode out = JSON.createObjectNode();
      object
          .properties()
          .forEach(f -> out.set(redaction.redact(f.getKey()), redacted(f.getValue(), redaction)));
      return out;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode out = JSON.createArrayNode();
      array.forEach(each -> out.add(redacted(each, redaction)));
      return out;
    }
    return node;
  }

  private OutputCheck check(HttpToolTarget tool) {
    return schemas.computeIfAbsent(ToolForms.schema(tool), OutputCheck::new);
  }

  private static boolean admits(Route route, Caller caller) {
    return route.access().admits(caller.name(), caller.team(), caller.groups());
  }

  private ToolReply refused(ToolCall call, Instant started, Refusal refusal) {
    Result result = Result.refused(refusal);
    record(call, started, result);
    return result.reply();
  }

  private void record(ToolCall call, Instant started, Result result) {
    String name = call.route().length() > 100 ? call.route().substring(0, 100) : call.route();
    ledger.record(
        new CallRecord(
            call.id(),
            started,
            new CallRecord.Who(call.caller().name(), call.caller().team(), name, call.dataClass()),
            Optional.empty(),
            CallRecord.Prints.NONE,
            TokenUsage.NONE,
            Cost.NOTHING,
            Cost.NOTHING,
            Optional.empty(),
            Duration.between(started, clock.instant()),
            result.attempts(),
            CallRecord.CacheUse.OFF,
            result.redactions(),
            Optional.empty(),
            result.outcome()),
        List.of());
  }
}
