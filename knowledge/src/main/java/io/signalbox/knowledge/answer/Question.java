package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Audience;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Question to be answered, with the audience that will read the answer, the time, the time zone and
 * the asker.
 *
 * @param text as the person typed it; data, never an instruction
 * @param audience who will be able to read the answer
 * @param askedAt what "now" means in it
 * @param zone the asker's, for understanding and showing times
 * @param sources the only ones to answer from, by their names; empty for all
 * @param asker for what is looked up on their behalf; empty where nobody asked the bot
 */
public record Question(
    String text,
    Audience audience,
    Instant askedAt,
    ZoneId zone,
    Set<String> sources,
    Optional<QuestionAsker> asker) {
  public Question {
    sources = Set.copyOf(sources);
  }

  /** Creates a question to all sources, without an asker. */
  public Question(String text, Audience audience, Instant askedAt, ZoneId zone) {
    this(text, audience, askedAt, zone, Set.of());
  }

  /** Creates a question without an asker. */
  public Question(
      String text, Audience audience, Instant askedAt, ZoneId zone, Set<String> sources) {
    this(text, audience, askedAt, zone, sources, Optional.empty());
  }

  /** Returns a copy with another text. */
  public Question reading(String words) {
    return new Question(words, audience, askedAt, zone, sources, asker);
  }

  /** Returns a copy with this asker. */
  public Question by(QuestionAsker who) {
    return new Question(text, audience, askedAt, zone, sources, Optional.of(who));
  }
}
