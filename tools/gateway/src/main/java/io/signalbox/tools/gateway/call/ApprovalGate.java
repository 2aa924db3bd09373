package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.protocol.BodyFingerprint;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.gateway.approval.Approval;
import io.signalbox.tools.gateway.approval.Approvals;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requires the approval of a caller's owner for calls over routes that ask for it, and files the
 * request for the approval that is missing. The call is refused until then; sent again unchanged
 * after the approval, it passes once.
 */
final class ApprovalGate {
  private static final Pattern SLACK_USER = Pattern.compile("[UW][A-Z0-9]{6,}");

  private final Approvals approvals;

  ApprovalGate(Approvals approvals) {
    this.approvals = approvals;
  }

  /** Returns the refusal of a call that lacks an approval; empty when it may proceed. */
  Optional<CallRefusal> objection(Route route, GatewayCall call) {
    if (!route.approval()) {
      return Optional.empty();
    }
    String owner = call.caller().owner();
    if (!SLACK_USER.matcher(owner).matches()) {
      return Optional.of(
          denied(
              "Each call over the route '%s' needs the approval of the caller's owner, who is not a Slack user."
                  .formatted(route.name())));
    }
    byte[] body = call.body().bytes();
    Approval approval =
        approvals.ask(
            new Approval.Wish(
                route.name(),
                call.caller().name(),
                owner,
                owner,
                Optional.empty(),
                "Let %s call %s, with a request of %d characters"
                    .formatted(call.caller().name(), route.name(), body.length),
                BodyFingerprint.of(body),
                Optional.empty()));
    return switch (approval.state()) {
      case APPROVED ->
          approvals.use(approval.id())
              ? Optional.empty()
              : Optional.of(denied("This call was approved once and has been made."));
      case REFUSED -> Optional.of(denied("The caller's owner has refused this call."));
      case PENDING, EXPIRED, USED ->
          Optional.of(
              denied(
                  "Each call over the route '%s' needs the approval of the caller's owner, who has been asked in Slack. Send the same request again once they agreed, before %s."
                      .formatted(
                          route.name(), approval.expiresAt().truncatedTo(ChronoUnit.SECONDS))));
    };
  }

  private static CallRefusal denied(String sentence) {
    return CallRefusal.denied(403, "approval_needed", sentence);
  }
}
