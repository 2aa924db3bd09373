package io.signalbox.bot.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchAnswersTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void asksEachQuestionOverItsOwnCorpusAndWritesEveryAnswerDown() throws IOException {
    page("port/ledger.md", "# Restart the ledger\n\nRun `systemctl restart ledger` and wait.\n");
    page("port/vpn.md", "# VPN access\n\nAsk for a VPN certificate in the access portal.\n");
    page("city/bakery.md", "# Bakery\n\nThe bakery opens at seven in the morning.\n");
    Path port =
        page(
            "questions-port.jsonl",
            """
            {"id":"p1","question":"how do I restart the ledger?","gold_docs":["port/ledger.md"],"answer_quote":"Run `systemctl restart ledger`","value":"systemctl restart ledger","kind":"command"}
            {"id":"p2","question":"when does the bakery open?","answerable":false,"gold_docs":[],"kind":"unanswerable"}
            """);
    Path city =
        page(
            "questions-city.jsonl",
            """
            {"id":"c1","question":"when does the bakery open?","gold_docs":["city/bakery.md"],"answer_quote":"opens at seven","kind":"when"}
            """);

    String printed =
        run(
            "--corpus",
            folder.resolve("port").toString(),
            folder.resolve("city").toString(),
            "--questions",
            port.toString(),
            city.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--json",
            folder.resolve("a.json").toString(),
            "--html",
            folder.resolve("a.html").toString());

    assertThat(printed)
        .contains("[port]: 2 documents", "[city]: 1 documents")
        .contains("| Signalbox | 2 | 2: 1.00", "| composer before |", "Easy RAG");
    JsonNode answers = new ObjectMapper().readTree(folder.resolve("a.json").toFile());
    assertThat(answers).hasSize(9);
    assertThat(answers.get(0).path("verdict").asText()).isEqualTo("right");
    assertThat(answers.get(1).path("documents").toString()).doesNotContain("bakery");
    assertThat(folder.resolve("a.html")).content().contains("systemctl restart ledger");
    assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/vectors-*.bin");
  }

  @Test
  void namesTheQuestionThatHasNoProof() throws IOException {
    page("port/ledger.md", "# Restart the ledger\n");
    Path questions =
        page(
            "q.jsonl",
            "{\"id\":\"p1\",\"question\":\"restart?\",\"gold_docs\":[\"port/ledger.md\"]}\n");

    assertThat(
            run("--corpus", folder.resolve("port").toString(), "--questions", questions.toString()))
        .contains("q.jsonl: question p1 has no answer_quote");
  }

  private Path page(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String run(String... args) {
    StringWriter printed = new StringWriter();
    CommandLine command = new CommandLine(new BenchAnswers(CLOCK));
    command.setOut(new PrintWriter(printed));
    command.setErr(new PrintWriter(printed));
    command.execute(args);
    return printed.toString();
  }
}
