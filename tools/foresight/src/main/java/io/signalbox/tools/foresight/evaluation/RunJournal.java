package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.price.Cost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results of a run as they come, a line each, so that a run that was cut off goes on where it was.
 * A half-written last line counts as not there. For one process.
 */
public final class RunJournal {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  private RunJournal(Path file) {
    this.file = file;
  }

  /**
   * The journal of a set's version over a route with a model; another version of either begins
   * anew.
   */
  public static RunJournal of(Path folder, EvaluationSet set, String route, String model) {
    String name = (set.version() + "-" + route + "-" + model).replaceAll("[^\\w.-]", "_");
    return new RunJournal(folder.resolve(name + ".jsonl"));
  }

  /** The journals of a set's version, over whatever route. */
  public static List<RunJournal> all(Path folder, EvaluationSet set) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> folder.relativize(each).toString().startsWith(set.version() + "-"))
          .map(RunJournal::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets what was noted. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The results so far, by case. */
  public Map<String, CaseResult> read() {
    Map<String, CaseResult> results = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return results;
    }
    try {
      for (String line : Files.readAllLines(file, UTF_8)) {
        finished(line).ifPresent(result -> results.put(result.id(), result));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return results;
  }

  /** Empty where the process ended while it wrote this line: the case is asked again. */
  private static Optional<CaseResult> finished(String line) {
    try {
      return Optional.of(result(JSON.readTree(line)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void add(CaseResult result) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", result.id()).put("weight", result.weight());
    result.misses().forEach(node.putArray("misses")::add);
    node.put("refused", result.refused()).put("answer", result.answer());
    node.put("cost", result.cost().picodollars()).put("millis", result.millis());
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      // After a line that broke off, the next one begins on a line of its own.
      String start = Files.exists(file) && !endsLine() ? "\n" : "";
      Files.writeString(file, start + node + "\n", UTF_8, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean endsLine() throws IOException {
    String text = Files.readString(file, UTF_8);
    return text.isEmpty() || text.endsWith("\n");
  }

  private static CaseResult result(JsonNode node) {
    List<String> misses = new ArrayList<>();
    node.path("misses").forEach(miss -> misses.add(miss.asText()));
    return new CaseResult(
        node.path("id").asText(""),
        node.path("weight").asDouble(1),
        misses,
        node.path("refused").asBoolean(),
        node.path("answer").asText(""),
        new Cost(node.path("cost").asLong()),
        node.path("millis").asLong());
  }
}
