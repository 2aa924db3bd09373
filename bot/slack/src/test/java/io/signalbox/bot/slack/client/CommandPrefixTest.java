package io.signalbox.bot.slack.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.manifest.ManifestChoices;
import io.signalbox.bot.slack.manifest.ManifestDifference;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandPrefixTest {
  private static final CommandPrefix SB = new CommandPrefix("sb-");

  @Test
  void everyCommandOfTheManifestIsPrefixedAndNothingThatOnlyLooksLikeOne() {
    assertThat(AppManifest.commands(ManifestChoices.USUAL))
        .extracting(command -> command.name().substring(1))
        .containsExactlyInAnyOrderElementsOf(CommandPrefix.NAMES);
    assertThat(SB.inText("Type `/ask key`, (/oncall) or \"/office-hours\"."))
        .isEqualTo("Type `/sb-ask key`, (/sb-oncall) or \"/sb-office-hours\".");
    assertThat(SB.inText("POST /v1/ask, https://x.example/ask, /askme, ./ask, docs/ask.md"))
        .isEqualTo("POST /v1/ask, https://x.example/ask, /askme, ./ask, docs/ask.md");
    assertThat(CommandPrefix.NONE.inText("/ask")).isEqualTo("/ask");
    assertThat(SB.plain(SB.named("/ask"))).isEqualTo("/ask");
  }

  @Test
  void theManifestSaysWhatChangesSinceTheInstalledOne() {
    String before = AppManifest.json(ManifestChoices.USUAL);
    String after = AppManifest.json(new ManifestChoices("", SB, true, false));

    assertThat(ManifestDifference.between(before, before)).isEmpty();
    List<String> changes = ManifestDifference.between(before, after);
    assertThat(changes)
        .contains("new: command /sb-ask", "gone: command /ask", "new: scope channels:manage");
  }
}
