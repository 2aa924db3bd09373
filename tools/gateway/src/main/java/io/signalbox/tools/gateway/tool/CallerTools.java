package io.signalbox.tools.gateway.tool;

import io.signalbox.knowledge.answer.generation.ToolResult;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.protocol.BodyFingerprint;
import io.signalbox.tools.gateway.approval.Approval;
import io.signalbox.tools.gateway.approval.Approvals;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Tools of the gateway's routes for one caller. A tool that only reads is called at once; one that
 * changes something needs the approval of the caller's owner, which permits one unchanged call.
 */
public final class CallerTools {
  private static final Pattern SLACK_USER = Pattern.compile("[UW][A-Z0-9]{6,}");

  private final ToolRoutes routes;
  private final Approvals approvals;
  private final RandomGenerator random;

  /**
   * Creates the tools.
   *
   * @param random for ids of calls
   */
  public CallerTools(ToolRoutes routes, Approvals approvals, RandomGenerator random) {
    this.routes = routes;
    this.approvals = approvals;
    this.random = random;
  }

  /** Returns the tools that this caller may use for data of its own class. */
  public List<OfferedTool> of(Caller caller) {
    return routes.offers(caller, caller.dataClass()).stream()
        .map(offer -> new OfferedTool(offer, caller))
        .toList();
  }

  /** Tool offered to one caller. */
  public final class OfferedTool {
    private final ToolRoutes.Offer offer;
    private final Caller caller;

    private OfferedTool(ToolRoutes.Offer offer, Caller caller) {
      this.offer = offer;
      this.caller = caller;
    }

    /** Returns the route's name in the characters that models accept for tools. */
    public String name() {
      return ToolNames.of(offer.route());
    }

    public String description() {
      return offer.description()
          + (offer.asks() ? " The caller's owner is asked first; nothing is done before." : "");
    }

    /** Returns the JSON schema of its arguments. */
    public String parameters() {
      return offer.parameters();
    }

    /** Returns whether a person has to agree to each call. */
    public boolean asks() {
      return offer.asks();
    }

    /**
     * Calls the tool, or requests the approval that it needs.
     *
     * @param arguments a JSON object
     */
    public ToolResult use(String arguments) {
      String deed = "asked " + offer.route();
      boolean approved = false;
      if (offer.asks()) {
        Optional<ToolResult> waits = waits(arguments);
        if (waits.isPresent()) {
          return waits.get();
        }
        approved = true;
      }
      return switch (routes.call(call(arguments, approved))) {
        case ToolReply.ToolDone done ->
            new ToolResult.FoundText(deed, done.text(), List.of("route " + offer.route()));
        case ToolReply.ToolRefused refused ->
            new ToolResult.Nothing(deed, refused.refusal().sentence());
      };
    }

    /** Returns the reason to hold a call back; empty when its approval was used up for it. */
    private Optional<ToolResult> waits(String arguments) {
      String deed = "tried " + offer.route();
      if (!SLACK_USER.matcher(caller.owner()).matches()) {
        return Optional.of(
            new ToolResult.Nothing(
                deed, "This needs the approval of the caller's owner, who is not a Slack user."));
      }
      Optional<CallRefusal> objection = routes.objection(call(arguments, false));
      if (objection.isPresent()) {
        return Optional.of(new ToolResult.Nothing(deed, objection.get().sentence()));
      }
      Approval approval = approvals.ask(wish(arguments));
      return switch (approval.state()) {
        case APPROVED ->
            approvals.use(approval.id())
                ? Optional.empty()
                : Optional.of(new ToolResult.Nothing(deed, "This call was made already."));
        case REFUSED ->
            Optional.of(new ToolResult.Nothing(deed, "The caller's owner has refused this call."));
        case PENDING, EXPIRED, USED ->
            Optional.of(
                new ToolResult.Waiting(
                    deed,
                    "Nothing is done yet: the caller's owner has been asked in Slack. Send the same"
                        + " call again once they agreed, before "
                        + approval.expiresAt().truncatedTo(ChronoUnit.SECONDS)
                        + "."));
      };
    }

    private ToolCall call(String arguments, boolean approved) {
      return new ToolCall(
          id(),
          caller,
          offer.route(),
          arguments,
          caller.dataClass(),
          approved,
          new CallCancellation());
    }

    private Approval.Wish wish(String arguments) {
      return new Approval.Wish(
          offer.route(),
          caller.name(),
          caller.owner(),
          caller.owner(),
          Optional.empty(),
          "Let %s call %s with %s"
              .formatted(caller.name(), offer.route(), RouteTools.words(arguments)),
          BodyFingerprint.of(arguments.getBytes(StandardCharsets.UTF_8)),
          Optional.empty());
    }

    private String id() {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }
  }
}
