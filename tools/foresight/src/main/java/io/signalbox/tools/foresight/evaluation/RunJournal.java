package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.PrivateFiles;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.gateway.accounting.CallTextCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Journal file of an evaluation run with one JSON line per result, from which an interrupted run
 * resumes. A half-written last line counts as not there. For one process.
 */
public final class RunJournal {
  private static final JsonMapper JSON = new JsonMapper();

  /** Mark before the judge in a file's name, of a character that no other part can have. */
  private static final String BY_JUDGE = "~";

  private static final String ENDING = ".jsonl";

  private final Path file;
  private final Optional<CallTextCipher> seal;

  /** Ids of the cases that have checks, which the file does not contain. */
  private final Set<String> checked;

  private RunJournal(Path file, EvaluationSet set, Optional<CallTextCipher> seal) {
    this.file = file;
    this.seal = seal;
    this.checked = set.checked();
  }

  /**
   * Models of a run, by which results are kept apart beside the version of the set.
   *
   * @param judge route and model that judge rubrics; empty for a run without a judge
   */
  public record RunModels(String route, String model, String judge) {
    /** Creates the models of a run without a judge. */
    public RunModels(String route, String model) {
      this(route, model, "");
    }
  }

  /**
   * Returns the journal for a version of a set and the models of a run; each combination has a file
   * of its own.
   */
  public static RunJournal of(Path folder, EvaluationSet set, RunModels models) {
    return of(folder, set, models, Optional.empty());
  }

  /**
   * Returns the journal for a version of a set and the models of a run.
   *
   * @param seal encrypts the answers; empty where they may be read
   */
  public static RunJournal of(
      Path folder, EvaluationSet set, RunModels models, Optional<CallTextCipher> seal) {
    String name = filed(set.version() + "-" + models.route() + "-" + models.model());
    return new RunJournal(
        folder.resolve(name + BY_JUDGE + filed(models.judge()) + ENDING), set, seal);
  }

  private static String filed(String text) {
    return text.replaceAll("[^\\w.-]", "_");
  }

  /** Deletes the journals of sets whose version begins so, if nothing was added since that time. */
  public static void forget(Path folder, String version, Instant since) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> folder.relativize(f).toString().startsWith(version)).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the journals of a set's version over all routes. */
  public static List<RunJournal> all(Path folder, EvaluationSet set) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> folder.relativize(each).toString().startsWith(set.version() + "-"))
          // Files without the mark are of a version that also kept outages as results.
          .filter(each -> folder.relativize(each).toString().contains(BY_JUDGE))
          .map(each -> new RunJournal(each, set, Optional.empty()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the journal. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the results so far, by case id. */
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

  /**
   * Parses a line; empty when it is incomplete because the process was killed, or was encrypted
   * with another key, so that the case is asked again.
   */
  private Optional<CaseResult> finished(String line) {
    try {
      return Optional.of(result(JSON.readTree(line)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the time of the last result; empty when there is none. */
  public Optional<Instant> writtenAt() {
    try {
      return Files.exists(file)
          ? Optional.of(Files.getLastModifiedTime(file).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(CaseResult result) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", result.id()).put("weight", result.weight());
    result.misses().forEach(node.putArray("misses")::add);
    node.put("refused", result.refused());
    seal.ifPresentOrElse(
        key -> node.put("sealed", key.sealed(result.answer().getBytes(UTF_8))),
        () -> node.put("answer", result.answer()));
    node.put("cost", result.cost().picodollars()).put("millis", result.millis());
    node.put("served", result.served());
    try {
      Path folder = file.getParent();
      if (folder != null) {
        PrivateFiles.createDirectories(folder);
      }
      // After a line that broke off, the next one begins on a line of its own.
      String start = Files.exists(file) && !endsLine() ? "\n" : "";
      PrivateFiles.create(file, CREATE, APPEND);
      Files.writeString(file, start + node + "\n", UTF_8, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean endsLine() throws IOException {
    String text = Files.readString(file, UTF_8);
    return text.isEmpty() || text.endsWith("\n");
  }

  private CaseResult result(JsonNode node) {
    List<String> misses = new ArrayList<>();
    node.path("misses").forEach(miss -> misses.add(miss.asText()));
    String id = node.path("id").asText("");
    return new CaseResult(
        id,
        node.path("weight").asDouble(1),
        misses,
        node.path("refused").asBoolean(),
        node.has("sealed")
            ? seal.map(key -> key.opened(node.path("sealed").asText())).orElse("")
            : node.path("answer").asText(""),
        new Cost(node.path("cost").asLong()),
        node.path("millis").asLong(),
        checked.contains(id),
        node.path("served").asText(""));
  }
}
