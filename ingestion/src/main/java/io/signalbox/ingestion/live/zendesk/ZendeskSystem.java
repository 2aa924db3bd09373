package io.signalbox.ingestion.live.zendesk;

import io.signalbox.config.ConfigSection;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import io.signalbox.ingestion.source.SourceSettings;
import java.util.Optional;

/** Kind of live source for a Zendesk account; parses its settings. */
public final class ZendeskSystem implements LiveSystem {
  private static final double REQUESTS_A_SECOND = 3;
  private static final int BURST = 10;

  @Override
  public String key() {
    return "zendesk";
  }

  @Override
  public String description() {
    return "Solved tickets and help centre articles of Zendesk.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new ZendeskOpener(
        new ZendeskSettings(
            section.uri("url", "Address of Zendesk, https://NAME.zendesk.com.").required(),
            section
                .text("user", "Mail address that the API token belongs to; none for OAuth.")
                .optional(),
            section.secret("token", "API token, or token of OAuth.").required(),
            section.bool("articles", "Whether the help centre is read too.").or(true),
            section
                .value(
                    "ticket-access",
                    "Who may see tickets; else the agents whom Zendesk lets see them.",
                    SourceSettings.ACCESS)
                .optional()));
  }

  /** Factory of a {@link ZendeskSource} with these settings. */
  record ZendeskOpener(ZendeskSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestSettings rest =
          RestSettings.of(settings.url())
              .login(settings.user().map(mail -> mail + "/token"), Optional.of(settings.token()))
              .paced(REQUESTS_A_SECOND, BURST);
      RestClient client = new RestClient(rest, new HttpTransport(), context);
      return new ZendeskSource(settings, client, context.people());
    }
  }
}
