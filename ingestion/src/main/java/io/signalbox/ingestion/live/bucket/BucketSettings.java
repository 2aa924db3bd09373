package io.signalbox.ingestion.live.bucket;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a live source that reads an S3 bucket.
 *
 * @param url address of the service, without the bucket
 * @param prefixes of the keys that are read; the empty one for all
 * @param prefixAccess who may see what is below a prefix
 */
record BucketSettings(
    URI url,
    String bucket,
    List<String> prefixes,
    Map<String, AccessRule> prefixAccess,
    String region,
    Optional<BucketKeys> keys)
    implements SettingsOpener.SourceScope {
  BucketSettings {
    prefixes = List.copyOf(prefixes);
    prefixAccess = Map.copyOf(prefixAccess);
  }

  /**
   * Access key for signing requests.
   *
   * @param session token of temporary keys
   */
  record BucketKeys(String id, Secret secret, Optional<Secret> session) {}

  /** Returns the access rule of the longest configured prefix of the object's key. */
  Optional<AccessRule> access(String key) {
    return prefixAccess.entrySet().stream()
        .filter(each -> key.startsWith(each.getKey()))
        .max(Comparator.comparingInt(each -> each.getKey().length()))
        .map(Map.Entry::getValue);
  }

  /** Returns whether the object's key starts with one of the configured prefixes. */
  boolean reads(String key) {
    return prefixes.stream().anyMatch(key::startsWith);
  }

  /** Returns the address of the source, as status tables show it. */
  @Override
  public String address() {
    return url + " " + bucket + " " + String.join(", ", prefixes);
  }

  /** Returns the settings that determine what is read; a change makes a run read all again. */
  @Override
  public String identity() {
    return String.join("\n", "" + url, bucket, "" + prefixes);
  }
}
