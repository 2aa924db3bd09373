package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code impact} as a build runs it: over a git repository, for its exit code and comment. */
class ImpactCommandTest {
  private static final String STYLE =
      "Answer in short sentences and name the page that you took the answer from.\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void commits() throws Exception {
    write("prompts/style.md", STYLE);
    write("prompts/od`d.md", "---\nowner: '@bo'\nevaluation: set.jsonl\n---\nSum up.\n" + STYLE);
    write("prompts/alone.md", "Count the parcels that came in today, please.\n");
    write(
        "prompts/set.jsonl",
        "{\"id\":\"a\",\"input\":\"hi\",\"checks\":[{\"type\":\"contains\",\"value\":\"page\"}]}");
    git("init", "-q");
    git("add", "prompts");
    commit("first");
    write("prompts/style.md", STYLE.replace("short sentences", "one line"));
    git("add", "prompts");
    commit("second");
  }

  @Test
  void theExitCodeTellsNobodyGreenUnverifiedAndMistakenApart() throws IOException {
    try (ScriptedUpstream model =
        new ScriptedUpstream(
            ScriptedUpstream.whole(200, ScriptedUpstream.completion("It is on the page.")))) {
      write(
          "signalbox.yaml",
          """
          data: ./data
          providers:
            up: {kind: openai, base-url: "%s"}
          routes:
            chat: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], retries: 0}
          prompts:
            - {name: house, path: ./prompts}
          """
              .formatted(model.baseUrl()));
      Path settings = folder.resolve("signalbox.yaml");

      assertThat(diff("HEAD..HEAD")).isZero();
      assertThat(diff("HEAD~1..HEAD")).isEqualTo(2);
      assertThat(out.toString())
          .contains("1 other prompt", "- ``prompts/od`d.md`` of `@bo`: unverified");
      assertThat(diff("HEAD~1..HEAD", "--route", "chat", "-c", settings.toString())).isOne();
      assertThat(out.toString()).contains("green, 1 of 1 cases passed");
      assertThat(diff("HEAD~1..HEAD", "--route", "none", "-c", settings.toString())).isEqualTo(64);
      assertThat(diff("HEAD~1...HEAD")).isEqualTo(64);
      assertThat(diff("nothing..HEAD")).isEqualTo(64);

      assertThat(run("impact", "alone.md", "-c", settings.toString())).isZero();
      assertThat(out.toString()).contains("prompt:alone.md: nothing depends on it");
      assertThat(run("impact", "style", "-c", settings.toString())).isZero();
      assertThat(out.toString()).contains("od`d.md (holds ", "of @bo");
    }
  }

  @Test
  void theStepOfTheDocumentFailsOnUnverifiedAndMistakenOnly() throws Exception {
    String step =
        Files.readString(Path.of("../../docs/impact.md"))
            .lines()
            .filter(line -> line.contains("GITHUB_STEP_SUMMARY"))
            .findFirst()
            .orElseThrow()
            .replace("- run: ", "")
            .replace("${{ github.base_ref }}", "main");
    Map<Integer, Integer> exits = new TreeMap<>();
    for (int code : new int[] {0, 1, 2, 64}) {
      write("signalbox", "exit " + code + "\n");
      Process bash =
          new ProcessBuilder(
                  "bash",
                  "-e",
                  "-c",
                  step.replace("./signalbox", "bash ./signalbox")
                      .replace("$GITHUB_STEP_SUMMARY", "summary.md"))
              .directory(folder.toFile())
              .start();
      exits.put(code, bash.waitFor());
    }

    assertThat(exits).containsEntry(0, 0).containsEntry(1, 0);
    assertThat(exits.get(2)).isNotZero();
    assertThat(exits.get(64)).isNotZero();
  }

  @Test
  void theJobOfTheDocumentFailsOnUnverifiedAndMistakenOnlyAndKeepsTheComment() throws Exception {
    List<String> document = Files.readAllLines(Path.of("../../docs/impact.md"));
    String script =
        document.stream()
            .filter(line -> line.contains("CI_MERGE_REQUEST_DIFF_BASE_SHA"))
            .findFirst()
            .orElseThrow()
            .replaceFirst("^\\s*- ", "");
    Map<Integer, Integer> exits = new TreeMap<>();
    for (int code : new int[] {0, 1, 2, 64}) {
      write("signalbox", "echo a comment; exit " + code + "\n");
      Process bash =
          new ProcessBuilder(
                  // As GitLab's runner begins each script.
                  "bash",
                  "-c",
                  "set -eo pipefail; " + script.replace("./signalbox", "bash ./signalbox"))
              .directory(folder.toFile())
              .start();
      exits.put(code, bash.waitFor());
    }

    assertThat(document).contains("  allow_failure: {exit_codes: 1}");
    assertThat(exits).containsExactly(entry(0, 0), entry(1, 1), entry(2, 2), entry(64, 64));
    assertThat(Files.readString(folder.resolve("impact.md"))).contains("a comment");
  }

  private int diff(String range, String... more) {
    String[] first = {
      "impact", "--diff", range, "--folder", "prompts", "--repository", folder.toString()
    };
    String[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return run(all);
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .execute(args);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit(String message) throws Exception {
    git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", message);
  }

  private void git(String... args) throws Exception {
    String[] command = new String[args.length + 1];
    command[0] = "git";
    System.arraycopy(args, 0, command, 1, args.length);
    Process git = new ProcessBuilder(command).directory(folder.toFile()).start();
    assertThat(git.waitFor()).isZero();
  }
}
