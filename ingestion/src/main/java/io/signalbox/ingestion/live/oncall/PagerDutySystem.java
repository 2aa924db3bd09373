package io.signalbox.ingestion.live.oncall;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.http.RestSettings;
import java.net.URI;
import java.util.List;

/** Kind of live source for on-call schedules of PagerDuty; parses its settings. */
public final class PagerDutySystem implements LiveSystem {
  @Override
  public String key() {
    return "pagerduty";
  }

  @Override
  public String description() {
    return "On-call schedules of PagerDuty.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    URI url =
        section
            .uri("url", "Address of the REST interface; in Europe https://api.eu.pagerduty.com.")
            .or(URI.create("https://api.pagerduty.com"));
    Secret token = section.secret("token", "Read-only API key.").required();
    List<String> teams =
        section
            .list("teams", "Ids of the teams whose schedules are read.", SettingType.text())
            .or(List.of(), "all schedules");
    return opener(url, token, teams);
  }

  static LiveSourceFactory opener(URI url, Secret token, List<String> teams) {
    RestSettings rest =
        RestSettings.of(url)
            .authorized("Token token=" + token.reveal())
            .with("Accept", "application/vnd.pagerduty+json;version=2")
            .with("Content-Type", "application/json");
    return new ScheduleSourceFactory(
        rest,
        teams.isEmpty() ? "" : " " + String.join(", ", teams),
        client -> new PagerDutySchedules(client, teams));
  }
}
