package io.signalbox.tools.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.accounting.CallLedger;
import io.signalbox.tools.accounting.CallOutcome;
import io.signalbox.tools.accounting.CallRecord;
import io.signalbox.tools.accounting.UsageBasis;
import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.limit.LimitDecision;
import io.signalbox.tools.limit.Limits;
import io.signalbox.tools.limit.Permit;
import io.signalbox.tools.price.Cost;
import io.signalbox.tools.price.TokenUsage;
import io.signalbox.tools.redaction.Redaction;
import io.signalbox.tools.redaction.Redactor;
import io.signalbox.tools.route.DataClass;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.route.RouteTable;
import io.signalbox.tools.route.RouteTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls tools over routes, under the same rules as models: who may, which data, approval, arguments
 * that meet the schema, limits, redaction, one record. Safe for use from several threads.
 */
public final class ToolRoutes {
  private static final Logger log = LoggerFactory.getLogger(ToolRoutes.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final RouteTable routes;
  private final Ends ends;
  private final Limits limits;
  private final CallLedger ledger;
  private final Clock clock;
  private final Redactor redactor = new Redactor();
  private final Map<String, OutputCheck> schemas = new ConcurrentHashMap<>();

  /** Endpoints that tool calls are sent to. */
  public record Ends(Upstream upstream, McpCalls mcp) {
    private Optional<ToolEnd> of(Route route) {
      return switch (route.target()) {
        case RouteTarget.HttpTool http -> Optional.of(new HttpToolEnd(http.tool(), upstream));
        case RouteTarget.McpTool tool -> Optional.of(new McpToolEnd(tool, mcp));
        case RouteTarget.Chat chat -> Optional.empty();
        case RouteTarget.Embedding embedding -> Optional.empty();
      };
    }
  }

  public ToolRoutes(RouteTable routes, Ends ends, Limits limits, CallLedger ledger, Clock clock) {
    this.routes = routes;
    this.ends = ends;
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

  /**
   * The tools that a caller may use for data of this class; no other is ever shown to a model. One
   * whose server cannot be reached is left out.
   */
  public List<Offer> offers(Caller caller, DataClass data) {
    List<Offer> offers = new ArrayList<>();
    for (Route route : routes.list()) {
      if (admits(route, caller) && route.highest().covers(data)) {
        ends.of(route).flatMap(end -> offer(route, end)).ifPresent(offers::add);
      }
    }
    return offers;
  }

  private static Optional<Offer> offer(Route route, ToolEnd end) {
    try {
      boolean asks = route.approval() || end.writes();
      return Optional.of(new Offer(route.name(), end.description(), end.schema(), asks));
    } catch (UpstreamFailed e) {
      log.warn("The tool {} is not offered: its server {}", route.name(), e.reason().words());
      return Optional.empty();
    }
  }

  /** Takes a call to its end. */
  public ToolReply call(ToolCall call) {
    Instant started = clock.instant();
    Result result =
        find(call).map(target -> take(target, call)).orElseGet(() -> Result.refused(unknown(call)));
    record(call, started, result);
    return result.reply();
  }

  /**
   * Why a call cannot be made even if a person agrees to it; empty when it is worth asking. Calls
   * nothing but, perhaps, for the tool's schema.
   */
  public Optional<Refusal> objection(ToolCall call) {
    Optional<Target> target = find(call);
    return target.isEmpty() ? Optional.of(unknown(call)) : objection(target.get(), call);
  }

  private record Target(Route route, ToolEnd end) {}

  private Optional<Target> find(ToolCall call) {
    return routes
        .find(call.route())
        .filter(route -> admits(route, call.caller()))
        .flatMap(route -> ends.of(route).map(end -> new Target(route, end)));
  }

  private static Refusal unknown(ToolCall call) {
    return Refusal.denied(
        404, "no_tool", "There is no tool '" + brief(call.route()) + "' that you may use.");
  }

  private record Result(ToolReply reply, CallOutcome outcome, int attempts, int redactions) {
    static Result refused(Refusal refusal) {
      return new Result(new ToolReply.Refused(refusal), refusal.outcome(), 0, 0);
    }
  }

  private Optional<Refusal> objection(Target target, ToolCall call) {
    Route route = target.route();
    if (!route.highest().covers(call.dataClass())) {
      return Optional.of(
          Refusal.denied(
              403,
              "data_class",
              "The tool '%s' may carry %s data at most."
                  .formatted(route.name(), route.highest().label())));
    }
    try {
      return check(target.end())
          .objection(call.arguments())
          .map(
              why ->
                  Refusal.denied(
                      400, "wrong_arguments", "The arguments do not fit the tool: " + why + "."));
    } catch (UpstreamFailed e) {
      return Optional.of(Attempts.unreachable(e.reason().words(), CallOutcome.UNAVAILABLE));
    }
  }

  private Result take(Target target, ToolCall call) {
    Route route = target.route();
    if ((route.approval() || target.end().writes()) && !call.approved()) {
      return Result.refused(
          Refusal.denied(
              403,
              "approval_needed",
              "A person has to agree to this call of '" + route.name() + "'."));
    }
    Optional<Refusal> objection = objection(target, call);
    if (objection.isPresent()) {
      return Result.refused(objection.get());
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
      case LimitDecision.Admitted admitted -> sent(target, call, admitted.permit());
    };
  }

  private Result sent(Target target, ToolCall call, Permit permit) {
    try {
      Route route = target.route();
      Redaction redaction = redactor.begin(route.redaction(), call.arguments());
      JsonNode arguments = redacted("", JSON.readTree(call.arguments()), redaction);
      Deadline deadline = Deadline.in(route.timeout(), clock);
      ToolEnd.Sent sent =
          target
              .end()
              .send(
                  new ToolEnd.Sending(route, call.id(), arguments, deadline, call.cancellation()));
      ToolReply reply =
          sent.reply() instanceof ToolReply.Done done
              ? new ToolReply.Done(redaction.restore(done.text()))
              : sent.reply();
      return new Result(reply, sent.outcome(), sent.attempts(), redaction.count());
    } catch (JsonProcessingException e) {
      return Result.refused(Refusal.denied(400, "wrong_arguments", "The arguments are not JSON."));
    } finally {
      permit.end(0);
    }
  }

  private static JsonNode redacted(String name, JsonNode node, Redaction redaction) {
    if (node.isTextual()) {
      return JSON.getNodeFactory().textNode(redaction.redact(name, node.textValue()));
    }
    if (node instanceof ObjectNode object) {
      ObjectNode out = JSON.createObjectNode();
      object
          .properties()
          .forEach(
              f ->
                  out.set(
                      redaction.redact(f.getKey()), redacted(f.getKey(), f.getValue(), redaction)));
      return out;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode out = JSON.createArrayNode();
      array.forEach(each -> out.add(redacted(name, each, redaction)));
      return out;
    }
    return node;
  }

  private OutputCheck check(ToolEnd end) {
    return schemas.computeIfAbsent(end.schema(), OutputCheck::new);
  }

  private static boolean admits(Route route, Caller caller) {
    return route.access().admits(caller.name(), caller.team(), caller.groups());
  }

  private static String brief(String name) {
    return name.length() > 100 ? name.substring(0, 100) : name;
  }

  private void record(ToolCall call, Instant started, Result result) {
    ledger.record(
        new CallRecord(
            call.id(),
            started,
            new CallRecord.Who(
                call.caller().name(), call.caller().team(), brief(call.route()), call.dataClass()),
            Optional.empty(),
            CallRecord.Prints.NONE,
            TokenUsage.NONE,
            UsageBasis.NONE,
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
