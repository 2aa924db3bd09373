package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.conversation.StoredAnswers.AnswerVerdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts of a period's questions and of how they were answered. Pure.
 *
 * @param answered with certainty, from tables or pages
 * @param unsure with "I am not sure"
 * @param unknown with nothing
 * @param failed marked as not helpful
 * @param askedAgain by the same person within the hour, in much the same words
 * @param people who asked
 * @param byChannel questions of public channels in which enough people asked
 */
public record QuestionFigures(
    int asked,
    int answered,
    int unsure,
    int unknown,
    int helped,
    int failed,
    int askedAgain,
    int people,
    Map<String, Integer> byChannel) {
  /** Fewer people than this are never shown as a group. */
  static final int FEWEST_PEOPLE = 3;

  /** Minutes that a useful answer is assumed to save the asker or a colleague. */
  public static final int MINUTES_SAVED = 10;

  private static final int MOST_ANSWERS = 20_000;
  private static final Duration AGAIN_WITHIN = Duration.ofHours(1);
  private static final double SAME_WORDS = 0.7;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * Counts the questions of a period from the stored answers.
   *
   * @param isPublic whether everybody may read a channel
   */
  public static QuestionFigures between(
      StoredAnswers answers, Predicate<String> isPublic, Instant from, Instant to) {
    // An answer beside a channel's, for the asker alone, is not a second question.
    List<StoredAnswer> given =
        answers.between(from, to, MOST_ANSWERS).stream()
            .filter(answer -> !answer.id().endsWith(ConversationHandler.ASIDE))
            .toList();
    Set<String> open =
        given.stream()
            .map(StoredAnswer::channel)
            .distinct()
            .filter(isPublic)
            .collect(Collectors.toSet());
    return of(given, answers.verdicts(from), open);
  }

  /**
   * Counts the given answers with their verdicts.
   *
   * @param answers the oldest first
   * @param open public channels
   */
  static QuestionFigures of(
      List<StoredAnswer> answers, Map<String, AnswerVerdicts> verdicts, Set<String> open) {
    int unknown = 0;
    int unsure = 0;
    int helped = 0;
    int failed = 0;
    int again = 0;
    Set<String> people = new HashSet<>();
    Map<String, StoredAnswer> before = new HashMap<>();
    Map<String, Set<String>> askers = new HashMap<>();
    Map<String, Integer> channels = new HashMap<>();
    for (StoredAnswer answer : answers) {
      AnswerVerdicts said = verdicts.getOrDefault(answer.id(), new AnswerVerdicts(0, 0));
      helped += said.helped();
      failed += said.failed();
      unknown += answer.kind() == AnswerKind.NONE ? 1 : 0;
      unsure += isUnsure(answer) ? 1 : 0;
      again += isAgain(before.put(answer.asker(), answer), answer) ? 1 : 0;
      people.add(answer.asker());
      if (open.contains(answer.channel())) {
        channels.merge(answer.channel(), 1, Integer::sum);
        askers.computeIfAbsent(answer.channel(), key -> new HashSet<>()).add(answer.asker());
      }
    }
    channels
        .keySet()
        .removeIf(channel -> askers.getOrDefault(channel, Set.of()).size() < FEWEST_PEOPLE);
    return new QuestionFigures(
        answers.size(),
        answers.size() - unknown - unsure,
        unsure,
        unknown,
        helped,
        failed,
        again,
        people.size(),
        Map.copyOf(channels));
  }

  static boolean isUnsure(StoredAnswer answer) {
    return answer.kind() == AnswerKind.CITED
        && answer.content().text().contains(AnswerWording.UNSURE);
  }

  private static boolean isAgain(@Nullable StoredAnswer before, StoredAnswer now) {
    if (before == null || Duration.between(before.at(), now.at()).compareTo(AGAIN_WITHIN) > 0) {
      return false;
    }
    Set<String> one = words(before.question());
    Set<String> other = words(now.question());
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both.size() >= SAME_WORDS * Math.max(one.size(), other.size());
  }

  private static Set<String> words(String question) {
    return new HashSet<>(List.of(BETWEEN_WORDS.split(question.toLowerCase(Locale.ROOT), -1)));
  }

  /**
   * Returns the number of certain answers, less those marked as not helpful and those asked again.
   */
  public int useful() {
    return Math.max(0, answered - failed - askedAgain);
  }

  /** Returns the hours that the useful answers are assumed to have saved. */
  public double hoursSaved() {
    return useful() * MINUTES_SAVED / 60.0;
  }
}
