package io.signalbox.knowledge.lookup.oncall;

import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.BE;
import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.FOR;
import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.FOR_THING;
import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.ON_CALL;
import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.THING;

import io.signalbox.knowledge.lookup.oncall.OnCallQuestion.Who;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of questions who is on call at one time, by patterns from full sentences to "oncall
 * payments".
 */
final class OnDutyGrammar {
  private static final String ROLE =
      "(?<ROLE>primary|main|first|secondary|back-?up|second|1st|2nd)"
          + "(?<BOTHROLE> (?:and|or|&|\\+) (?:primary|secondary|back-?up))?";
  private static final String TITLE =
      "(?<ROLE>primary|secondary|back-?up)(?<BOTHROLE> (?:and|or|&|\\+)"
          + " (?:primary|secondary|back-?up))?";
  private static final String WHO =
      "(?:who(?:ever)?|which (?:person|engineer|team|teams|one)|what (?:person|team))";
  private static final String NEED =
      "(?:(?:i |we )?(?:need|want|looking for|give me|find|find me|get me|show me|list)(?: to"
          + " know)? )?";

  /** Unambiguous patterns, after which an unknown team is reported as unknown. */
  private static final List<Pattern> SURE =
      List.of(
          form(
              NEED
                  + WHO
                  + "(?:"
                  + BE
                  + "|(?: do)? we have)?(?: the)?(?: current| currently)?(?: "
                  + ROLE
                  + ")? "
                  + ON_CALL
                  + "(?: as)?(?: %2)?"
                  + FOR_THING),
          form(
              "(?:is|was|are) (?:there )?(?:anyone|anybody|someone|somebody) "
                  + ON_CALL
                  + FOR_THING),
          form(
              WHO
                  + "(?: has| holds| carries| is carrying|'s carrying| carried| is holding|'s"
                  + " holding|'s got| got| had| has got)(?: the)?(?: "
                  + ROLE
                  + ")? (?:pager|on[ -]?call)(?: phone| duty| shift)?"
                  + FOR_THING));

  /** Patterns that mean on-call duty only when they name a known team. */
  private static final List<Pattern> NAMED =
      List.of(
          form(
              "(?:who(?:m)?(?: (?:do|should|can|would|must|could))?(?: (?:i|we|you))?(?: to)?"
                  + " (?:page|wake(?: up)?|call|ring|escalate to|alert))(?: for| about| at| in| on|"
                  + " from)? "
                  + THING),
          form(
              "who (?:gets|is|should be|would be|will be) (?:paged|pinged|woken up|alerted) for "
                  + THING),
          form("page (?:who|whom) for " + THING),
          form(WHO + "(?:" + BE + ")?(?: the)?(?: current)? " + ON_CALL + " " + THING),
          form(
              "who (?:covers|covered|is covering|'s covering|will cover|'ll cover|was covering)(?: "
                  + ROLE
                  + ")?(?: for| on[ -]?call for)? "
                  + THING),
          form("who" + BE + "(?: the)? " + TITLE + FOR + " " + THING),
          form("who" + BE + " (?<OTHER>.{2,40}?)(?:'s)? " + TITLE),
          form("who" + BE + " (?<OTHER>.{2,40}?)(?:'s)?(?: " + ROLE + ")? " + ON_CALL),
          form(
              NEED
                  + "(?:the |current )*(?:"
                  + ROLE
                  + " )?"
                  + ON_CALL
                  + "(?: %2)?"
                  + FOR
                  + "? "
                  + THING),
          form(
              NEED
                  + "(?:the )?(?<OTHER>.{2,40}?)(?:'s)?(?: current)?(?: "
                  + ROLE
                  + ")? "
                  + ON_CALL
                  + "(?: %2)?"));

  /** Patterns that name no team and ask for all teams. */
  private static final List<Pattern> ALL =
      List.of(form(NEED + "(?:the |current )*" + ON_CALL), form("who" + BE + "(?: the)? " + TITLE));

  /**
   * Patterns that are clear only beside a time expression, as in "who is on for payments tonight".
   */
  private static final List<Pattern> TIMED =
      List.of(
          form("who" + BE + "? on" + FOR + "? " + THING),
          form("who" + BE + "? for " + THING),
          form("who (?:has|takes|got|does) " + THING));

  private static final Pattern TIMED_ALL = form("who" + BE + " on");
  private static final Pattern NAME = form(THING);
  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          "(?i)(?:an?|my|your|this|that|these|each|every|any|all|when|if|while|how|what|who)\\b.*");
  private static final Set<String> NO_TEAMS =
      Set.of(
          "weekdays",
          "holidays",
          "incident",
          "incidents",
          "outage",
          "outages",
          "emergency",
          "emergencies",
          "night",
          "nights",
          "call",
          "rotation",
          "days",
          "general",
          "me",
          "us",
          "them",
          "everyone",
          "everybody",
          "duty",
          "work",
          "first",
          "next",
          "shift",
          "shifts");

  private OnDutyGrammar() {}

  static Optional<Who> read(String text, boolean timed) {
    return first(SURE, text)
        .map(match -> who(match, true))
        .or(() -> first(ALL, text).map(match -> who(match, true)))
        .or(() -> first(NAMED, text).map(match -> who(match, false)))
        .or(
            () ->
                timed
                    ? first(TIMED, text)
                        .map(match -> who(match, false))
                        .or(() -> first(List.of(TIMED_ALL), text).map(match -> who(match, true)))
                    : Optional.empty());
  }

  /** Returns the question about a team or service of that name; empty when it cannot be a name. */
  static Optional<Who> of(String name) {
    return first(List.of(NAME), name).map(match -> who(match, true));
  }

  private static Optional<Matcher> first(List<Pattern> forms, String text) {
    return forms.stream().map(form -> form.matcher(text)).filter(Matcher::matches).findFirst();
  }

  private static Who who(Matcher match, boolean sure) {
    Optional<String> thing = group(match, "OTHER").or(() -> lastPlain(match));
    boolean name = thing.map(OnDutyGrammar::looksLikeAName).orElse(true);
    return new Who(thing, role(match), sure && name);
  }

  private static boolean looksLikeAName(String thing) {
    String plain = thing.toLowerCase(Locale.ROOT);
    return !NOT_A_NAME.matcher(plain).matches()
        && !NO_TEAMS.contains(plain)
        && plain.split(" ", -1).length <= 2;
  }

  private static Optional<Role> role(Matcher match) {
    Optional<String> role = group(match, "ROLE").or(() -> group(match, "ROLE2"));
    if (group(match, "BOTHROLE").or(() -> group(match, "BOTHROLE2")).isPresent()) {
      return Optional.empty();
    }
    return role.map(
        word ->
            word.toLowerCase(Locale.ROOT).matches("primary|main|first|1st")
                ? Role.PRIMARY
                : Role.SECONDARY);
  }

  private static Optional<String> group(Matcher match, String name) {
    return match.namedGroups().containsKey(name)
        ? Optional.ofNullable(match.group(name))
        : Optional.empty();
  }

  private static Optional<String> lastPlain(Matcher match) {
    return group(match, "THING").map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Builds a pattern; {@code %2} marks a second position of the role. */
  private static Pattern form(String pattern) {
    return OnCallPhrases.whole(
        pattern
            .replace("%2", ROLE.replace("ROLE>", "ROLE2>"))
            .replace("(.{2,60})", "(?<THING>.{2,60})"));
  }
}
