package io.signalbox.ingestion.live.notion;

import io.signalbox.config.ConfigSection;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import io.signalbox.ingestion.source.SourceSettings;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Kind of live source for pages of a Notion workspace; parses its settings. */
public final class NotionSystem implements LiveSystem {
  /** Notion permits three requests a second on average. */
  private static final double REQUESTS_A_SECOND = 2.5;

  private static final int BURST = 10;

  @Override
  public String key() {
    return "notion";
  }

  @Override
  public String description() {
    return "Pages of Notion that are shared with an integration.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new NotionOpener(
        new NotionSettings(
            section
                .uri("url", "Notion's interface; another for a stand-in.")
                .or(URI.create("https://api.notion.com")),
            section.secret("token", "Token of an internal integration.").required(),
            bareIds(
                section
                    .map(
                        "root-access",
                        "Who may see what lies below a page or database, by its id. Where any is"
                            + " named, nobody sees what lies below none of them.",
                        SourceSettings.ACCESS)
                    .check(
                        "ids of 32 hexadecimal digits",
                        rules ->
                            rules.keySet().stream()
                                .allMatch(id -> NotionSettings.bare(id).matches("[0-9a-fA-F]{32}")))
                    .or(Map.of()))));
  }

  private static Map<String, AccessRule> bareIds(Map<String, AccessRule> rules) {
    return rules.entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> NotionSettings.bare(each.getKey()).toLowerCase(Locale.ROOT),
                Map.Entry::getValue,
                AccessRule::and));
  }

  /** Factory of a {@link NotionSource} with these settings. */
  record NotionOpener(NotionSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestSettings rest =
          RestSettings.of(settings.url())
              .bearer(settings.token())
              .with("Notion-Version", "2026-03-11")
              .paced(REQUESTS_A_SECOND, BURST);
      return new NotionSource(
          settings, new RestClient(rest, new HttpTransport(), context), context.clock());
    }
  }
}
