package io.signalbox.tools.gateway.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.limit.CallPermit;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.call.JsonSchemaCheck;
import io.signalbox.tools.gateway.limit.RateLimiter;
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
 * Calls tools over routes under the same rules as models: access, data class, approval, valid
 * arguments, rate limits, redaction and one record. Safe for use from several threads.
 */
public final class ToolRoutes {
  private static final Logger log = LoggerFactory.getLogger(ToolRoutes.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final RouteTable routes;
  private final Ends ends;
  private final RateLimiter limits;
  private final CallLedger ledger;
  private final Clock clock;
  private final TextRedactor redactor = new TextRedactor();
  private final Map<String, JsonSchemaCheck> schemas = new ConcurrentHashMap<>();

  /** Transports of tool calls: HTTP and MCP. */
  public record Ends(Upstream upstream, McpCalls mcp) {
    private Optional<ToolEndpoint> of(Route route) {
      return switch (route.target()) {
        case RouteTarget.HttpTool http -> Optional.of(new HttpToolEndpoint(http.tool(), upstream));
        case RouteTarget.McpTool tool ->
            Optional.of(new McpToolEndpoint(tool, mcp, route.timeout()));
        case RouteTarget.Chat chat -> Optional.empty();
        case RouteTarget.Embedding embedding -> Optional.empty();
        case RouteTarget.PassThrough other -> Optional.empty();
      };
    }
  }

  public ToolRoutes(
      RouteTable routes, Ends ends, RateLimiter limits, CallLedger ledger, Clock clock) {
    this.routes = routes;
    this.ends = ends;
    this.limits = limits;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Tool as it is offered to a model.
   *
   * @param parameters JSON schema of its arguments
   * @param asks whether a person has to agree to each call
   */
  public record Offer(String route, String description, String parameters, boolean asks) {}

  /**
   * Returns the tools that a caller may use for data of this class; no other is ever shown to a
   * model. One whose server cannot be reached is left out.
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

  private static Optional<Offer> offer(Route route, ToolEndpoint end) {
    try {
      boolean asks = route.approval() || end.writes();
      return Optional.of(new Offer(route.name(), end.description(), end.schema(), asks));
    } catch (UpstreamFailedException e) {
      log.warn("The tool {} is not offered: its server {}", route.name(), e.reason().words());
      return Optional.empty();
    }
  }

  /**
   * Checks a tool call by the route's rules, executes it and records it, or returns the refusal.
   */
  public ToolReply call(ToolCall call) {
    Instant started = clock.instant();
    ToolRunResult result =
        find(call)
            .map(target -> take(target, call))
            .orElseGet(() -> ToolRunResult.refused(unknown(call)));
    record(call, started, result);
    return result.reply();
  }

  /**
   * Returns the reason why a call would be refused even if a person approved it; empty when it is
   * worth asking. Calls nothing but, perhaps, for the tool's schema.
   */
  public Optional<CallRefusal> objection(ToolCall call) {
    Optional<Target> target = find(call);
    return target.isEmpty() ? Optional.of(unknown(call)) : objection(target.get(), call);
  }

  private record Target(Route route, ToolEndpoint end) {}

  private Optional<Target> find(ToolCall call) {
    return routes
        .find(call.route())
        .filter(route -> admits(route, call.caller()))
        .flatMap(route -> ends.of(route).map(end -> new Target(route, end)));
  }

  private static CallRefusal unknown(ToolCall call) {
    return CallRefusal.denied(
        404, "no_tool", "There is no tool '" + brief(call.route()) + "' that you may use.");
  }

  private record ToolRunResult(ToolReply reply, CallOutcome outcome, int attempts, int redactions) {
    static ToolRunResult refused(CallRefusal refusal) {
      return new ToolRunResult(new ToolReply.ToolRefused(refusal), refusal.outcome(), 0, 0);
    }
  }

  private Optional<CallRefusal> objection(Target target, ToolCall call) {
    Route route = target.route();
    if (!route.highest().covers(call.dataClass())) {
      return Optional.of(
          CallRefusal.denied(
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
                  CallRefusal.denied(
                      400, "wrong_arguments", "The arguments do not fit the tool: " + why + "."));
    } catch (UpstreamFailedException e) {
      return Optional.of(RequestAttempts.unreachable(e.reason().words(), CallOutcome.UNAVAILABLE));
    }
  }

  private ToolRunResult take(Target target, ToolCall call) {
    Route route = target.route();
    if ((route.approval() || target.end().writes()) && !call.approved()) {
      return ToolRunResult.refused(
          CallRefusal.denied(
              403,
              "approval_needed",
              "A person has to agree to this call of '" + route.name() + "'."));
    }
    Optional<CallRefusal> objection = objection(target, call);
    if (objection.isPresent()) {
      return ToolRunResult.refused(objection.get());
    }
    return switch (limits.admit(route.name(), call.caller().name(), route.limits(), 0)) {
      case LimitDecision.TooFast fast ->
          ToolRunResult.refused(
              new CallRefusal(
                  429,
                  "rate_limit_exceeded",
                  "The tool '" + route.name() + "' allows you " + fast.what() + ".",
                  Optional.of(fast.retryAfter()),
                  CallOutcome.OVER_LIMIT));
      case LimitDecision.Unreadable unreadable ->
          ToolRunResult.refused(CallRefusal.unavailable("Limits cannot be read at the moment."));
      case LimitDecision.Admitted admitted -> sent(target, call, admitted.permit());
    };
  }

  private ToolRunResult sent(Target target, ToolCall call, CallPermit permit) {
    try {
      Route route = target.route();
      CallRedaction redaction = CallRedaction.begin(redactor, route.redaction(), call.arguments());
      JsonNode arguments = redacted("", JSON.readTree(call.arguments()), redaction);
      CallDeadline deadline = CallDeadline.in(route.timeout(), clock);
      ToolEndpoint.Sent sent =
          target
              .end()
              .send(
                  new ToolEndpoint.Sending(
                      route, call.id(), arguments, deadline, call.cancellation()));
      ToolReply reply =
          sent.reply() instanceof ToolReply.ToolDone done
              ? new ToolReply.ToolDone(redaction.restore(done.text()))
              : sent.reply();
      return new ToolRunResult(reply, sent.outcome(), sent.attempts(), redaction.count());
    } catch (JsonProcessingException e) {
      return ToolRunResult.refused(
          CallRefusal.denied(400, "wrong_arguments", "The arguments are not JSON."));
    } finally {
      permit.end(0);
    }
  }

  private static JsonNode redacted(String name, JsonNode node, CallRedaction redaction) {
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

  private JsonSchemaCheck check(ToolEndpoint end) {
    return schemas.computeIfAbsent(end.schema(), JsonSchemaCheck::new);
  }

  private static boolean admits(Route route, Caller caller) {
    return route.access().admits(caller.name(), caller.team(), caller.groups());
  }

  private static String brief(String name) {
    return name.length() > 100 ? name.substring(0, 100) : name;
  }

  private void record(ToolCall call, Instant started, ToolRunResult result) {
    ledger.record(
        new CallRecord(
            call.id(),
            started,
            new CallRecord.Who(
                call.caller().name(),
                call.caller().team(),
                routes.recorded(call.route()),
                call.dataClass()),
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
