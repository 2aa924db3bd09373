package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Decision with which experts answered a request, kept as searchable knowledge until it expires.
 *
 * @param request that it answers; empty for one that was imported
 * @param changesIf what would change it; may be empty
 * @param pool empty for one that was imported where there are no pools
 * @param decidedBy Slack's id, or a name where it was imported
 * @param validUntil the last day on which it counts
 */
public record Decision(
    long number,
    OptionalLong request,
    String title,
    String what,
    String why,
    String changesIf,
    RequestTopic topic,
    String pool,
    AccessRule access,
    String decidedBy,
    LocalDate decidedOn,
    LocalDate validUntil,
    DecisionState state) {

  /** Longest validity of a decision, in days. */
  public static final int MOST_DAYS = 3650;

  /** Returns whether a decision may be valid for this many days. */
  public static boolean isAllowed(int days) {
    return days >= 1 && days <= MOST_DAYS;
  }

  /** State of a decision. */
  public enum DecisionState {
    VALID,
    /** No longer valid; experts are asked whether it still holds. */
    EXPIRED
  }

  /**
   * Decision as an expert writes it to close a request.
   *
   * @param days for how long it counts
   */
  public record DecisionDraft(String what, String why, String changesIf, int days) {}

  /**
   * Creates the decision that answers a request, visible to everyone, or for confidential requests
   * only to the two people concerned.
   */
  static Decision of(OfficeHoursRequest r, String person, DecisionDraft draft, LocalDate today) {
    boolean open =
        r.ask().dataClass() == DataClass.PUBLIC || r.ask().dataClass() == DataClass.INTERNAL;
    AccessRule access =
        open
            ? AccessRule.everyone()
            : AccessRule.only(
                Set.copyOf(
                    List.of(
                        new Principal(Principal.PrincipalKind.USER, r.asker()),
                        new Principal(Principal.PrincipalKind.USER, person))));
    return new Decision(
        0,
        OptionalLong.of(r.number()),
        r.ask().question(),
        draft.what(),
        draft.why(),
        draft.changesIf(),
        r.topic(),
        r.pool(),
        access,
        person,
        today,
        today.plusDays(draft.days()),
        DecisionState.VALID);
  }
}
