package io.signalbox.ingestion.live.jira;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import io.signalbox.ingestion.live.jira.JiraSettings.JiraLogin;
import io.signalbox.ingestion.source.SourceSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Kind of live source for resolved issues of Jira, in the cloud or Data Center; parses its
 * settings.
 */
public final class JiraSystem implements LiveSystem {
  @Override
  public String key() {
    return "jira";
  }

  @Override
  public String description() {
    return "Resolved issues of Jira, Cloud or Data Center.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    URI url =
        section.uri("url", "Address of Jira; in the cloud https://SITE.atlassian.net.").required();
    return new JiraOpener(
        new JiraSettings(
            url,
            section
                .uri("site", "Address that people open, where `url` is one for tokens only.")
                .optional(),
            JiraSettings.isCloud(url),
            projects(section),
            section
                .map(
                    "project-access",
                    "Who may see a project, by its key, where its permissions cannot be read.",
                    SourceSettings.ACCESS)
                .or(Map.of()),
            section
                .map(
                    "level-access",
                    "Who may see a security level, by its name, where its members cannot be read.",
                    SourceSettings.ACCESS)
                .or(Map.of()),
            new JiraLogin(
                section
                    .text(
                        "user", "Mail address that the token belongs to; none for a personal one.")
                    .optional(),
                section
                    .secret("token", "API token, or personal access token of a data centre.")
                    .optional())));
  }

  private static List<String> projects(ConfigSection section) {
    return section
        .list("projects", "Keys of the projects to read.", SettingType.text())
        .check(
            "keys of projects",
            keys -> !keys.isEmpty() && keys.stream().allMatch(key -> key.matches("[A-Z]\\w*")))
        .required();
  }

  /** Factory of a {@link JiraSource} with these settings. */
  record JiraOpener(JiraSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestSettings rest =
          RestSettings.of(settings.url()).login(settings.login().user(), settings.login().token());
      return new JiraSource(
          settings, new RestClient(rest, new HttpTransport(), context), context.people());
    }
  }
}
