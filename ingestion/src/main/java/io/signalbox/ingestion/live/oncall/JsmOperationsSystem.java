package io.signalbox.ingestion.live.oncall;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.http.RestSettings;
import java.net.URI;

/**
 * Kind of live source for on-call schedules of Jira Service Management's operations; parses its
 * settings.
 */
public final class JsmOperationsSystem implements LiveSystem {
  @Override
  public String key() {
    return "jira-operations";
  }

  @Override
  public String description() {
    return "On-call schedules of Jira Service Management, formerly of Opsgenie.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    URI url =
        section
            .uri("url", "Address of Atlassian's interface.")
            .or(URI.create("https://api.atlassian.com"));
    String cloudId =
        section
            .text(
                "cloud-id",
                "Id of the site, as https://SITE.atlassian.net/_edge/tenant_info has it.")
            .check("an id", id -> id.matches("[\\w-]+"))
            .required();
    String user = section.text("user", "Mail address that the token belongs to.").required();
    Secret token = section.secret("token", "API token.").required();
    return opener(url, cloudId, user, token);
  }

  static LiveSourceFactory opener(URI url, String cloudId, String user, Secret token) {
    return new ScheduleSourceFactory(
        RestSettings.of(url).basic(user, token),
        " " + cloudId,
        client -> new JsmOperationsSchedules(client, cloudId));
  }
}
