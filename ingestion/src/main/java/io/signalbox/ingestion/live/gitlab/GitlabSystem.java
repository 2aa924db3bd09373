package io.signalbox.ingestion.live.gitlab;

import io.signalbox.config.ConfigSection;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import io.signalbox.ingestion.source.SourceSettings;
import java.net.URI;
import java.util.Optional;

/** Kind of live source for projects at gitlab.com or a self-managed GitLab; parses its settings. */
public final class GitlabSystem implements LiveSystem {
  @Override
  public String key() {
    return "gitlab";
  }

  @Override
  public String description() {
    return "Issues, merge requests and the wiki of a GitLab project.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new GitlabOpener(
        new GitlabSettings(
            section.uri("url", "Address of GitLab.").or(URI.create("https://gitlab.com")),
            section
                .text("project", "The project with its groups, as group/name.")
                .check("group/name", name -> name.matches("[\\w.-]+(?:/[\\w.-]+)+"))
                .required(),
            section
                .secret("token", "Token that may read the interface, and who the members are.")
                .optional(),
            section
                .value(
                    "internal-access",
                    "Who may see what GitLab shows to everybody with an account; else members.",
                    SourceSettings.ACCESS)
                .optional()));
  }

  /** Factory of a {@link GitlabSource} with these settings. */
  record GitlabOpener(GitlabSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestSettings rest = RestSettings.of(settings.url());
      RestClient client =
          new RestClient(
              rest.login(Optional.empty(), settings.token()), new HttpTransport(), context);
      return new GitlabSource(settings, client, context.people());
    }
  }
}
