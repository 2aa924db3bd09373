package io.signalbox.bot.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.ConfigFile;
import io.signalbox.ingestion.live.LiveSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSourceQuestionsTest {
  private final StringWriter said = new StringWriter();

  private LiveSourceQuestions typing(String... lines) {
    return new LiveSourceQuestions(
        new BufferedReader(new StringReader(String.join("\n", lines) + "\n")),
        new PrintWriter(said));
  }

  @Test
  void writesSettingsThatLoadForWhatWasAskedAndNamesTheSecretsOfTheVault(@TempDir Path folder)
      throws IOException {
    LiveSourceQuestions questions =
        typing(
            "wiki, perhaps",
            "git",
            "",
            "",
            "not an address",
            "https://git.example.com/a.git",
            "no",
            "confluence",
            "wiki",
            "group:staff",
            "https://acme.atlassian.net/wiki",
            "OPS, PAY",
            "bot@acme.example",
            "notion",
            "",
            "everybody",
            "public",
            "",
            "");
    String yaml = questions.ask();

    assertThat(questions.secrets()).containsExactly("wiki-token", "notion-token");
    assertThat(said.toString()).contains("That is not possible here");
    Path file = folder.resolve("signalbox.yaml");
    Files.writeString(file, "sources: []\n" + yaml.replaceAll("keystore:[\\w-]+", "secret"));
    List<LiveSettings> live =
        ConfigFile.at(file, Map.of()).load(SignalboxSettings::from).settings().live();
    assertThat(live).extracting(LiveSettings::name).containsExactly("git", "wiki", "notion");
    assertThat(live.get(1).access().text()).isEqualTo("group:staff");
    assertThat(live.get(1).opener().address()).contains("OPS");
  }

  @Test
  void asksForNothingWhereThereIsNoneAndEndsWithTheInput() {
    assertThat(typing("").ask()).isEmpty();
    assertThat(typing("git", "pages").ask()).isEmpty();
  }
}
