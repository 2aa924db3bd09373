package io.signalbox.tools.foresight.goldenpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.catalogue.CatalogueFile;
import io.signalbox.tools.foresight.report.ReportFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenPathTest {
  private static final RouteTable ROUTES =
      ConfigFile.ofText(
              """
              providers:
                up: {kind: openai, base-url: "http://localhost:1/v1"}
              routes:
                chat: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], data-class: internal}
              """,
              Path.of("."),
              Map.of())
          .load(RouteSettings::from)
          .settings();

  @TempDir private Path folder;

  @Test
  void namesEveryBrokenRuleWithItsLineAndPassesWhatKeepsThem() throws IOException {
    write(
        "agent.yaml",
        """
        name: digest
        purpose: Summaries
        models: [chat]
        keys: personal
        data-class: restricted
        evaluation: cases.jsonl
        """);
    write("main.py", "client.ask(model=\"gpt-5-codex\")\n");

    assertThat(check(OptionalDouble.empty()))
        .extracting(f -> f.level() + " " + f.rule() + " " + f.path() + ":" + f.line())
        .containsExactlyInAnyOrder(
            "ERROR owner agent.yaml:1",
            "WARNING deputy agent.yaml:1",
            "ERROR keys agent.yaml:4",
            "ERROR data-class agent.yaml:5",
            "ERROR evaluation agent.yaml:6",
            "WARNING logging agent.yaml:1",
            "ERROR models main.py:1");

    write("cases.jsonl", "{\"input\": \"hi\", \"checks\": []}\n");
    assertThat(check(OptionalDouble.of(1)))
        .extracting(ReportFinding::sentence)
        .contains("the evaluation set cases.jsonl has no case with a check");
    String checked =
        "{\"input\": \"hi\", \"checks\": [{\"type\": \"contains\", \"value\": \"x\"}]}\n";
    write("cases.jsonl", checked + "{\"input\": \"ho\"}\n");
    assertThat(check(OptionalDouble.of(1)))
        .extracting(ReportFinding::sentence)
        .contains(
            "the evaluation set cases.jsonl has cases without a check, which prove nothing: 1 of"
                + " 2");
    write("cases.jsonl", checked);
    write("main.py", "client.ask(model=\"gpt-5.5\")\n");
    write(
        "agent.yaml",
        """
        {name: digest, purpose: Summaries, owner: ana, deputy: bo, models: [chat], keys: gateway,
         evaluation: cases.jsonl, logging: loki}
        """);
    assertThat(check(OptionalDouble.of(0.5)))
        .singleElement()
        .extracting(ReportFinding::sentence)
        .asString()
        .contains("passed to 50 %, 90 % are wanted");
    assertThat(check(OptionalDouble.of(0.95))).isEmpty();
  }

  private List<ReportFinding> check(OptionalDouble rate) throws IOException {
    GoldenPathSettings settings =
        ConfigFile.ofText("{}", Path.of("."), Map.of()).load(GoldenPathSettings::from).settings();
    return new GoldenPath(
            settings, ROUTES, CatalogueFile.bundled(), set -> rate, LocalDate.of(2026, 11, 29))
        .check(folder);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
