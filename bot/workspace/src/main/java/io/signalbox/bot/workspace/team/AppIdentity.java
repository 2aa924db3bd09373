package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** Ids and names of the workspace and its app, with the secrets they share. */
public record AppIdentity(
    String teamId,
    String teamName,
    String domain,
    String appId,
    String appName,
    String botId,
    String botUserId,
    Secrets secrets,
    Optional<WorkspaceSeed.Enterprise> enterprise) {

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
        secrets,
        seed.enterprise());
  }

  /** Returns the addresses of the app's icon, in the three sizes that Slack gives. */
  public ObjectNode icons() {
    ObjectNode icons = JsonTrees.object();
    for (int size : new int[] {36, 48, 72}) {
      icons.put(
          "image_" + size, "https://a.slack-edge.com/80588/img/plugins/app/bot_" + size + ".png");
    }
    return icons;
  }

  /** Returns whether the app was installed by an Enterprise Grid organisation. */
  public boolean isEnterpriseInstall() {
    return enterprise.map(WorkspaceSeed.Enterprise::installed).orElse(false);
  }
}
