package io.signalbox.ingestion.live.github;

import io.signalbox.config.ConfigSection;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import java.net.URI;
import java.util.Optional;

/**
 * Kind of live source for issues and pull requests at GitHub or a GitHub Enterprise Server; parses
 * its settings.
 */
public final class GithubSystem implements LiveSystem {
  @Override
  public String key() {
    return "github";
  }

  @Override
  public String description() {
    return "Issues and pull requests of a GitHub repository.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new GithubOpener(
        new GithubSettings(
            section
                .text("repository", "The repository, as owner/name.")
                .check("owner/name", name -> name.matches("[\\w.-]+/[\\w.-]+"))
                .required(),
            section
                .uri("api", "Address of the REST interface; of a server of your own, with /api/v3.")
                .or(URI.create("https://api.github.com")),
            section
                .secret("token", "Token that may read issues, pull requests and who may see them.")
                .optional()));
  }

  /** Factory of a {@link GithubSource} with these settings. */
  record GithubOpener(GithubSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestSettings rest =
          RestSettings.of(settings.api())
              .with("X-GitHub-Api-Version", "2022-11-28")
              .with("User-Agent", "signalbox");
      RestClient client =
          new RestClient(
              rest.login(Optional.empty(), settings.token()), new HttpTransport(), context);
      return new GithubSource(settings, client, context.people());
    }
  }
}
