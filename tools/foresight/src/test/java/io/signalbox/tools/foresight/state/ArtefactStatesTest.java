package io.signalbox.tools.foresight.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelCatalogue;
import io.signalbox.tools.foresight.change.ArtefactState;
import io.signalbox.tools.foresight.dependency.ToolDefinition;
import io.signalbox.tools.foresight.prompt.PromptSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactStatesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void aRouteItsModelAndAToolAreDescribedWithoutAddressAndKey() {
    RouteTable routes =
        ConfigFile.ofText(
                """
                providers:
                  up: {kind: openai, base-url: "https://up.example/secret-path"}
                routes:
                  chat: {kind: chat, provider: up, model: gpt-4o, callers: ["*"]}
                  page-on-call:
                    kind: http-tool
                    url: https://pages.example/secret-path
                    description: Pages who is on call
                    writes: true
                    callers: ["*"]
                """,
                Path.of("."),
                Map.of())
            .load(RouteSettings::from)
            .settings();

    List<ArtefactState> states =
        RouteStates.of(routes, new LiveCatalogue(() -> ModelCatalogue.of(List.of())));

    assertThat(states)
        .extracting(state -> state.artefact().key())
        .containsExactly(
            "route:chat", "route:page-on-call", "tool-schema:page-on-call", "model:gpt-4o");
    assertThat(states.getFirst().words()).startsWith("chat with gpt-4o of up\nthen none\n");
    assertThat(states.getLast().words()).contains("at up for $2.5 in and $10 out a million");
    assertThat(states).noneMatch(state -> state.words().contains("secret"));
  }

  @Test
  void aToolIsWatchedWhereTwoCallersOfferTheSameDefinition() {
    List<ArtefactState> states =
        TrafficStates.ofTools(
            List.of(
                tool("agent.a", "orders", "one", "old"),
                tool("agent.b", "orders", "one", "old"),
                tool("agent.c", "search", "two", "mine"),
                tool("agent.a", "search", "three", "yours"),
                tool("agent.b", "orders", "four", "new")),
            name -> "owner of " + name);

    assertThat(states)
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.artefact().key()).isEqualTo("tool-schema:orders");
              assertThat(state.owner()).isEqualTo("owner of b");
              assertThat(state.words()).isEqualTo("new");
            });
    assertThat(TrafficStates.ofPrompts(Map.of("agent.a", List.of("p1", "p2")), name -> ""))
        .singleElement()
        .satisfies(state -> assertThat(state.words()).startsWith("system prompt p2"));
  }

  private static ToolDefinition tool(String caller, String name, String print, String text) {
    return new ToolDefinition(caller, name, print, Optional.of(text), NOW, NOW);
  }

  @Test
  void namedSetsAndSchemasAreReadAgainWhenTheirFolderChanges() throws IOException {
    Files.writeString(
        folder.resolve("digest.md"),
        "---\nowner: chidi\nevaluation: set.jsonl\nuses: [orders.json]\n---\nSum up.");
    Files.writeString(folder.resolve("other.md"), "---\nevaluation: set.jsonl\n---\nSum.");
    Files.writeString(folder.resolve("set.jsonl"), "one");
    Files.writeString(folder.resolve("orders.json"), "{}");
    FileStates files = new FileStates(List.of(new PromptSource("house", folder, "platform")));

    assertThat(files.read(List.of()))
        .extracting(state -> state.artefact().key() + " " + state.owner() + " " + state.words())
        .containsExactly(
            "evaluation-set:set.jsonl platform one", "tool-schema:orders.json chidi {}");
    Files.writeString(folder.resolve("set.jsonl"), "one and two");
    assertThat(files.read(List.of()).getFirst().words()).isEqualTo("one and two");
  }
}
