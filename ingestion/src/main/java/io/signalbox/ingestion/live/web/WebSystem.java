package io.signalbox.ingestion.live.web;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import java.util.List;

/** Kind of live source for web sites; parses its settings. */
public final class WebSystem implements LiveSystem {
  private static final int USUAL_PAGES = 5_000;

  @Override
  public String key() {
    return "web";
  }

  @Override
  public String description() {
    return "Pages of a web site, by its sitemap or from link to link.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new WebOpener(
        new WebSettings(
            section
                .uri("url", "Address at which the site begins; only what is below it is read.")
                .check("http or https", uri -> uri.toString().matches("https?://.*"))
                .required(),
            section.bool("sitemap", "Whether the sitemap tells the pages; else links do.").or(true),
            section
                .list("hosts", "Other hosts that the site redirects to.", SettingType.text())
                .or(List.of()),
            section
                .integer("most-pages", "Most pages that are read.")
                .between(1, 100_000)
                .or(USUAL_PAGES),
            section
                .decimal("per-second", "Most requests a second; robots.txt may ask for fewer.")
                .between(0.01, 50.0)
                .or(2.0),
            section
                .bool("private-network", "Whether the site may be in a network of your own.")
                .or(false)));
  }

  /** Factory of a {@link WebSource} with these settings. */
  record WebOpener(WebSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      return WebSource.open(settings, new HttpTransport(), context);
    }
  }
}
