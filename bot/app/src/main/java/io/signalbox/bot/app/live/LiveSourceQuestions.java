package io.signalbox.bot.app.live;

import io.signalbox.knowledge.document.AccessRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Dialogue in which {@code signalbox init} asks for the systems that hold knowledge, and writes
 * their settings. Secrets are never asked for: the settings name entries of the vault, and the
 * operator is told how to fill them.
 */
public final class LiveSourceQuestions {
  private static final String NAME = "[A-Za-z0-9][\\w.-]{0,99}";

  private final BufferedReader in;
  private final PrintWriter out;
  private final Map<String, List<SourceQuestion>> bySystem;
  private final List<String> secrets = new ArrayList<>();

  /**
   * Question for one setting of a system.
   *
   * @param kind text, list, secret, optional or optional-secret
   */
  private record SourceQuestion(String key, String kind, String words) {
    boolean isSecret() {
      return kind.endsWith("secret");
    }

    boolean isOptional() {
      return kind.startsWith("optional");
    }
  }

  public LiveSourceQuestions(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
    this.bySystem = questions();
  }

  private static Map<String, List<SourceQuestion>> questions() {
    Map<String, List<SourceQuestion>> all = new LinkedHashMap<>();
    try (InputStream file =
        Objects.requireNonNull(
            LiveSourceQuestions.class.getResourceAsStream("live-source-questions.tsv"))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 4))
          .forEach(
              cells ->
                  all.computeIfAbsent(cells[0], system -> new ArrayList<>())
                      .add(new SourceQuestion(cells[1], cells[2], cells[3])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Returns the systems that can be asked for. */
  public Set<String> systems() {
    return bySystem.keySet();
  }

  /** Returns a reader of the answers that a person types. */
  public static BufferedReader typed() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  /**
   * Asks until there is no further system, and returns the settings as YAML; empty where there is
   * none, or the input ended.
   */
  public String ask() {
    out.println("Which systems hold your knowledge? " + String.join(", ", bySystem.keySet()));
    StringBuilder yaml = new StringBuilder();
    Set<String> names = new HashSet<>();
    while (true) {
      Optional<String> system =
          answer(
              names.isEmpty() ? "System (nothing for none)" : "Another system (nothing to end)",
              "",
              text -> text.isEmpty() || bySystem.containsKey(text));
      if (system.filter(text -> !text.isEmpty()).isEmpty()) {
        return yaml.isEmpty() ? "" : "live-sources:\n" + yaml;
      }
      source(system.get(), names).ifPresent(yaml::append);
    }
  }

  private Optional<String> source(String system, Set<String> names) {
    Optional<String> name =
        answer(
            "  Name of this source",
            names.contains(system) ? system + "-" + (names.size() + 1) : system,
            text -> text.matches(NAME) && !names.contains(text));
    Optional<String> access =
        answer(
            "  Who may see it at most: public, group:NAME, channel:ID or user:ID",
            "public",
            LiveSourceQuestions::isRule);
    if (name.isEmpty() || access.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder yaml = new StringBuilder();
    yaml.append("  - name: ").append(name.get()).append('\n');
    yaml.append("    access: ").append(quoted(access.get())).append('\n');
    yaml.append("    ").append(system).append(":\n");
    for (SourceQuestion question : bySystem.getOrDefault(system, List.of())) {
      Optional<String> value = value(question, name.get());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (!value.get().isEmpty()) {
        yaml.append("      ").append(question.key()).append(": ").append(value.get()).append('\n');
      }
    }
    names.add(name.get());
    return Optional.of(yaml.toString());
  }

  /** Returns the value of a setting as YAML, empty for none; nothing where the input ended. */
  private Optional<String> value(SourceQuestion question, String source) {
    if (question.isSecret()) {
      String entry = source + "-" + question.key();
      Optional<String> wanted =
          question.isOptional()
              ? answer(
                  "  " + question.words() + ". Is there one? yes or no",
                  "yes",
                  text -> text.matches("yes|no"))
              : Optional.of("yes");
      if (wanted.filter("yes"::equals).isPresent()) {
        secrets.add(entry);
        out.println("  " + question.words() + ": kept in the vault as " + entry);
      }
      return wanted.map(text -> text.equals("yes") ? quoted("keystore:" + entry) : "");
    }
    Optional<String> text =
        answer(
            "  " + question.words(),
            "",
            typed -> (question.isOptional() || !typed.isEmpty()) && isFit(question, typed));
    return text.map(
        typed ->
            typed.isEmpty()
                ? ""
                : question.kind().equals("list")
                    ? "[" + String.join(", ", quotedAll(typed)) + "]"
                    : quoted(typed));
  }

  private static boolean isFit(SourceQuestion question, String typed) {
    return switch (question.key()) {
      case "url", "stack" -> typed.isEmpty() || typed.matches("(?:https?|git)://[^\\s\"]+");
      case "incident-access" -> isRule(typed);
      default -> !typed.contains("\"");
    };
  }

  private static boolean isRule(String text) {
    try {
      return !AccessRule.parse(text).clauses().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> quotedAll(String typed) {
    List<String> all = new ArrayList<>();
    for (String each : typed.split(",", -1)) {
      if (!each.isBlank()) {
        all.add(quoted(each.strip()));
      }
    }
    return all;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\") + "\"";
  }

  /** Asks until the answer is acceptable; empty where the input ended. */
  private Optional<String> answer(String question, String usual, Predicate<String> accepts) {
    try {
      while (true) {
        out.print(question + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ");
        out.flush();
        String line = in.readLine();
        if (line == null) {
          return Optional.empty();
        }
        String typed = line.strip().isEmpty() ? usual : line.strip();
        if (accepts.test(typed)) {
          return Optional.of(typed);
        }
        out.println("  That is not possible here.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of the vault's entries that the settings refer to. */
  public List<String> secrets() {
    return List.copyOf(secrets);
  }
}
