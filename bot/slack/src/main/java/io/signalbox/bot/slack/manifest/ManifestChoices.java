package io.signalbox.bot.slack.manifest;

import io.signalbox.bot.slack.client.CommandPrefix;

/**
 * Settings that the app manifest depends on.
 *
 * @param requestUrl where Slack's requests arrive in HTTP mode; empty text for socket mode
 * @param makesChannels whether grave escalations get public channels of their own
 * @param makesPrivateChannels whether they get private ones
 */
public record ManifestChoices(
    String requestUrl, CommandPrefix prefix, boolean makesChannels, boolean makesPrivateChannels) {
  /** The default: Socket Mode, plain command names, no scopes to create channels. */
  public static final ManifestChoices USUAL =
      new ManifestChoices("", CommandPrefix.NONE, false, false);

  /** The default with the scopes for everything that settings can switch on. */
  public static final ManifestChoices ALL = new ManifestChoices("", CommandPrefix.NONE, true, true);
}
