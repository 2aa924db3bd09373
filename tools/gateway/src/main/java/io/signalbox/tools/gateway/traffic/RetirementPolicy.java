package io.signalbox.tools.gateway.traffic;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;

/**
 * Port that decides calls over a route whose model has retired: to another route, on as before, or
 * refused. Asked on the path of such calls only; does not block. Safe for use from several threads.
 */
@FunctionalInterface
public interface RetirementPolicy {
  /** Implementation that refuses every call. */
  RetirementPolicy REFUSE = (route, caller) -> new RetiredCall.RetirementRefusal("");

  /** Decides a call over a route whose model has retired. */
  RetiredCall decide(Route route, Caller caller);

  /** Decision on a call over a route whose model has retired. */
  sealed interface RetiredCall {
    /** The call goes to the provider as before, until the extension ends. */
    record RetirementExtended() implements RetiredCall {}

    /** The call goes over another route, to the accepted successor. */
    record SuccessorRoute(String route) implements RetiredCall {}

    /**
     * The call is refused.
     *
     * @param advice sentence on how the route can go on; may be empty
     */
    record RetirementRefusal(String advice) implements RetiredCall {}
  }
}
