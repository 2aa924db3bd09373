package io.signalbox.tools.foresight.catalogue.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.foresight.catalogue.CatalogueFile;
import io.signalbox.tools.foresight.report.ReportFinding;
import io.signalbox.tools.foresight.report.SarifReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryScanTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  @TempDir private Path folder;

  @Test
  void findsNamesAsValuesAndTakesTheChannelThatTheLineNames() throws IOException {
    write(
        "app/client.py",
        """
        # gpt-5-codex was nice, and so was "ada", an assistant of ours
        client.create(model="gpt-5-codex")
        bedrock.invoke(modelId="us.anthropic.claude-opus-4-1-20250805-v1:0")
        note = "gpt-5-codex-like"
        name = "ada"
        """);
    write("app/settings.yaml", "model: openai/gpt-4o-2024-05-13\n");
    write(".env", "MODEL_NAME=claude-sonnet-4-5\nAZURE_OPENAI_MODEL=gpt-5-codex\n");
    write("README.md", "model: gpt-4o\n");
    write("agent.md", "---\nmodel: gpt-5\n---\nmodel: gpt-4o\n");
    write("node_modules/x/index.js", "model: 'gpt-4'\n");

    RepositoryScan.ScanResult result = new RepositoryScan(CatalogueFile.bundled()).of(folder);

    assertThat(result.mentions())
        .extracting(m -> m.path() + ":" + m.line() + " " + m.name() + " " + m.fact().channel())
        .containsExactlyInAnyOrder(
            ".env:1 claude-sonnet-4-5 anthropic-api",
            ".env:2 gpt-5-codex azure-foundry",
            "agent.md:2 gpt-5 openai-api",
            "app/client.py:2 gpt-5-codex openai-api",
            "app/client.py:3 us.anthropic.claude-opus-4-1-20250805-v1:0 aws-bedrock",
            "app/settings.yaml:1 openai/gpt-4o-2024-05-13 openai-api");

    List<ReportFinding> findings = new LifecycleCheck(TODAY, 30).mentions(result.mentions());
    assertThat(findings)
        .extracting(finding -> finding.level() + " " + finding.rule() + " " + finding.path())
        .containsExactlyInAnyOrder(
            "ERROR model-ends .env",
            "ERROR model-ends agent.md",
            "ERROR model-ended app/client.py",
            "WARNING model-ends app/client.py",
            "ERROR model-ended app/settings.yaml");
    assertThat(SarifReport.of(findings, LifecycleCheck.meanings()))
        .contains("\"version\" : \"2.1.0\"", "\"ruleId\" : \"model-ended\"", "app/client.py");
  }

  @Test
  void takesTheChannelFromPrefixesAndFromKeysAboveAndIsNeverSilent() throws IOException {
    write(
        "a.yaml",
        """
        bedrock:
          model: anthropic.claude-v2:1
        azure:
          deployment:
            model: gpt-35-turbo-16k
        own:
          model: gpt-4-0314
        models:
          - provider: azure
            model: gpt-4-0613
          - model: gpt-4-0613
        """);
    write("x.tf", "model_id = \"anthropic.claude-v2:1\"\n");
    write(
        "b.py",
        """
        m = ["vertex_ai/gemini-1.5-pro-002", "openai/gpt-4-0314", "bedrock/anthropic.claude-v2:1"]
        n = "gpt-4-0314" # the Azure one is gone
        o = "ft:gpt-3.5-turbo-0613:acme::abc123"
        p = ["azure/gpt-7.5-neo", "azure/gpt-35-turbo-16k"]
        """);
    write("bedrock_client.ts", "const m = 'gemini-1.5-pro-002'\n");
    write("big.py", "\n".repeat(2 << 20) + "m = \"gpt-4-0314\"\n");

    RepositoryScan scan = new RepositoryScan(CatalogueFile.bundled());
    RepositoryScan.ScanResult result = scan.of(folder);

    assertThat(result.mentions())
        .extracting(m -> m.path() + ":" + m.line() + " " + m.name() + " " + m.fact().channel())
        .containsExactlyInAnyOrder(
            "a.yaml:2 anthropic.claude-v2:1 aws-bedrock",
            "a.yaml:5 gpt-35-turbo-16k azure-foundry",
            "a.yaml:7 gpt-4-0314 openai-api",
            "a.yaml:10 gpt-4-0613 azure-foundry",
            "a.yaml:11 gpt-4-0613 openai-api",
            "x.tf:1 anthropic.claude-v2:1 aws-bedrock",
            "b.py:1 vertex_ai/gemini-1.5-pro-002 vertex-ai",
            "b.py:1 openai/gpt-4-0314 openai-api",
            "b.py:1 bedrock/anthropic.claude-v2:1 aws-bedrock",
            "b.py:2 gpt-4-0314 openai-api",
            "b.py:3 ft:gpt-3.5-turbo-0613:acme::abc123 openai-api",
            "b.py:4 azure/gpt-35-turbo-16k azure-foundry");
    assertThat(result.unknown())
        .extracting(m -> m.path() + ":" + m.line() + " " + m.name() + " " + m.channel())
        .containsExactlyInAnyOrder(
            "b.py:4 azure/gpt-7.5-neo azure-foundry",
            "bedrock_client.ts:1 gemini-1.5-pro-002 aws-bedrock");
    assertThat(result.large()).containsExactly(folder.resolve("big.py"));
    assertThat(scan.of(folder.resolve("big.py")).mentions()).hasSize(1);
    assertThat(new LifecycleCheck(TODAY, 30).mentions(result.mentions()))
        .filteredOn(finding -> finding.sentence().contains("ft:"))
        .extracting(ReportFinding::rule)
        .containsExactly("fine-tune");
  }

  @Test
  void leavesOutCommentsAndProseAndReadsListsAndLongLines() throws IOException {
    write(
        "c.py",
        """
        # client.create(model="gpt-4-0314")
        MODELS = \"\"\"
        gpt-4
        gpt-4-0613
        \"\"\"
        x = ["gpt-4", "gpt-4 (an alias)"]  # "gpt-4"-like
        The model must see pictures (e.g., `gpt-4o`).
        """);
    write("d.ts", "// id: 'gpt-4-0314'\nconst id = `gpt-4-0314`\n");
    write("e.md", "---\ntitle: gpt-4-0314 is the best\nmodel: gpt-4-0314\n---\n");
    write("f.h", "#define MODEL \"gpt-4-0314\"\n");
    write(
        "g.json",
        "{\"azure\": \"" + "x".repeat(150_000) + "\", \"model\": \"gpt-4-0314\", \"n\": \"ada\"}");

    assertThat(new RepositoryScan(CatalogueFile.bundled()).of(folder).mentions())
        .extracting(m -> m.path() + ":" + m.line() + " " + m.name() + " " + m.fact().channel())
        .containsExactlyInAnyOrder(
            "c.py:3 gpt-4 openai-api",
            "c.py:4 gpt-4-0613 openai-api",
            "c.py:6 gpt-4 openai-api",
            "c.py:6 gpt-4 openai-api",
            "d.ts:2 gpt-4-0314 openai-api",
            "e.md:3 gpt-4-0314 openai-api",
            "f.h:1 gpt-4-0314 openai-api",
            "g.json:1 gpt-4-0314 openai-api",
            "g.json:1 ada openai-api");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
