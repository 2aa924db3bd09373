package io.signalbox.ingestion.live.servicenow;

import io.signalbox.config.ConfigSection;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import io.signalbox.ingestion.source.SourceSettings;
import java.util.Map;
import java.util.Optional;

/** Kind of live source for a ServiceNow instance; parses its settings. */
public final class ServiceNowSystem implements LiveSystem {
  private static final double REQUESTS_A_SECOND = 5;
  private static final int BURST = 10;

  @Override
  public String key() {
    return "servicenow";
  }

  @Override
  public String description() {
    return "Resolved incidents and published knowledge articles of ServiceNow.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    ServiceNowSettings settings =
        new ServiceNowSettings(
            section.uri("url", "Address of the instance.").required(),
            section.text("user", "Account of the password; none for a token of OAuth.").optional(),
            section.secret("token", "Password of the account, or token of OAuth.").required(),
            section
                .value(
                    "incident-access",
                    "Who may see incidents; without it none are read.",
                    SourceSettings.ACCESS)
                .optional(),
            section
                .map(
                    "knowledge-access",
                    "Who may see a knowledge base, by its title; only these are read.",
                    SourceSettings.ACCESS)
                .check(
                    "titles without commas and ^",
                    bases -> bases.keySet().stream().noneMatch(key -> key.matches(".*[,^].*")))
                .or(Map.of()));
    if (settings.tables().isEmpty()) {
      section.problem("must have incident-access, knowledge-access or both");
    }
    return new ServiceNowOpener(settings);
  }

  /** Factory of a {@link ServiceNowSource} with these settings. */
  record ServiceNowOpener(ServiceNowSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestSettings rest =
          RestSettings.of(settings.url())
              .login(settings.user(), Optional.of(settings.token()))
              .paced(REQUESTS_A_SECOND, BURST);
      return new ServiceNowSource(
          settings, new RestClient(rest, new HttpTransport(), context), context.clock());
    }
  }
}
