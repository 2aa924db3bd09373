package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.ContentWords;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text that asks two questions at once. Pure. */
public final class QuestionParts {
  private static final String ASKING =
      "(?:how|what|which|where|who|whom|when|why|whats|wheres|is|are|can|may|do|does|did|should|must"
          + "|will|whose)";

  /** Words that may precede the question word. */
  private static final String LEADING =
      "(?:(?:in|at|on|by|for|from|to|until|till|within|with|under|after|who|exactly)\\s+){0,2}";

  /** Pattern of a subject before a colon or dash, which both questions are about. */
  private static final Pattern SUBJECT = Pattern.compile("^([^:?]{4,80}?)(?::| -+| –)\\s+(.+)$");

  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?:[?;]\\s+(?:and\\s+|also\\s+|then\\s+|if not,?\\s+)?|,?\\s+(?:and(?: then|"
              + " also)?|also|but|plus)\\s+|,\\s+)(?="
              + LEADING
              + ASKING
              + "\\b)|,?\\s+(?:and )?then\\s+",
          Pattern.CASE_INSENSITIVE);

  /** Pattern of a first part that is only a condition for the second. */
  private static final Pattern CONDITION =
      Pattern.compile(
          "^(?:if|when|once|after|since|because|unless|as)\\b", Pattern.CASE_INSENSITIVE);

  /**
   * Question words of the first part: a statement with a comma, such as "kafka is down, what now",
   * is not split.
   */
  private static final Pattern FIRST_ASKS =
      Pattern.compile(
          "^" + ASKING + "\\b|\\b(?:how|what|which|where|who|when|why|whats|wheres)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEANING =
      Pattern.compile(
          "\\b(?:it|its|that|this|they|them|these|those|one|there|then)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Pattern of one question about two places or people: "what do we revoke on A and on B". */
  private static final Pattern TWICE =
      Pattern.compile(
          "^(.{8,}?\\s(on|in|for|at|from|with|to|under)\\s+)([^,?;]{2,40}?)\\s+and\\s+\\2\\s+"
              + "([^,?;]{2,40})\\??$",
          Pattern.CASE_INSENSITIVE);

  private static final int SHORTEST = 12;

  /**
   * Least content words of the second part for a split: one with fewer, such as "what do I do",
   * asks about the first.
   */
  private static final int LEAST_WORDS = 2;

  /** Least content words of a second part that refers to its subject by a pronoun. */
  private static final int LEAST_LEANING = 1;

  private QuestionParts() {}

  /**
   * Returns the questions, each with their common subject; the text itself when it asks only one.
   */
  public static List<String> of(String question) {
    String text = question.strip();
    Matcher subject = SUBJECT.matcher(text);
    String about = "";
    String asked = text;
    if (subject.matches()) {
      about = subject.group(1) + ": ";
      asked = subject.group(2);
    }
    Matcher between = BETWEEN.matcher(asked);
    while (between.find()) {
      String first = asked.substring(0, between.start()).strip();
      String second = asked.substring(between.end()).strip();
      boolean leans = about.isEmpty() && LEANING.matcher(second).find();
      int least = leans ? LEAST_LEANING : LEAST_WORDS;
      if (first.length() >= SHORTEST
          && second.length() >= SHORTEST
          && (!about.isEmpty() || ContentWords.of(second).size() >= least)
          && !CONDITION.matcher(first).find()
          && (FIRST_ASKS.matcher(first).find() || isJoined(about, between.group()))) {
        return List.of(about + first, about + second + (leans ? ": " + first : ""));
      }
    }
    Matcher twice = TWICE.matcher(text);
    return twice.matches() && FIRST_ASKS.matcher(text).find()
        ? List.of(twice.group(1) + twice.group(3), twice.group(1) + twice.group(4))
        : List.of(question);
  }

  /** Returns whether a first part that is no question is to be answered nevertheless. */
  private static boolean isJoined(String about, String between) {
    return between.contains("then") || (!about.isEmpty() && between.contains("and"));
  }
}
