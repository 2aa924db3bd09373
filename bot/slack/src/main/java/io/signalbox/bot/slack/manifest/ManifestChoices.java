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
  /** Socket mode, plain commands, no channels made. */
  public static final ManifestChoices USUAL =
      new ManifestChoices("", CommandPrefix.NONE, false, false);

  /** The same with everything that settings can switch on. */
  public static final ManifestChoices ALL = new ManifestChoices("", CommandPrefix.NONE, true, true);
}
