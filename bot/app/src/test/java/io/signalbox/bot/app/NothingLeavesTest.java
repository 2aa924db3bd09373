package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The real programme in a process of its own, with everything loaded that it can load. */
@EnabledIf("io.signalbox.bot.app.TracedProgramme#isPossible")
class NothingLeavesTest {
  @TempDir Path folder;

  @Test
  void aLongQuestionIsAnsweredWithoutAConnectionAndWithoutAFileOutsideTheNamedFolders()
      throws Exception {
    Path work = Files.createDirectories(folder.resolve("work")).toRealPath();
    Files.createDirectories(work.resolve("wiki"));
    Files.writeString(
        work.resolve("wiki/drain.md"),
        "# Drain a node\n\nRun `kubectl drain NODE --ignore-daemonsets` to drain a node.\n");
    Files.writeString(
        work.resolve("signalbox.yaml"),
        """
        sources:
          - {name: wiki, kind: pages, path: ./wiki, access: public}
        """);
    String question = "how do I drain a node? ".repeat(300);

    TracedProgramme run = TracedProgramme.run(work, "ask", question);

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("kubectl drain NODE");
    assertNothingLeft(run, work);
    assertThat(work.resolve("home")).doesNotExist();
    assertThat(work.resolve(".signalbox/native")).isNotEmptyDirectory();
  }

  @Test
  void theGatewayMakesNoConnectionOfItsOwnEither() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work")).toRealPath();
    Files.writeString(
        work.resolve("signalbox.yaml"),
        """
        providers:
          near: {kind: openai, base-url: "http://127.0.0.1:9/v1", api-key: "${PROVIDER_KEY}"}
        routes:
          chat:
            kind: chat
            provider: near
            model: small
            price: {input: 1, output: 1}
            callers: ["*"]
            cache: {matching: semantic, for: everyone}
        gateway: {port: 0}
        """);

    TracedProgramme run = TracedProgramme.runUntil("Serving 1 routes", work, "gateway");

    assertThat(run.output()).contains("Serving 1 routes");
    assertNothingLeft(run, work);
  }

  private static void assertNothingLeft(TracedProgramme run, Path work) throws IOException {
    assertThat(run.connections()).isEmpty();
    assertThat(run.started()).hasSize(1);
    // ONNX Runtime makes an empty folder there, which it does not use, and removes it.
    Path unused = Path.of(System.getProperty("java.io.tmpdir")).resolve("onnxruntime-java");
    assertThat(run.filesOutside(and(TracedProgramme.javaAndSystem(), work)))
        .allMatch(call -> call.contains(unused.toString()));
    assertThat(run.writtenOutside(List.of(work, Path.of("/proc"), Path.of("/dev"))))
        .allMatch(call -> call.contains(unused.toString()) && !call.contains(".so"));
  }

  private static List<Path> and(List<Path> places, Path another) {
    List<Path> all = new ArrayList<>(places);
    all.add(another);
    return all;
  }
}
