package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.lookup.time.TimeExpressionParser;
import io.signalbox.knowledge.lookup.time.TimePhrase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites a follow-up question into a self-contained one by means of the question before: "and for
 * staging?" after "how do I restart ledger-api in production?" asks how to restart it in staging.
 * What takes the place of something alike replaces it (an environment, a time, what follows the
 * same preposition); what is new is added. Pure.
 */
public final class FollowUpRewriter {
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:(?:and|or|but|ok(?:ay)?|so|then)\\b[\\s,]*)*+(?:(?:what|how) about\\b|same"
              + " for\\b|what if it'?s\\b)?\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PREPOSITION =
      Pattern.compile(
          "^(for|in|on|of|at|to|from|with|after|before|about)\\s+(.+)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern LEANING =
      Pattern.compile(
          "\\b(?:it|its|that|this|these|those|them|they|their|there|he|she|him|his|her)\\b"
              + "|^why\\b|^how so\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENVIRONMENT =
      Pattern.compile(
          "\\b(?:in |on |for )?(?:the"
              + " )?(production|prod|staging|stage|development|dev|test|qa|sandbox|preview|canary)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Object at the end of a question. */
  private static final Pattern OBJECT =
      Pattern.compile(
          "\\b(for|about|of|owns?|with|to)\\s+(?:(?:the|our|my|an?)\\s+)?[^\\s?]+(?:\\s+[^\\s?]+)?"
              + "\\s*\\??\\s*$");

  /** Questions that cannot be understood without the one before. */
  private static final Pattern DEPENDENT =
      Pattern.compile(
          "(?:(?:since|until|till|by) when|(?:for )?how (?:long|often|many|much)|(?:which|what)"
              + " (?:one|time|day)|when|where|who|at what time|by whom|who else|what else)",
          Pattern.CASE_INSENSITIVE);

  /** Thanks or consent, which asks nothing. */
  private static final Pattern ASKS_NOTHING =
      Pattern.compile(
          "(?:\\s*(?:ok(?:ay)?|so|then|thanks|thank you|thx|cool)\\b[\\s,.!]*)+",
          Pattern.CASE_INSENSITIVE);

  /** Questions for a person, a team or a place, in which a pronoun refers to the subject before. */
  private static final Pattern ASKS_WHOSE =
      Pattern.compile(
          "^(?:who|whose|whom|which (?:team|channel)|what (?:team|channel)|where"
              + " (?:do|can|should|to))\\b.*\\b(?:owns?|owned|on["
              + " -]?call|responsible|belongs?|maintains?|handles?|runs|looks"
              + " after|channel|ask|about|for|team)\\b.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PRONOUN =
      Pattern.compile(
          "\\b(?:it|this|that|them|those|these)\\b(?:'s\\b)?", Pattern.CASE_INSENSITIVE);

  /** Name that is no ordinary word: with a hyphen, an underscore, a digit or a capital. */
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?<![\\w-])(?=[\\w.-]*(?:[a-z][A-Z]|[-_]|\\d))[A-Za-z][\\w.-]*[\\w](?![\\w-])");

  private static final int LEANING_WORDS = 9;
  private static final int SHORT_WORDS = 4;

  private FollowUpRewriter() {}

  /**
   * Returns the self-contained question.
   *
   * @param text what was asked
   * @param before the question before it in the thread, itself standing on its own
   * @param now what words such as "tomorrow" count from
   */
  public static String standalone(String text, String before, Instant now, ZoneId zone) {
    String asked = text.strip();
    Matcher lead = LEAD.matcher(asked);
    String rest = lead.find() ? asked.substring(lead.end()).strip() : asked;
    boolean led = rest.length() < asked.length();
    rest = rest.replaceAll("[?!.\\s]+$", "");
    if (rest.isEmpty()) {
      return before;
    }
    Optional<String> lookUp =
        LookUpFollowUpRewriter.standalone(rest, withoutMark(before), object(before));
    if (lookUp.isPresent()) {
      return lookUp.get() + "?";
    }
    if (DEPENDENT.matcher(rest).matches()) {
      return withoutMark(before) + ": " + rest + "?";
    }
    if (asksWhose(rest)) {
      Optional<String> object = object(before);
      if (object.isPresent()) {
        return PRONOUN.matcher(rest).replaceFirst(Matcher.quoteReplacement(object.get())) + "?";
      }
    }
    int words = rest.split("\\s+").length;
    boolean environment = ENVIRONMENT.matcher(rest).matches() && ENVIRONMENT.matcher(before).find();
    boolean fragment = environment || (PREPOSITION.matcher(rest).matches() && words <= SHORT_WORDS);
    if ((led && words <= SHORT_WORDS) || fragment) {
      return put(rest, before, now, zone);
    }
    if (LEANING.matcher(rest).find() && words <= LEANING_WORDS) {
      return withoutMark(before) + ": " + rest + "?";
    }
    return asked;
  }

  /** Returns whether a message in a thread refers to an earlier one. */
  public static boolean pointsBack(String text) {
    String asked = text.strip();
    Matcher lead = LEAD.matcher(asked);
    String rest = lead.find() ? asked.substring(lead.end()) : asked;
    String bare = withoutMark(rest);
    return (rest.length() < asked.length() && !ASKS_NOTHING.matcher(asked).matches())
        || PREPOSITION.matcher(asked).matches()
        || DEPENDENT.matcher(bare).matches()
        || LookUpFollowUpRewriter.isFragment(bare)
        || (LEANING.matcher(asked).find() && asked.split("\\s+").length <= LEANING_WORDS);
  }

  /**
   * Returns the word, such as a pronoun, whose meaning the question before leaves open; empty if
   * all is clear.
   */
  public static Optional<String> unclear(String text, String before) {
    String asked = text.strip().replaceAll("[?!.\\s]+$", "");
    Matcher lead = LEAD.matcher(asked);
    String rest = lead.find() ? asked.substring(lead.end()).strip() : asked;
    Matcher pronoun = PRONOUN.matcher(rest);
    if (LookUpFollowUpRewriter.lacksDuty(rest, before)) {
      return Optional.of(rest);
    }
    return asksWhose(rest) && object(before).isEmpty() && pronoun.find()
        ? Optional.of(pronoun.group())
        : Optional.empty();
  }

  private static boolean asksWhose(String rest) {
    return ASKS_WHOSE.matcher(rest).matches()
        && PRONOUN.matcher(rest).find()
        && rest.split("\\s+").length <= LEANING_WORDS;
  }

  /** Returns the subject of a question: the object at its end, or else its first identifier. */
  private static Optional<String> object(String before) {
    String base = withoutMark(before);
    Matcher last = OBJECT.matcher(base);
    if (last.find()) {
      return Optional.of(base.substring(last.end(1)).strip());
    }
    Matcher identifier = IDENTIFIER.matcher(base);
    return identifier.find() ? Optional.of(identifier.group()) : Optional.empty();
  }

  private static String put(String rest, String before, Instant now, ZoneId zone) {
    String base = withoutMark(before);
    TimeExpressionParser parser = new TimeExpressionParser();
    TimePhrase time = parser.parse(rest, now, zone);
    if (!time.spans().isEmpty() && time.without(rest).length() <= "for".length()) {
      return parser.parse(base, now, zone).without(base) + " " + rest + "?";
    }
    Matcher phrase = PREPOSITION.matcher(rest);
    String object = phrase.matches() ? phrase.group(2) : rest;
    Matcher environment = ENVIRONMENT.matcher(base);
    if (ENVIRONMENT.matcher(object).matches() && environment.find()) {
      return new StringBuilder(base).replace(environment.start(1), environment.end(1), object)
          + "?";
    }
    if (ENVIRONMENT.matcher(object).matches()) {
      return base + " " + (phrase.matches() ? rest : "in " + rest) + "?";
    }
    return replaceObject(base, phrase.matches() ? phrase.group(1) : "", object) + "?";
  }

  private static String replaceObject(String base, String preposition, String object) {
    if (!preposition.isEmpty()) {
      Matcher same =
          Pattern.compile(
                  "\\b" + preposition.toLowerCase(Locale.ROOT) + "\\s+\\S+",
                  Pattern.CASE_INSENSITIVE)
              .matcher(base);
      return same.find()
          ? new StringBuilder(base)
              .replace(same.start(), same.end(), preposition + " " + object)
              .toString()
          : base + " " + preposition + " " + object;
    }
    Matcher last = OBJECT.matcher(base);
    if (last.find()) {
      return base.substring(0, last.end(1)) + " " + object;
    }
    Matcher identifier = IDENTIFIER.matcher(base);
    return identifier.find()
        ? new StringBuilder(base).replace(identifier.start(), identifier.end(), object).toString()
        : base + " " + object;
  }

  private static String withoutMark(String question) {
    return question.replaceAll("[?!.\\s]+$", "");
  }
}
