package io.signalbox.tools.ask.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answering.FollowUpRewriter;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.lookup.NameWithTime;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.tools.ask.asker.Asker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Single entry point through which other tools ask: each request is rate-limited, answered within
 * the asker's rights, and stored if it is a person's question. Safe for use from several threads.
 */
public final class KnowledgeAccess {
  /** Longest question or query, in characters. */
  public static final int LONGEST = 2_000;

  /** Highest number of search results. */
  public static final int MOST_RESULTS = 25;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ID = 2_000;

  private final QuestionAnswering answering;
  private final LookUp tables;
  private final KnowledgeReader reader;
  private final AskLimit limit;
  private final AnswerStore store;
  private final Clock clock;

  public KnowledgeAccess(
      QuestionAnswering answering,
      LookUp tables,
      KnowledgeReader reader,
      AskLimit limit,
      AnswerStore store,
      Clock clock) {
    this.answering = answering;
    this.tables = tables;
    this.reader = reader;
    this.limit = limit;
    this.store = store;
    this.clock = clock;
  }

  /** Returns the reader of documents and sources, whose use does not count as a question. */
  public KnowledgeReader reader() {
    return reader;
  }

  /**
   * Answers a question.
   *
   * @param before what the asker asked before it in the same conversation
   */
  public KnowledgeResult ask(String question, Optional<String> before, Asker asker) {
    return ask(question, before, asker, answering::answer);
  }

  /**
   * Answers a question and reports progress.
   *
   * @param step takes a few words on what is being done
   */
  public KnowledgeResult ask(String question, Asker asker, Consumer<String> step) {
    return ask(
        question,
        Optional.empty(),
        asker,
        asked -> {
          step.accept("looking in tables and pages");
          return answering.answer(asked, written -> step.accept("a model writes the answer"));
        });
  }

  private KnowledgeResult ask(
      String question, Optional<String> before, Asker asker, Function<Question, Answer> answers) {
    return bounded(
        asker,
        question,
        LONGEST,
        audience -> {
          Instant now = clock.instant();
          String alone =
              before
                  .map(each -> FollowUpRewriter.standalone(question, each, now, asker.zone()))
                  .orElse(question);
          Question asked = new Question(alone, audience, now, asker.zone());
          return given(alone, answers.apply(asker.person().map(asked::by).orElse(asked)), asker);
        });
  }

  /**
   * Returns who is on call for a team or service.
   *
   * @param at a time in words or as ISO 8601; empty for now
   */
  public KnowledgeResult onCall(String team, String at, Asker asker) {
    return bounded(
        asker,
        (team + " " + at).strip(),
        LONGEST_NAME,
        audience -> {
          Instant now = clock.instant();
          NameWithTime asked = NameWithTime.read((team + " " + at).strip(), now, asker.zone());
          Optional<LookUpResult> found =
              tables.onCall(asked.name(), asked.when(), audience, now, asker.zone());
          return looked("Who is on call for " + (team + " " + at).strip() + "?", found, asker);
        });
  }

  /** Returns the team that owns a service or system. */
  public KnowledgeResult owner(String thing, Asker asker) {
    return bounded(
        asker,
        thing,
        LONGEST_NAME,
        audience -> looked("Who owns " + thing + "?", tables.owner(thing, audience), asker));
  }

  /** Searches documents. */
  public KnowledgeResult search(String query, int most, Asker asker) {
    return bounded(
        asker,
        query,
        LONGEST,
        audience ->
            reader.search(
                query, Math.max(1, Math.min(MOST_RESULTS, most)), audience, today(asker)));
  }

  /** Returns the text of a document. */
  public KnowledgeResult fetch(String id, Asker asker) {
    return bounded(
        asker,
        id,
        LONGEST_ID,
        audience ->
            reader
                .fetch(id, audience, today(asker))
                .<KnowledgeResult>map(found -> found)
                .orElseGet(
                    () ->
                        new KnowledgeResult.Refused(
                            404,
                            "no_document",
                            "There is no document with this id that you may read; search gives"
                                + " ids.",
                            0)));
  }

  private LocalDate today(Asker asker) {
    return LocalDate.ofInstant(clock.instant(), asker.zone());
  }

  private KnowledgeResult looked(String question, Optional<LookUpResult> found, Asker asker) {
    Answer answer =
        found
            .<Answer>map(Answer.TableAnswer::new)
            .orElseGet(() -> new Answer.NoAnswer(List.of(), Optional.empty(), 0));
    return given(question, answer, asker);
  }

  private KnowledgeResult given(String question, Answer answer, Asker asker) {
    ObjectNode fields = AnswerFields.of(question, answer);
    asker
        .person()
        .filter(person -> !person.user().isEmpty())
        .ifPresent(person -> fields.put("answer_id", store.keep(person.user(), question, answer)));
    return new KnowledgeResult.Found(fields, fields.path("answer").asText());
  }

  /**
   * Runs a request that is no question about documents, within the same rate limit, length limit
   * and rights.
   *
   * @param text that is asked for
   */
  public KnowledgeResult bounded(Asker asker, String text, Supplier<KnowledgeResult> work) {
    return bounded(asker, text, LONGEST, audience -> work.get());
  }

  private KnowledgeResult bounded(
      Asker asker, String text, int longest, Function<Audience, KnowledgeResult> work) {
    if (asker.audience().isEmpty()) {
      return new KnowledgeResult.Refused(
          403,
          "not_for_callers",
          "Nobody has said who reads this caller's answers: an operator names it under"
              + " ask-api.callers, or a person asks with a key of their own.",
          0);
    }
    if (text.isBlank()) {
      return new KnowledgeResult.Refused(400, "nothing_asked", "Nothing is asked.", 0);
    }
    if (text.length() > longest) {
      return new KnowledgeResult.Refused(
          400, "too_long", "That is longer than %d characters.".formatted(longest), 0);
    }
    return limit
        .objection(asker)
        .<KnowledgeResult>map(refused -> refused)
        .orElseGet(() -> work.apply(asker.audience().get()));
  }
}
