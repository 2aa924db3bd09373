package io.signalbox.tools.foresight.evaluation;

import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.gateway.call.JsonSchemaCheck;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates the checks of a case against an answer and describes those that fail. */
public final class AnswerJudge {
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(?:\\.\\d+)?");
  private static final Pattern FENCED = Pattern.compile("(?s)\\A```(?:json)?\\s*(.*?)```\\z");

  /** Beginning of the words on a check that could not be made; it is neither met nor missed. */
  static final String NOT_CHECKED = "not checked: ";

  private static final String JUDGE_ABSENT = NOT_CHECKED + "the judge did not answer: ";

  private final Optional<Embedder> embedder;
  private final Optional<AskedModel> judge;

  /**
   * @param embedder for what has to mean the same
   * @param judge for rubrics
   */
  public AnswerJudge(Optional<Embedder> embedder, Optional<AskedModel> judge) {
    this.embedder = embedder;
    this.judge = judge;
  }

  /** Returns whether a check needs the embedding model. */
  public static boolean comparesMeaning(AnswerCheck check) {
    return check instanceof AnswerCheck.Cosine
        || (check instanceof AnswerCheck.Not not && comparesMeaning(not.check()));
  }

  /** Returns why the judge gave no answer to one of the checks; empty when it did. */
  static Optional<String> absence(List<String> misses) {
    return misses.stream()
        .filter(miss -> miss.startsWith(JUDGE_ABSENT))
        .map(miss -> miss.substring(NOT_CHECKED.length()))
        .findFirst();
  }

  /** Returns descriptions of the checks that the answer fails; empty when it passes. */
  public List<String> misses(EvaluationCase asked, String answer) {
    return asked.checks().stream()
        .flatMap(check -> objection(check, asked.input(), answer.strip()).stream())
        .toList();
  }

  private Optional<String> objection(AnswerCheck check, String input, String answer) {
    return switch (check) {
      case AnswerCheck.Exact exact ->
          when(!answer.equals(exact.expected().strip()), "is not '" + exact.expected() + "'");
      case AnswerCheck.Contains contains ->
          when(!contains(contains, answer), "does not contain '" + contains.part() + "'");
      case AnswerCheck.Matches matches -> unmatched(matches.pattern(), answer);
      case AnswerCheck.Schema schema ->
          new JsonSchemaCheck(schema.schema())
              .objection(unfenced(answer))
              .map(at -> "format: " + at);
      case AnswerCheck.Numeric numeric ->
          when(!isNumber(numeric, answer), "is not the number " + numeric.expected());
      case AnswerCheck.Cosine cosine ->
          embedder.isEmpty()
              ? Optional.of(NOT_CHECKED + "it needs an embedding model, and none is set")
              : when(similarity(cosine.text(), answer) < cosine.least(), "means something else");
      case AnswerCheck.Judged judged -> judged(judged, input, answer);
      case AnswerCheck.Not not -> turned(objection(not.check(), input, answer));
    };
  }

  /** Turns the outcome of a check round; one that could not be made stays so. */
  private static Optional<String> turned(Optional<String> objection) {
    return objection.isPresent()
        ? objection.filter(words -> words.startsWith(NOT_CHECKED))
        : Optional.of("meets what it must not");
  }

  private static Optional<String> unmatched(Pattern pattern, String answer) {
    Optional<Boolean> found = BoundedSearch.finds(pattern, answer);
    return found.isEmpty()
        ? Optional.of(NOT_CHECKED + "the pattern " + pattern + " takes too long on this answer")
        : when(!found.get(), "does not match " + pattern);
  }

  private static Optional<String> when(boolean missed, String words) {
    return missed ? Optional.of(words) : Optional.empty();
  }

  private static boolean contains(AnswerCheck.Contains check, String answer) {
    return check.caseMatters()
        ? answer.contains(check.part())
        : answer.toLowerCase(Locale.ROOT).contains(check.part().toLowerCase(Locale.ROOT));
  }

  private static String unfenced(String answer) {
    Matcher fenced = FENCED.matcher(answer);
    return fenced.matches() ? fenced.group(1) : answer;
  }

  private static boolean isNumber(AnswerCheck.Numeric check, String answer) {
    Matcher number = NUMBER.matcher(answer);
    return number.find()
        && Math.abs(Double.parseDouble(number.group().replace(",", "")) - check.expected())
            <= check.tolerance();
  }

  private double similarity(String expected, String answer) {
    List<float[]> vectors = embedder.orElseThrow().embedPassages(List.of(expected, answer));
    float[] one = vectors.get(0);
    float[] other = vectors.get(1);
    double dot = 0;
    double ones = 0;
    double others = 0;
    for (int i = 0; i < one.length; i++) {
      dot += (double) one[i] * other[i];
      ones += (double) one[i] * one[i];
      others += (double) other[i] * other[i];
    }
    return ones == 0 || others == 0 ? 0 : dot / Math.sqrt(ones * others);
  }

  private Optional<String> judged(AnswerCheck.Judged check, String input, String answer) {
    if (judge.isEmpty()) {
      return Optional.of(NOT_CHECKED + "it needs a judge, and none is set");
    }
    ModelAnswer word =
        judge
            .get()
            .ask(
                Optional.empty(),
                """
                You judge an answer by a rubric. Reply with the one word PASS or FAIL.

                Rubric: %s

                Question: %s

                Answer: %s\
                """
                    .formatted(check.rubric(), input, answer));
    if (word.absent()) {
      return Optional.of(JUDGE_ABSENT + word.refusal().orElse("no answer"));
    }
    String said = word.text().replaceFirst("^[^\\p{L}]+", "").toUpperCase(Locale.ROOT);
    if (word.refusal().isPresent() || !(said.startsWith("PASS") || said.startsWith("FAIL"))) {
      return Optional.of(NOT_CHECKED + "the judge said neither PASS nor FAIL");
    }
    return when(said.startsWith("FAIL"), "the judge says no to '" + check.rubric() + "'");
  }
}
