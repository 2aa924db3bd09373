package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.terminal.DoctorReport;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackRefusedException;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.manifest.ManifestChoices;
import io.signalbox.bot.slack.manifest.ManifestDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Check of {@code doctor} that Slack accepts the tokens and that they have the needed scopes. */
final class SlackCheck {
  private static final String WHAT = "Slack";

  private SlackCheck() {}

  static void run(DoctorReport findings, SlackSettings settings, ManifestChoices choices) {
    try (SlackClient client = new SlackClient(settings)) {
      SlackClient.Identity identity = client.identity();
      findings.good(WHAT, "the bot token is " + identity.name() + "'s, in " + identity.team());
      scopes(findings, identity.scopes(), choices);
      if (settings.mode() == SlackSettings.Mode.SOCKET) {
        client.tryAppToken();
        findings.good(WHAT, "the app token opens a socket");
      }
    } catch (SlackRefusedException e) {
      findings.bad(WHAT, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reports commands, events and scopes that the installed manifest lacks, which Slack's API does
   * not tell a bot.
   */
  static void installed(DoctorReport findings, Path manifest, ManifestChoices choices) {
    try {
      List<String> changes =
          ManifestDifference.between(Files.readString(manifest), AppManifest.json(choices));
      changes.forEach(
          change ->
              findings.bad(WHAT, change + "; take the manifest anew ('./signalbox manifest')"));
      if (changes.isEmpty()) {
        findings.good(WHAT, "the installed manifest has every command, scope and event");
      }
    } catch (IOException e) {
      findings.bad(WHAT, manifest + " cannot be read");
    } catch (IllegalArgumentException e) {
      findings.bad(WHAT, manifest + ": " + e.getMessage());
    }
  }

  private static void scopes(DoctorReport findings, Set<String> granted, ManifestChoices choices) {
    Set<String> missing = new TreeSet<>(AppManifest.scopes(choices).keySet());
    missing.removeAll(granted);
    if (granted.isEmpty()) {
      findings.odd(WHAT, "did not say which scopes were granted");
    } else if (missing.isEmpty()) {
      findings.good(WHAT, "all scopes are granted");
    } else {
      findings.bad(
          WHAT,
          "scopes are missing: "
              + String.join(", ", missing)
              + "; take the manifest anew ('./signalbox manifest') and reinstall the app");
    }
  }
}
