package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads evaluation sets: JSON lines, YAML or JSON with {@code cases}, and promptfoo's configuration
 * with {@code tests}.
 */
public final class EvaluationFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_CASES = 20_000;

  private EvaluationFile() {}

  /**
   * Reads a set.
   *
   * @throws UnreadableSet with a sentence that says what is wrong with it
   */
  public static EvaluationSet read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Path name = file.getFileName();
      return parse(bytes, name == null ? file.toString() : name.toString());
    } catch (IOException e) {
      throw new UnreadableSet("the evaluation set " + file + " cannot be read", e);
    }
  }

  static EvaluationSet parse(byte[] bytes, String name) {
    String text = new String(bytes, UTF_8);
    JsonNode root = name.endsWith(".jsonl") ? lines(text, name) : document(text, name);
    List<String> notes = new ArrayList<>();
    List<EvaluationCase> cases =
        root.has("tests") ? PromptfooCases.of(root, name, notes) : cases(root, name, notes);
    if (cases.isEmpty() || cases.size() > MOST_CASES) {
      throw new UnreadableSet(
          "the evaluation set %s has %d cases; it may have 1 to %d%s"
              .formatted(
                  name,
                  cases.size(),
                  MOST_CASES,
                  notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")"));
    }
    unique(cases, name);
    return new EvaluationSet(name, hash(bytes), cases, notes);
  }

  private static void unique(List<EvaluationCase> cases, String name) {
    Set<String> ids = new HashSet<>();
    for (EvaluationCase each : cases) {
      if (!ids.add(each.id())) {
        throw new UnreadableSet("the evaluation set " + name + " has two cases " + each.id());
      }
    }
  }

  private static JsonNode lines(String text, String name) {
    ArrayNode cases = JSON.createArrayNode();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        try {
          cases.add(JSON.readTree(line));
        } catch (JsonProcessingException e) {
          throw new UnreadableSet(name + ":" + number + " is not JSON", e);
        }
      }
    }
    return cases;
  }

  private static JsonNode document(String text, String name) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setCodePointLimit(16 << 20).setLabel(name).build();
      Object value = new Load(settings).loadFromString(text);
      return JSON.valueToTree(value);
    } catch (YamlEngineException | IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UnreadableSet("the evaluation set " + name + " is not YAML: " + reason, e);
    }
  }

  private static List<EvaluationCase> cases(JsonNode root, String name, List<String> notes) {
    List<EvaluationCase> cases = new ArrayList<>();
    for (JsonNode node : root.isArray() ? root : root.path("cases")) {
      int number = cases.size() + 1;
      String input = node.path("input").asText("");
      if (input.isBlank()) {
        throw new UnreadableSet("case " + number + " of " + name + " has no input");
      }
      String id = node.path("id").asText("case-" + number);
      cases.add(
          new EvaluationCase(
              id,
              Optional.ofNullable(node.get("system")).map(JsonNode::asText),
              input,
              checks(node.path("checks"), id, name, notes),
              node.path("weight").asDouble(1),
              Optional.ofNullable(node.get("human")).map(JsonNode::asBoolean)));
    }
    return cases;
  }

  static List<AnswerCheck> checks(JsonNode array, String id, String name, List<String> notes) {
    List<AnswerCheck> checks = new ArrayList<>();
    for (JsonNode each : array) {
      try {
        Optional<AnswerCheck> check = CheckReader.read(each);
        check.ifPresentOrElse(
            checks::add,
            () ->
                notes.add(
                    "the check '%s' of %s is not known and left out"
                        .formatted(each.path("type").asText(""), id)));
      } catch (IllegalArgumentException e) {
        throw new UnreadableSet("case " + id + " of " + name + ": " + e.getMessage(), e);
      }
    }
    return checks;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
