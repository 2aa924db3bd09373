package io.signalbox.bot.slack.conversation;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.tools.ask.knowledge.AnswerStore;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores answers given in other tools, such as an editor, with those given in Slack, readable by
 * the asker alone. Safe for use from several threads.
 */
public final class ExternalAnswerRecorder implements AnswerStore {
  /** Value of the channel column for answers that were not given in Slack. */
  private static final String CHANNEL = "elsewhere";

  private final Jdbi jdbi;
  private final StoredAnswers answers;
  private final AnswerAccess access;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param documents the current rule of a document; empty when it is not there
   * @param random for ids
   */
  public ExternalAnswerRecorder(
      Jdbi jdbi,
      Function<DocumentId, Optional<AccessRule>> documents,
      PostingPolicy policy,
      Clock clock,
      RandomGenerator random) {
    this.jdbi = jdbi;
    this.answers = new StoredAnswers(jdbi);
    this.access = new AnswerAccess(documents, policy);
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String keep(String person, String question, Answer answer) {
    byte[] drawn = new byte[12];
    random.nextBytes(drawn);
    String id = "ask-" + HexFormat.of().formatHex(drawn);
    Instant now = clock.instant();
    Principal receiver = new Principal(Principal.PrincipalKind.USER, person);
    StoredAnswer given =
        new StoredAnswer(
            id,
            CHANNEL,
            "",
            person,
            question,
            AnswerKind.of(answer),
            AnswerView.render(answer, now).with(access.of(answer, receiver), /* forAsker= */ true),
            AnswerMeasure.of(answer),
            now);
    jdbi.useTransaction(handle -> answers.record(handle, given));
    return id;
  }
}
