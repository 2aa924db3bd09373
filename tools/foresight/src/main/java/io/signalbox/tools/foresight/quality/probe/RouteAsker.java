package io.signalbox.tools.foresight.quality.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.call.CallIds;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.Failed;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.ProbeStep;
import io.signalbox.tools.foresight.quality.probe.QualityProbe.ProbePlace;
import io.signalbox.tools.gateway.traffic.StoredPrompts;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Client that asks chat routes for probes and judges, as a gateway caller with a budget of its own.
 * Safe for use from several threads.
 */
public final class RouteAsker {
  private static final String NAME = "signalbox-probe";
  private static final String TEAM = "signalbox";
  private static final int MOST_TOKENS = 500;
  private static final int OK = 200;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Function<GatewayCall, GatewayReply> gateway;
  private final Caller caller;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public RouteAsker(
      Function<GatewayCall, GatewayReply> gateway, Optional<Double> budget, Clock clock) {
    this.gateway = gateway;
    this.caller = caller(budget);
    this.clock = clock;
  }

  /** Returns the gateway caller of probes and judges, with the budget that the settings give it. */
  public static Caller caller(Optional<Double> budget) {
    return new Caller(
        NAME,
        TEAM,
        TEAM,
        Set.of(),
        DataClass.INTERNAL,
        budget.map(
            dollars -> new Caller.Allowance(Cost.dollars(dollars), BudgetRule.Period.MONTH)));
  }

  /**
   * Reply of a route: its text, or the step at which there was none.
   *
   * @param failed empty where there is a text
   */
  public record RouteReply(String text, Optional<Failed> failed) {
    private static RouteReply none(ProbeStep step, String finding) {
      return new RouteReply("", Optional.of(new Failed(step, finding)));
    }
  }

  /** Asks a question over the route of a place, with the prompt that the place names. */
  public RouteReply ask(ProbePlace place, String question) {
    ObjectNode body =
        MAPPER
            .createObjectNode()
            .put("model", place.route().orElseThrow())
            .put("max_tokens", MOST_TOKENS);
    place.prompt().ifPresent(prompt -> body.put(StoredPrompts.FIELD, prompt));
    body.putArray("messages").addObject().put("role", "user").put("content", question);
    GatewayCall call =
        GatewayCall.of(
            CallIds.next(clock, random),
            caller,
            RequestBody.read(ApiProtocol.OPENAI_CHAT, body.toString().getBytes(UTF_8)));
    return switch (gateway.apply(call)) {
      case GatewayReply.CallRefused refused -> {
        CallOutcome outcome = refused.refusal().outcome();
        boolean own =
            outcome == CallOutcome.DENIED
                || outcome == CallOutcome.OVER_BUDGET
                || outcome == CallOutcome.OVER_LIMIT;
        yield RouteReply.none(
            own ? ProbeStep.ROUTE : ProbeStep.PROVIDER, refused.refusal().sentence());
      }
      case GatewayReply.Answered answered -> read(answered);
    };
  }

  private static RouteReply read(GatewayReply.Answered answered) {
    byte[] bytes = answered.bytes();
    if (answered.status() != OK) {
      return RouteReply.none(ProbeStep.PROVIDER, "it answered " + answered.status());
    }
    return new RouteReply(
        AnswerReader.read(bytes).flatMap(each -> each.text()).orElse(""), Optional.empty());
  }
}
