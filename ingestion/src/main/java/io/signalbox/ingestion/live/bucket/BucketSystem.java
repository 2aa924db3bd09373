package io.signalbox.ingestion.live.bucket;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.ingestion.live.bucket.BucketSettings.BucketKeys;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import io.signalbox.ingestion.live.http.RestTransport;
import io.signalbox.ingestion.source.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kind of live source for buckets of Amazon S3, MinIO and compatible services; parses its settings.
 */
public final class BucketSystem implements LiveSystem {
  private static final int LARGEST = 32 << 20;

  @Override
  public String key() {
    return "s3";
  }

  @Override
  public String description() {
    return "Pages in a bucket of Amazon S3 or of a service that speaks its language.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new BucketOpener(
        new BucketSettings(
            section
                .uri("url", "Address of the service, as https://s3.eu-west-1.amazonaws.com.")
                .required(),
            section
                .text("bucket", "Name of the bucket.")
                .check("a bucket's name", name -> name.matches("[\\w.-]{3,255}"))
                .required(),
            section
                .list("prefixes", "Beginnings of the keys that are read.", SettingType.text())
                .or(List.of(""), "all"),
            section
                .map(
                    "prefix-access",
                    "Who may see what is below a prefix; of several the longest counts.",
                    SourceSettings.ACCESS)
                .or(Map.of()),
            section.text("region", "Region that requests are signed for.").or("us-east-1"),
            keys(section)));
  }

  private static Optional<BucketKeys> keys(ConfigSection section) {
    Optional<String> id = section.text("key-id", "Id of the access key.").optional();
    Optional<Secret> secret = section.secret("secret-key", "Secret of the access key.").optional();
    Optional<Secret> session =
        section.secret("session-token", "Token of access keys that expire.").optional();
    if (id.isPresent() != secret.isPresent()) {
      section.problem("needs both `key-id` and `secret-key`, or neither for an open bucket");
    }
    return id.flatMap(name -> secret.map(value -> new BucketKeys(name, value, session)));
  }

  /** Factory of a {@link BucketSource} with these settings. */
  record BucketOpener(BucketSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      RestTransport plain = new HttpTransport();
      RestTransport transport =
          settings
              .keys()
              .<RestTransport>map(
                  keys -> new SignedTransport(plain, keys, settings.region(), context.clock()))
              .orElse(plain);
      RestSettings rest = RestSettings.of(settings.url()).paced(50, 50).answering(LARGEST);
      return new BucketSource(settings, new RestClient(rest, transport, context));
    }
  }
}
