package io.signalbox.bot.workspace.team;

import java.util.Locale;

/** Ids and names of the workspace and its app, with the secrets they share. */
public record AppIdentity(
    String teamId,
    String teamName,
    String domain,
    String appId,
    String appName,
    String botId,
    String botUserId,
    Secrets secrets) {

  /** Credentials that an admin would copy from Slack's pages; generated anew at each start. */
  public record Secrets(
      String botToken, String appToken, String signingSecret, String verificationToken) {
    @Override
    public String toString() {
      return "***";
    }
  }

  static AppIdentity of(WorkspaceSeed seed, SlackIds ids) {
    String domain = seed.team().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    Secrets secrets =
        new Secrets(
            "xoxb-" + ids.secret(12) + "-" + ids.secret(24),
            "xapp-1-" + ids.secret(11) + "-" + ids.secret(32),
            ids.secret(32),
            ids.secret(24));
    return new AppIdentity(
        "T0LOCAL0001",
        seed.team(),
        domain,
        "A0LOCAL0001",
        seed.app().name(),
        "B0LOCAL0001",
        seed.app().botUserId(),
        secrets);
  }
}
