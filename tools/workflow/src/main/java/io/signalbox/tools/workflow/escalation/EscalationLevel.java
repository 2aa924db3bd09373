package io.signalbox.tools.workflow.escalation;

import io.signalbox.knowledge.oncall.Shift;
import java.util.Locale;

/** Level of an escalation chain: the people who are paged in one step. */
public sealed interface EscalationLevel {

  /** Level that pages the person on call for the service's team. */
  record OnCall(Shift.Role role) implements EscalationLevel {}

  /** Level that pages the person on call for another team. */
  record OnCallOf(String team) implements EscalationLevel {}

  /**
   * Level that pages a named person, whether on call or not.
   *
   * @param name handle, address or full name
   */
  record Somebody(String name) implements EscalationLevel {}

  /** Notation of a level in the settings, for error messages. */
  String ALLOWED = "primary, secondary, team:NAME or @handle";

  /**
   * Parses a level: {@code primary}, {@code secondary}, {@code team:platform},
   * {@code @chidi.okafor}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static EscalationLevel parse(String text) {
    String plain = text.strip();
    return switch (plain.toLowerCase(Locale.ROOT)) {
      case "primary" -> new OnCall(Shift.Role.PRIMARY);
      case "secondary" -> new OnCall(Shift.Role.SECONDARY);
      default -> named(plain);
    };
  }

  private static EscalationLevel named(String plain) {
    if (plain.startsWith("team:") && plain.length() > "team:".length()) {
      return new OnCallOf(plain.substring("team:".length()).strip());
    }
    if (plain.startsWith("@") && plain.length() > 1) {
      return new Somebody(plain.substring(1));
    }
    throw new IllegalArgumentException(plain);
  }

  /** Returns the level in words for messages: "on call for payments". */
  default String words(String team) {
    return switch (this) {
      case OnCall level ->
          level.role() == Shift.Role.PRIMARY ? "on call for " + team : "second on call for " + team;
      case OnCallOf other -> "on call for " + other.team();
      case Somebody person -> person.name();
    };
  }
}
