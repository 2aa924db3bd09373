package io.signalbox.tools.ask.asker;

import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.tools.core.call.Caller;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Authenticated person or gateway caller that asks through another tool, with the rights to read
 * and use.
 *
 * @param name what limits and records know them by: Slack's id of a person, the name of a caller
 * @param audience who will be able to read the answers; empty where they may ask nothing
 * @param zone in which their words of time are meant
 * @param person empty for a caller of the gateway
 * @param caller of the gateway; empty for a person
 */
public record Asker(
    String name,
    Optional<Audience> audience,
    ZoneId zone,
    Optional<QuestionAsker> person,
    Optional<Caller> caller) {

  /** Returns the asker for a person, who alone reads the answers. */
  public static Asker person(QuestionAsker person, Audience audience, ZoneId zone) {
    return new Asker(
        person.user(), Optional.of(audience), zone, Optional.of(person), Optional.empty());
  }

  /**
   * Returns the asker for a caller of the gateway.
   *
   * @param audience empty where nobody knows who will read the answers
   */
  public static Asker caller(Caller caller, Optional<Audience> audience, ZoneId zone) {
    return new Asker(caller.name(), audience, zone, Optional.empty(), Optional.of(caller));
  }
}
