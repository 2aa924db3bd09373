package io.signalbox.ingestion.live.slack;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import java.net.URI;
import java.util.List;

/**
 * Settings of a live source that reads Slack channels.
 *
 * @param token the bot's token
 * @param channels ids of the channels
 */
record ChannelSettings(URI api, Secret token, List<String> channels)
    implements SettingsOpener.SourceScope {
  ChannelSettings {
    channels = List.copyOf(channels);
  }

  @Override
  public String address() {
    return api.getHost() + " " + String.join(", ", channels);
  }

  @Override
  public String identity() {
    return api + "\n" + String.join(" ", channels);
  }
}
