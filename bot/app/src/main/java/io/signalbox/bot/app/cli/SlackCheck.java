package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.terminal.DoctorReport;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackRefused;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.manifest.AppManifest;
import java.util.Set;
import java.util.TreeSet;

/** Check by {@code doctor} of the Slack tokens and the scopes that they carry. */
final class SlackCheck {
  private static final String WHAT = "Slack";

  private SlackCheck() {}

  static void run(DoctorReport findings, SlackSettings settings) {
    try (SlackClient client = new SlackClient(settings)) {
      SlackClient.Identity identity = client.identity();
      findings.good(WHAT, "the bot token is " + identity.name() + "'s, in " + identity.team());
      scopes(findings, identity.scopes());
      if (settings.mode() == SlackSettings.Mode.SOCKET) {
        client.tryAppToken();
        findings.good(WHAT, "the app token opens a socket");
      }
    } catch (SlackRefused e) {
      findings.bad(WHAT, String.valueOf(e.getMessage()));
    }
  }

  private static void scopes(DoctorReport findings, Set<String> granted) {
    Set<String> missing = new TreeSet<>(AppManifest.scopes().keySet());
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
