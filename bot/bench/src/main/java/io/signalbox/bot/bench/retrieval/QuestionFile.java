package io.signalbox.bot.bench.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parser of files of golden questions: JSON lines with {@code id}, {@code question}, {@code
 * gold_docs} and, optionally, {@code answerable}.
 */
public final class QuestionFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private QuestionFile() {}

  /**
   * @throws UnusableInputException with file and line when a line is not such a question
   */
  public static List<GoldenQuestion> read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UnusableInputException(
          file + " cannot be read as UTF-8 text: " + e.getClass().getSimpleName());
    }
    List<GoldenQuestion> questions = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        questions.add(question(lines.get(i), file + ":" + (i + 1)));
      }
    }
    if (questions.isEmpty()) {
      throw new UnusableInputException(file + " holds no question");
    }
    return questions;
  }

  private static GoldenQuestion question(String line, String where) {
    JsonNode node;
    try {
      node = MAPPER.readTree(line);
    } catch (IOException e) {
      throw new UnusableInputException(where + " is not a JSON object");
    }
    if (!node.path("id").isTextual() || !node.path("question").isTextual()) {
      throw new UnusableInputException(where + " needs the texts 'id' and 'question'");
    }
    Set<String> gold = new HashSet<>();
    node.path("gold_docs").forEach(id -> gold.add(id.asText()));
    boolean answerable = node.path("answerable").asBoolean(!gold.isEmpty());
    try {
      return new GoldenQuestion(
          node.path("id").asText(), node.path("question").asText(), answerable, gold);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(where + ": " + e.getMessage());
    }
  }
}
