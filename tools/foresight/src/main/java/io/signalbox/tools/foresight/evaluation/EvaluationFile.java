package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.secret.Sha256Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of evaluation set files: JSON lines, YAML or JSON with {@code cases}, and promptfoo's
 * configuration with {@code tests}.
 */
public final class EvaluationFile {
  private static final int MOST_CASES = 20_000;

  private EvaluationFile() {}

  /**
   * Parses an evaluation set file.
   *
   * @throws UnreadableSetException with a sentence that says what is wrong with it
   */
  public static EvaluationSet read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Path name = file.getFileName();
      return parse(bytes, name == null ? file.toString() : name.toString(), new NearbyFiles(file));
    } catch (IOException e) {
      throw new UnreadableSetException("the evaluation set " + file + " cannot be read", e);
    }
  }

  static EvaluationSet parse(byte[] bytes, String name) {
    return parse(bytes, name, NearbyFiles.NONE);
  }

  private static EvaluationSet parse(byte[] bytes, String name, NearbyFiles nearby) {
    String text = new String(bytes, UTF_8);
    JsonNode root =
        name.endsWith(".jsonl")
            ? EvaluationSetParser.lines(text, name)
            : EvaluationSetParser.document(text, name);
    Set<String> notes = new LinkedHashSet<>();
    List<EvaluationCase> cases;
    try {
      cases =
          root.has("tests") || root.has("prompts")
              ? new PromptfooCases(name, nearby, notes).of(root)
              : cases(root, name, notes);
    } catch (UnknownCheckException e) {
      throw new UnreadableSetException(
          "%s%s: %s; known are %s, and not- before each"
              .formatted(
                  name, line(text, e.type()), e.getMessage(), String.join(", ", CheckReader.KNOWN)),
          e);
    }
    if (cases.isEmpty() || cases.size() > MOST_CASES) {
      throw new UnreadableSetException(
          "the evaluation set %s has %d cases; it may have 1 to %d%s"
              .formatted(
                  name,
                  cases.size(),
                  MOST_CASES,
                  notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")"));
    }
    unique(cases, name);
    return new EvaluationSet(name, hash(bytes), cases, List.copyOf(notes));
  }

  /**
   * Returns the line of the first check of a type, as {@code :line}; empty when it is not in the
   * file.
   */
  private static String line(String text, String type) {
    Matcher named =
        Pattern.compile("\\btype[\"']?\\s*:\\s*[\"']?" + Pattern.quote(type) + "(?![\\w-])")
            .matcher(text);
    return !type.isEmpty() && named.find()
        ? ":" + (1 + text.substring(0, named.start()).chars().filter(c -> c == '\n').count())
        : "";
  }

  private static void unique(List<EvaluationCase> cases, String name) {
    Set<String> ids = new HashSet<>();
    for (EvaluationCase each : cases) {
      if (!ids.add(each.id())) {
        throw new UnreadableSetException(
            "the evaluation set " + name + " has two cases " + each.id());
      }
    }
  }

  private static List<EvaluationCase> cases(JsonNode root, String name, Set<String> notes) {
    CaseKeys.root(root, name);
    List<EvaluationCase> cases = new ArrayList<>();
    for (JsonNode node : root.isArray() ? root : root.path("cases")) {
      int number = cases.size() + 1;
      String id = node.path("id").asText("case-" + number);
      CaseKeys.of(node, id, name);
      String input = node.path("input").asText("");
      if (input.isBlank()) {
        throw new UnreadableSetException("case " + number + " of " + name + " has no input");
      }
      cases.add(
          new EvaluationCase(
              id,
              Optional.ofNullable(node.get("system")).map(JsonNode::asText),
              input,
              CheckReader.all(node.path("checks"), id, name, notes),
              CaseKeys.weight(node, id, name),
              Optional.ofNullable(node.get("human")).map(JsonNode::asBoolean)));
    }
    return cases;
  }

  private static String hash(byte[] bytes) {
    return Sha256Hash.hex(bytes).substring(0, 16);
  }
}
