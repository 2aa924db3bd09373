package io.signalbox.ingestion.live.oncall;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.http.RestSettings;
import java.net.URI;
import java.util.Optional;

/**
 * Kind of live source for on-call schedules of Grafana IRM and Grafana OnCall; parses its settings.
 */
public final class GrafanaSystem implements LiveSystem {
  @Override
  public String key() {
    return "grafana-irm";
  }

  @Override
  public String description() {
    return "On-call schedules of Grafana IRM or Grafana OnCall.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    URI url =
        section
            .uri("url", "Address of the OnCall interface, as its page of settings shows it.")
            .required();
    Secret token = section.secret("token", "OnCall key, or token of a service account.").required();
    Optional<URI> stack =
        section
            .uri("stack", "Address of the Grafana stack, where the token is a service account's.")
            .optional();
    return opener(url, token, stack);
  }

  static LiveSourceFactory opener(URI url, Secret token, Optional<URI> stack) {
    RestSettings rest = RestSettings.of(url).authorized(token.reveal());
    return new ScheduleSourceFactory(
        stack.map(address -> rest.with("X-Grafana-URL", "" + address)).orElse(rest),
        "",
        GrafanaSchedules::new);
  }
}
