package io.signalbox.bot.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.bot.bench.retrieval.QuestionFile;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of question files with proofs: golden questions whose {@code answer_quote} stands on the
 * right page. The parts of an answer from two pages are parted by " || ". {@code value} and {@code
 * also} are optional.
 */
public final class ProvenQuestionFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern PARTS = Pattern.compile("\\s+\\|\\|\\s+");

  /**
   * Pattern of the number, command or channel that a short quotation is about, used where no value
   * is given.
   */
  private static final Pattern QUANTITY =
      Pattern.compile("[£$€]?\\d[\\d.,:-]*\\d?(?:\\s?(?:%|[A-Za-z]{2,}))?");

  private static final Pattern CODE = Pattern.compile("`([^`]{3,})`");
  private static final Pattern CHANNEL = Pattern.compile("#[a-z][\\w-]{2,}");

  private ProvenQuestionFile() {}

  /**
   * @throws UnusableInputException with file and line when a line is not such a question
   */
  public static List<ProvenQuestion> read(Path file) {
    List<GoldenQuestion> golden = QuestionFile.read(file);
    List<ProvenQuestion> questions = new ArrayList<>();
    String set = String.valueOf(file.getFileName()).replaceAll("^questions-|\\.jsonl$", "");
    String corpus = golden.stream().flatMap(each -> folder(each).stream()).findFirst().orElse(set);
    try {
      List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
      for (int i = 0; i < lines.size(); i++) {
        JsonNode node = MAPPER.readTree(lines.get(i));
        questions.add(question(golden.get(i), node, set, corpus, file));
      }
    } catch (IOException e) {
      throw new UnusableInputException(file + " cannot be read: " + e.getClass().getSimpleName());
    }
    return questions;
  }

  /** Returns the name of the folder that the right pages are in. */
  private static Optional<String> folder(GoldenQuestion golden) {
    return golden.gold().stream()
        .filter(id -> id.indexOf('/') > 0)
        .map(id -> id.substring(0, id.indexOf('/')))
        .findFirst();
  }

  /**
   * @param usual corpus of the file, for questions that nothing answers
   */
  private static ProvenQuestion question(
      GoldenQuestion golden, JsonNode node, String set, String usual, Path file) {
    String kind = node.path("kind").asText("").replace("two-page", "twopage");
    String corpus = folder(golden).orElse(usual);
    String value = node.path("value").asText("");
    if (!golden.answerable()) {
      return new ProvenQuestion(golden, "unanswerable", set, corpus, value, List.of());
    }
    String whole = node.path("answer_quote").asText("");
    if (whole.isBlank()) {
      throw new UnusableInputException(file + ": question " + golden.id() + " has no answer_quote");
    }
    List<String> documents = new ArrayList<>();
    node.path("gold_docs").forEach(each -> documents.add(each.asText()));
    List<String> quotes = kind.equals("twopage") ? List.of(PARTS.split(whole, -1)) : List.of(whole);
    List<AnswerProof> proofs = new ArrayList<>();
    for (int i = 0; i < quotes.size(); i++) {
      boolean paired = quotes.size() > 1 && documents.size() == quotes.size();
      Set<String> pages = new HashSet<>(paired ? List.of(documents.get(i)) : documents);
      proofs.add(proof(node, kind, pages, quotes.get(i)));
    }
    return new ProvenQuestion(golden, kind, set, corpus, value, proofs);
  }

  private static AnswerProof proof(JsonNode node, String kind, Set<String> pages, String quote) {
    List<String> quotes = new ArrayList<>(List.of(quote));
    Set<String> all = new HashSet<>(pages);
    for (JsonNode also : node.path("also")) {
      String page = also.path("doc").asText("");
      if (!kind.equals("twopage") || pages.contains(page)) {
        quotes.add(also.path("quote").asText(""));
        all.add(page);
      }
    }
    for (String value : PARTS.split(node.path("value").asText(""), -1)) {
      if (!value.isBlank() && UnmarkedText.of(quote).show(value)) {
        return new AnswerProof(all, quotes, value);
      }
    }
    return new AnswerProof(all, quotes, node.has("value") ? "" : valueOf(kind, quote));
  }

  private static String valueOf(String kind, String quote) {
    Pattern pattern =
        switch (kind.toLowerCase(Locale.ROOT)) {
          case "howlong", "number", "when" -> QUANTITY;
          case "command" -> CODE;
          case "channel" -> CHANNEL;
          default -> Pattern.compile("(?!)");
        };
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(quote);
    while (matcher.find()) {
      found.add(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
    }
    return found.size() == 1 ? found.getFirst() : "";
  }
}
