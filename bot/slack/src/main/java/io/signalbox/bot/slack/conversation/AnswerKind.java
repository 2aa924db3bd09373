package io.signalbox.bot.slack.conversation;

import io.signalbox.knowledge.answer.Answer;
import java.util.Arrays;

/** Kinds of a given answer: from a table, from cited pages, or none at all. */
enum AnswerKind {
  TABLE("table"),
  CITED("cited"),
  NONE("none");

  private final String stored;

  AnswerKind(String stored) {
    this.stored = stored;
  }

  static AnswerKind of(Answer answer) {
    return switch (answer) {
      case Answer.TableAnswer table -> TABLE;
      case Answer.CitedAnswer cited -> CITED;
      case Answer.NoAnswer none -> NONE;
    };
  }

  /** Returns the kind that a row of the database holds. */
  static AnswerKind ofStored(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.stored.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an answer of the unknown kind " + text));
  }

  /** Returns the kind as a row of the database holds it. */
  String stored() {
    return stored;
  }
}
