package io.signalbox.bot.app.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.tools.ask.knowledge.AnswerFields;
import java.io.UncheckedIOException;

/**
 * Writes an answer as JSON for {@code signalbox ask --json}, in the form of the ask API, with file
 * paths and safe to print.
 */
public final class AnswerJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private AnswerJson() {}

  public static String of(String question, Answer answer) {
    try {
      return TerminalText.escaped(
          MAPPER.writeValueAsString(AnswerFields.onThisMachine(question, answer)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an answer is plain JSON", e);
    }
  }
}
