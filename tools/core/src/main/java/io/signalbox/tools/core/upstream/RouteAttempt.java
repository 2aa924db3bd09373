package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.protocol.AnswerRestorer;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.translation.ProtocolTranslation;
import java.util.Optional;

/**
 * Call over one route, ready to be sent: the provider request and what is needed to retry it and to
 * read its answer.
 *
 * @param provider at the end of the route
 * @param target provider and model, as their health is kept
 * @param request as it leaves, but for the translation
 * @param translation where the provider speaks another protocol than the client
 * @param head until when the answer's head, and of a stream its first token, has to be there
 * @param whole until when all of the answer has to be there
 * @param lastResort whether no other route is left
 */
public record RouteAttempt(
    Route route,
    Provider provider,
    PricedModel model,
    String target,
    GatewayCall call,
    Upstream.Request request,
    CallRedaction redaction,
    Optional<ProtocolTranslation> translation,
    CallDeadline head,
    CallDeadline whole,
    boolean lastResort) {

  /** Returns a copy whose time limits start now. */
  public RouteAttempt leaving() {
    CallDeadline end = whole.orIn(route.timeout());
    return with(request, streams() ? end.orIn(route.firstToken()) : end, end);
  }

  /** Returns a copy with another request and the same deadlines. */
  public RouteAttempt with(Upstream.Request other) {
    return with(other, head, whole);
  }

  private RouteAttempt with(Upstream.Request other, CallDeadline first, CallDeadline end) {
    return new RouteAttempt(
        route,
        provider,
        model,
        target,
        call,
        other,
        redaction,
        translation,
        first,
        end,
        lastResort);
  }

  /** Returns the client's original request, for properties that redaction does not change. */
  public RequestBody sent() {
    return call.body();
  }

  public boolean streams() {
    return call.body().streams();
  }

  /** Parses the request body after redaction. */
  public RequestBody redactedBody() {
    return RequestBody.read(sent().shape(), request.body());
  }

  /** Returns the refusal if the provider's protocol cannot express the request. */
  public Optional<CallRefusal> objection() {
    try {
      translation.ifPresent(
          spoken -> {
            var unused = spoken.request(request.body());
          });
      return Optional.empty();
    } catch (MalformedBodyException e) {
      return Optional.of(CallRefusal.denied(400, "not_translatable", e.sentence()));
    }
  }

  /** Returns the bounds of the token usage that the answer may report. */
  public PlausibleUsage usageBound() {
    return PlausibleUsage.of(sent(), route, model);
  }

  /** Restores the redacted values in an answer. */
  public byte[] restored(byte[] answer) {
    return redaction.restores() ? new AnswerRestorer(redaction).restore(answer) : answer;
  }
}
