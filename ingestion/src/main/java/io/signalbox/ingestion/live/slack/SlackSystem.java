package io.signalbox.ingestion.live.slack;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** Kind of live source for conversations in Slack channels; parses its settings. */
public final class SlackSystem implements LiveSystem {
  private static final int MOST_CHANNELS = 100;

  /** Slack permits an internal app 50 requests a minute and more to read conversations. */
  private static final double REQUESTS_A_SECOND = 0.8;

  private static final int BURST = 20;

  @Override
  public String key() {
    return "slack";
  }

  @Override
  public String description() {
    return "Answered conversations of Slack channels, as resolved tickets.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new SlackOpener(
        new ChannelSettings(
            section
                .uri("api-url", "Slack's Web API; another for a workspace of one's own.")
                .or(URI.create("https://slack.com/api/")),
            section.secret("token", "The app's bot token, as slack.bot-token has it.").required(),
            section
                .list(
                    "channels",
                    "Ids of the channels, each with `learn: true` in its rule under"
                        + " slack.channels.",
                    SettingType.text())
                .check(
                    "from 1 to " + MOST_CHANNELS + " ids such as C024BE91L",
                    ids ->
                        !ids.isEmpty()
                            && ids.size() <= MOST_CHANNELS
                            && ids.stream().allMatch(id -> id.matches("[CG][A-Z0-9]{2,30}")))
                .required()));
  }

  /** Factory of a {@link SlackSource} with these settings. */
  record SlackOpener(ChannelSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestSettings rest =
          RestSettings.of(settings.api()).bearer(settings.token()).paced(REQUESTS_A_SECOND, BURST);
      return new SlackSource(
          settings, new SlackMethods(new RestClient(rest, new HttpTransport(), context)));
    }

    @Override
    public Set<String> slackChannels() {
      return new HashSet<>(settings.channels());
    }
  }
}
