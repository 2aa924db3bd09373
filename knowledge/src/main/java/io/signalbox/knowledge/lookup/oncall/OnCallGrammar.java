package io.signalbox.knowledge.lookup.oncall;

import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.BE;
import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.FOR_THING;
import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.ON_CALL;
import static io.signalbox.knowledge.lookup.oncall.OnCallPhrases.THING;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of questions about on-call duty, by patterns: who is on call, when shifts begin and end,
 * and when the asker is on call; time expressions are parsed before. Every form must explain the
 * whole question: one that goes on after the name of a team, or starts with anything else, is about
 * something else and belongs to retrieval.
 */
public final class OnCallGrammar {
  private static final String PERSON =
      "(@?[\\p{L}][\\p{L}.'-]*(?: [\\p{L}][\\p{L}.'-]*){0,2}?|@\\S+)";

  /** Word that some pattern contains: a cheap check before the expensive parsing of times. */
  private static final Pattern VOCABULARY =
      Pattern.compile(
          "on[ -]?call|on["
              + " -]duty|pager|\\bpag(?:e|ed|ing)\\b|primary|secondary|back-?up|shift|\\bhand|rota|roster"
              + "|schedule|\\bnext\\b|\\bafter\\b|\\bbefore\\b|\\btak(?:es|ing|e)\\b|\\btook\\b|relieve|follows"
              + "|succeeds|replaces|\\bcover|\\bwake|\\bcall\\b|\\bring\\b|escalate|alert|^who\\S*(?:"
              + " is| are| was| were| will be)? (?:on|for|has|got|does)\\b",
          Pattern.CASE_INSENSITIVE);

  private record QuestionForm(Pattern pattern, Function<MatchResult, OnCallQuestion> read) {}

  private static final List<QuestionForm> FORMS =
      List.of(
          form(
              "(?:am i|when am i|until when am i|how long am i)(?: still| next| again)* "
                  + ON_CALL
                  + "(?: next| again)?"
                  + FOR_THING,
              match -> new OnCallQuestion.Mine()),
          form(
              "(?:when(?:'s| is| are| does| do)|what(?:'s| is)) my(?: next| current)? (?:on["
                  + " -]?call )?(?:shifts?|turn|on[ -]?call|pager duty)(?: shifts?)?(?: start| end|"
                  + " over)?",
              match -> new OnCallQuestion.Mine()),
          form(
              "who(?:(?:'s| is)(?: on[ -]?call)? after| takes over from| relieves| follows) me",
              match -> new OnCallQuestion.Mine()),
          form(
              "who" + BE + "?(?: (?:up )?next| coming up)(?: " + ON_CALL + "| on)?" + FOR_THING,
              match -> new OnCallQuestion.Next(thing(match, 1))),
          form(
              "(?:who" + BE + "? )?(?:the )?next (?:one )?" + ON_CALL + FOR_THING,
              match -> new OnCallQuestion.Next(thing(match, 1))),
          form(
              "who" + BE + " " + ON_CALL + " next" + FOR_THING,
              match -> new OnCallQuestion.Next(thing(match, 1))),
          form(
              "when(?:'s| is| does)(?: the)?(?: next)? (?:on[ -]?call )?(?:hand-? ?over|shift"
                  + " change|rotation change|shift (?:end|over))(?: happen)?"
                  + FOR_THING,
              match -> new OnCallQuestion.Next(thing(match, 1))),
          form(
              "who(?:"
                  + BE
                  + "| comes| goes)?(?: (?:on|"
                  + ON_CALL
                  + "|next|up))? (after|before) "
                  + PERSON
                  + FOR_THING,
              match ->
                  new OnCallQuestion.Neighbour(
                      match.group(2), thing(match, 3), match.group(1).equalsIgnoreCase("before"))),
          form(
              "who (?:takes over|is taking over|will take over|took over)(?: (?:the )?(?:pager|on["
                  + " -]?call))? (?:from|after) "
                  + PERSON
                  + FOR_THING,
              match -> new OnCallQuestion.Neighbour(match.group(1), thing(match, 2), false)),
          form(
              "who (?:relieves|follows|succeeds|replaces) " + PERSON + FOR_THING,
              match -> new OnCallQuestion.Neighbour(match.group(1), thing(match, 2), false)),
          form(
              "who(?:m)? (?:does|will|did) "
                  + PERSON
                  + " (?:hand (?:the pager )?over|hand (?:it )?off|hand the pager) to"
                  + FOR_THING,
              match -> new OnCallQuestion.Neighbour(match.group(1), thing(match, 2), false)),
          form(
              "(?:until when|till when|how long|when)(?:'s| is| was| will| does)(?: the)? "
                  + PERSON
                  + "(?: be| go| get| still)?(?: next| again)? "
                  + ON_CALL
                  + "(?: next| again| until| till)?"
                  + FOR_THING,
              match -> new OnCallQuestion.WhenIs(match.group(1), thing(match, 2))),
          form(
              "when(?:'s| is| does| do) "
                  + PERSON
                  + "'s?(?: next| current)? (?:on[ -]?call )?(?:shift|turn|rotation)(?:"
                  + " (?:end|start|over))?"
                  + FOR_THING,
              match -> new OnCallQuestion.WhenIs(match.group(1), thing(match, 2))),
          form(
              "(?:is|was|will|are)(?: it)? (?!any|some)"
                  + PERSON
                  + "(?: still| be| currently)* "
                  + ON_CALL
                  + FOR_THING,
              match -> new OnCallQuestion.Is(match.group(1), thing(match, 2))),
          form(
              "(?:what|which) (?:team|service|rotation)(?:'s| is| was) "
                  + PERSON
                  + " "
                  + ON_CALL
                  + " (?:for|in|on)",
              match -> new OnCallQuestion.Is(match.group(1), Optional.empty())),
          form(
              "(?:show(?: me)? |what(?:'s| is) |list |see )?(?:the )?(?:on[ -]?call|pager)"
                  + " (?:schedules?|rotations?|rota|roster|calendar|plan)"
                  + FOR_THING,
              match -> new OnCallQuestion.Schedule(thing(match, 1))),
          form(
              "(?:show(?: me)? |what(?:'s| is) |list |see )?(?:the )?"
                  + THING
                  + " (?:on[ -]?call )?(?:on[ -]?call schedule|rotation|rota|roster)",
              match -> new OnCallQuestion.Schedule(thing(match, 1))));

  private OnCallGrammar() {}

  /** Returns whether a question may concern on-call duty at all. */
  public static boolean mayRead(String text) {
    return VOCABULARY.matcher(text).find();
  }

  /**
   * Parses a question; empty when no pattern matches the whole of it.
   *
   * @param text without its words of time
   * @param timed whether there were any, which makes "who is on for payments" a clear question
   */
  public static Optional<OnCallQuestion> read(String text, boolean timed) {
    for (QuestionForm form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      if (matcher.matches()) {
        return Optional.of(form.read().apply(matcher.toMatchResult()));
      }
    }
    return OnDutyGrammar.read(text, timed).map(who -> who);
  }

  /**
   * Returns the question "who is on call" for a bare name of a team or service; empty when it
   * cannot be a name.
   */
  public static Optional<OnCallQuestion> named(String name) {
    return OnDutyGrammar.of(name).map(who -> who);
  }

  private static QuestionForm form(String pattern, Function<MatchResult, OnCallQuestion> read) {
    return new QuestionForm(OnCallPhrases.whole(pattern), read);
  }

  static Optional<String> thing(MatchResult match, int group) {
    return Optional.ofNullable(match.group(group))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
