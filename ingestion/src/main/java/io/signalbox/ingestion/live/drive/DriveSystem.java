package io.signalbox.ingestion.live.drive;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import java.net.URI;
import java.util.List;

/** Kind of live source for shared drives of Google Drive; parses its settings. */
public final class DriveSystem implements LiveSystem {
  @Override
  public String key() {
    return "google-drive";
  }

  @Override
  public String description() {
    return "Documents of shared drives of Google Drive.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    DriveSettings settings =
        new DriveSettings(
            section
                .uri("url", "Google's interface; another for a stand-in.")
                .or(URI.create("https://www.googleapis.com")),
            section
                .secret("key", "Key of a service account, the JSON file: file:/path/to/key.json.")
                .required(),
            section
                .text("subject", "Mail address of the person in whose name the account reads.")
                .optional(),
            section
                .list("drives", "Ids of the shared drives.", SettingType.text())
                .check(
                    "ids of shared drives",
                    ids ->
                        !ids.isEmpty() && ids.stream().allMatch(id -> id.matches("[\\w-]{5,100}")))
                .required(),
            section
                .list(
                    "domains",
                    "Domains of the organisation: what one of them may find is for all members.",
                    SettingType.text())
                .or(List.of(), "none"),
            section.bool("groups", "Whether members of groups are read too.").or(false));
    if (settings.groups() && settings.subject().isEmpty()) {
      section.problem("groups", "needs `subject`, an administrator of the organisation");
    }
    return new DriveOpener(settings);
  }

  /** Factory of a {@link DriveSource} with these settings. */
  record DriveOpener(DriveSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      HttpTransport transport = new HttpTransport();
      return new DriveSource(
          settings,
          () ->
              new RestClient(
                  RestSettings.of(settings.url())
                      .bearer(ServiceAccountLogin.token(settings, transport, context.clock())),
                  transport,
                  context),
          context.clock());
    }
  }
}
