package io.signalbox.bot.bench.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.bench.process.UnusableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads labelled questions: JSON lines as {@code knowledge/training/README.md} describes them. */
final class LabelledFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern PART = Pattern.compile(" \\|\\| ");

  private LabelledFile() {}

  static List<LabelledQuestion> read(Path file) {
    List<LabelledQuestion> questions = new ArrayList<>();
    try {
      List<JsonNode> nodes = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          nodes.add(MAPPER.readTree(line));
        }
      }
      Optional<String> corpus =
          nodes.stream()
              .map(node -> node.path("gold_docs").path(0).asText())
              .filter(LabelledFile::isInFolder)
              .map(LabelledFile::folder)
              .findFirst();
      nodes.forEach(node -> questions.add(question(node, corpus)));
    } catch (IOException e) {
      throw new UnusableInput(file + " cannot be read: " + e.getMessage());
    }
    return questions;
  }

  /**
   * @param usual corpus of the file, for questions that nothing answers
   */
  private static LabelledQuestion question(JsonNode node, Optional<String> usual) {
    List<String> documents = new ArrayList<>();
    node.path("gold_docs").forEach(each -> documents.add(each.asText()));
    Set<String> pages = new HashSet<>(documents);
    node.path("also").forEach(also -> pages.add(also.path("doc").asText()));
    boolean answerable = node.path("answerable").asBoolean(!documents.isEmpty());
    List<LabelledQuestion.GoldProof> proofs = new ArrayList<>();
    String[] quotes = PART.split(node.path("answer_quote").asText(""), -1);
    for (int part = 0; answerable && part < quotes.length; part++) {
      if (quotes[part].isBlank()) {
        continue;
      }
      if (quotes.length == documents.size() && quotes.length > 1) {
        proofs.add(new LabelledQuestion.GoldProof(part, documents.get(part), quotes[part]));
      } else {
        for (String document : documents) {
          proofs.add(new LabelledQuestion.GoldProof(part, document, quotes[part]));
        }
      }
    }
    for (JsonNode also : node.path("also")) {
      if (also.isObject() && quotes.length == 1) {
        proofs.add(
            new LabelledQuestion.GoldProof(
                0, also.path("doc").asText(), also.path("quote").asText()));
      }
    }
    return new LabelledQuestion(
        node.path("id").asText(),
        documents.isEmpty()
            ? usual.orElseGet(() -> node.path("id").asText().replaceFirst("-?\\d+$", ""))
            : folder(documents.getFirst()),
        node.path("question").asText(),
        answerable,
        pages,
        proofs,
        node.path("value").asText(""),
        node.path("kind").asText(""));
  }

  private static boolean isInFolder(String document) {
    return document.indexOf('/') > 0;
  }

  private static String folder(String document) {
    return document.substring(0, document.indexOf('/'));
  }
}
