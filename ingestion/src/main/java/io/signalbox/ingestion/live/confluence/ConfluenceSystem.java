package io.signalbox.ingestion.live.confluence;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.AddressGuard;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import io.signalbox.ingestion.source.SourceSettings;
import java.util.Map;

/** Kind of live source for Confluence sites, in the cloud or Data Center; parses its settings. */
public final class ConfluenceSystem implements LiveSystem {
  @Override
  public String key() {
    return "confluence";
  }

  @Override
  public String description() {
    return "Pages, blog posts and attachments of Confluence, Cloud or Data Center.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new ConfluenceOpener(
        new ConfluenceSettings(
            section
                .uri("url", "Address of Confluence; in the cloud https://SITE.atlassian.net/wiki.")
                .required(),
            section
                .list("spaces", "Keys of the spaces to read.", SettingType.text())
                .check(
                    "keys of spaces",
                    keys ->
                        !keys.isEmpty() && keys.stream().allMatch(key -> key.matches("[~\\w.-]+")))
                .required(),
            section
                .text("user", "Mail address that the token belongs to; none for a personal token.")
                .optional(),
            section
                .secret("token", "API token, or personal access token of a data centre.")
                .optional(),
            section
                .map(
                    "space-access",
                    "Who may see a space, by its key, where its permissions cannot be read.",
                    SourceSettings.ACCESS)
                .or(Map.of()),
            section.bool("attachments", "Whether attachments are read that are pages.").or(true)));
  }

  /** Factory of a {@link ConfluenceSource} with these settings. */
  record ConfluenceOpener(ConfluenceSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestSettings rest = RestSettings.of(settings.url()).login(settings.user(), settings.token());
      // The cloud keeps attachments at another host, whose signed addresses need no token.
      RestClient client =
          new RestClient(
              rest,
              new HttpTransport(),
              context,
              uri ->
                  settings.isCloud()
                      && ConfluenceSettings.isMediaHost(uri)
                      && !AddressGuard.isPrivate(uri));
      return new ConfluenceSource(settings, client, context);
    }
  }
}
