package io.signalbox.tools.foresight.quality.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.change.ChangeWatch;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityChange.ChangeKind;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.foresight.quality.incident.QualityWatch;
import io.signalbox.tools.foresight.quality.signal.ObservedValues;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.foresight.serving.ServedPrompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeUndoTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private final List<String> logged = new ArrayList<>();
  private RouteTable routes = routes("gpt-4o", 2);

  private static RouteTable routes(String model, int retries) {
    String yaml =
        """
        providers:
          up: {kind: openai, base-url: "http://localhost:1/v1"}
        routes:
          chat: {kind: chat, provider: up, model: %s, callers: ["*"], retries: %d}
        """;
    return ConfigFile.ofText(yaml.formatted(model, retries), Path.of("."), Map.of())
        .load(RouteSettings::from)
        .settings();
  }

  private static QualityChange change(ChangeKind kind, String place, String was, String becomes) {
    Dimension dimension = kind == ChangeKind.PROMPT ? Dimension.AGENT : Dimension.ROUTE;
    return new QualityChange(
        kind, new QualitySubject(dimension, place), 0, Optional.of(was), becomes);
  }

  private static String model(RouteTable table) {
    return table.find("chat").orElseThrow().target().modelName().orElseThrow();
  }

  @Test
  void takesBackServedPromptsAndModelsAndSaysNoToTheRest() throws IOException {
    try (Database database = TestDatabase.h2()) {
      List<PromptSource> sources = List.of(new PromptSource("house", folder, "lena"));
      Runnable read = ChangeWatch.silent(database.jdbi(), sources, CLOCK);
      Files.writeString(folder.resolve("tone.md"), "Be brief.");
      read.run();
      Files.writeString(folder.resolve("tone.md"), "Be kind.");
      read.run();
      read.run();
      ServedPrompts prompts = ServedPrompts.open(database.jdbi(), CLOCK, sources);
      ModelPins pins = new ModelPins(database.jdbi(), CLOCK);
      ChangeUndo undo =
          new ChangeUndo(
              database.jdbi(),
              prompts,
              pins,
              () -> routes,
              (handle, person, what, to) -> logged.add(person + " " + what + " " + to));

      assertThat(undo.undo(change(ChangeKind.PROMPT, "shop", "tone.md@1", "tone.md@2"), "U1"))
          .hasValueSatisfying(said -> assertThat(said).contains("version 1 of tone.md"));
      assertThat(prompts.find("tone", "c").orElseThrow().text()).isEqualTo("Be brief.");
      assertThat(undo.undo(change(ChangeKind.PROMPT, "shop", "0123456789", "abc"), "U1")).isEmpty();
      assertThat(undo.undo(change(ChangeKind.PROVIDER, "chat", "a", "b"), "U1")).isEmpty();

      assertThat(
              undo.undo(
                  change(ChangeKind.MODEL, "chat", "gpt-4o-2024-05-13", "gpt-4o-2024-11-20"), "U2"))
          .hasValueSatisfying(said -> assertThat(said).contains("unpin --route chat"));
      assertThat(pins.refresh()).isTrue();
      assertThat(pins.refresh()).isFalse();
      assertThat(model(pins.over(routes))).isEqualTo("gpt-4o-2024-05-13");
      routes = routes("gpt-4.1", 2);
      assertThat(model(pins.over(routes))).isEqualTo("gpt-4.1");

      String before = RouteText.of(routes("gpt-4o", 2).find("chat").orElseThrow());
      String after = RouteText.of(routes.find("chat").orElseThrow());
      assertThat(before).startsWith("gpt-4o at up (");
      String slower = RouteText.of(routes("gpt-4o", 3).find("chat").orElseThrow());
      assertThat(slower).isNotEqualTo(before);
      assertThat(undo.undo(change(ChangeKind.SETTINGS, "chat", before, slower), "U3")).isEmpty();
      assertThat(undo.undo(change(ChangeKind.SETTINGS, "chat", before, after), "U3")).isPresent();
      pins.refresh();
      assertThat(model(pins.over(routes))).isEqualTo("gpt-4o");
      assertThat(undo.undo(change(ChangeKind.MODEL, "chat", "gpt-4.1", "gpt-4o"), "U3"))
          .hasValueSatisfying(said -> assertThat(said).contains("as the settings say"));
      pins.refresh();
      assertThat(model(pins.over(routes))).isEqualTo("gpt-4.1");

      // The gateway, another process, has read settings that this one has not.
      ObservedValues values = new ObservedValues();
      QualitySubject chat = new QualitySubject(Dimension.ROUTE, "chat");
      values.see("settings", chat, RouteText.of(routes("gpt-5", 2).find("chat").orElseThrow()), 9);
      new QualityWatch(
              database.jdbi(), QualitySettings.USUAL, List.of(), (handle, each) -> {}, CLOCK)
          .write("gateway", new QualityCounts(), values);
      assertThat(undo.undo(change(ChangeKind.MODEL, "chat", "gpt-4.1", "gpt-5"), "U3"))
          .hasValueSatisfying(said -> assertThat(said).contains("asks gpt-4.1 instead of gpt-5"));
      pins.refresh();
      assertThat(model(pins.over(routes("gpt-5", 2)))).isEqualTo("gpt-4.1");
      assertThat(logged)
          .containsExactly(
              "U1 tone.md version 1",
              "U2 route chat model gpt-4o-2024-05-13",
              "U3 route chat model gpt-4o",
              "U3 route chat model gpt-4.1");
    }
  }
}
