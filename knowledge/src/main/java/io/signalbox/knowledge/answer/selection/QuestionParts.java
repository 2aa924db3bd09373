package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.ContentWords;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two questions that were asked in one. Pure. */
public final class QuestionParts {
  private static final String ASKING =
      "(?:how|what|which|where|who|whom|when|why|whats|wheres|is|are|can|may|do|does|did|should|must"
          + "|will|whose)";

  /** Subject before a colon or dash, which both parts are about. */
  private static final Pattern SUBJECT = Pattern.compile("^([^:?]{4,80}?)(?::| -+| –)\\s+(.+)$");

  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?:[?;]\\s+(?:and\\s+|also\\s+|then\\s+)?|,?\\s+(?:and(?: then|"
              + " also)?|also|plus)\\s+|,\\s+)(?="
              + ASKING
              + "\\b)|,?\\s+and then\\s+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIRST_ASKS =
      Pattern.compile("\\b" + ASKING + "\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern LEANING =
      Pattern.compile(
          "\\b(?:it|its|that|this|they|them|these|those|one|there|then)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final int SHORTEST = 12;

  /** A second part with fewer words of its own, such as "what do I do", asks about the first. */
  private static final int LEAST_WORDS = 2;

  private QuestionParts() {}

  /** The parts, each to be searched for with the subject of both; one when there is but one. */
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
      if (first.length() >= SHORTEST
          && second.length() >= SHORTEST
          && (!about.isEmpty() || ContentWords.of(second).size() >= LEAST_WORDS)
          && (FIRST_ASKS.matcher(first).find() || between.group().contains("then"))) {
        boolean leans = about.isEmpty() && LEANING.matcher(second).find();
        return List.of(about + first, about + second + (leans ? ": " + first : ""));
      }
    }
    return List.of(question);
  }
}
