package io.signalbox.ingestion.live.bucket;

import io.signalbox.config.secret.Secret;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a bucket.
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
    Optional<BucketKeys> keys) {
  BucketSettings {
    prefixes = List.copyOf(prefixes);
    prefixAccess = Map.copyOf(prefixAccess);
  }

  /**
   * Keys of an account.
   *
   * @param session of keys that expire
   */
  record BucketKeys(String id, Secret secret, Optional<Secret> session) {}

  /** Returns the rule of the longest prefix that the key lies below. */
  Optional<AccessRule> access(String key) {
    return prefixAccess.entrySet().stream()
        .filter(each -> key.startsWith(each.getKey()))
        .max(Comparator.comparingInt(each -> each.getKey().length()))
        .map(Map.Entry::getValue);
  }

  /** Returns whether the key lies below one of the prefixes that are read. */
  boolean reads(String key) {
    return prefixes.stream().anyMatch(key::startsWith);
  }

  /** Returns the address that is read, as tables show it. */
  String address() {
    return url + " " + bucket + " " + String.join(", ", prefixes);
  }

  /** Returns all that decides what is read. */
  String identity() {
    return String.join("\n", "" + url, bucket, "" + prefixes);
  }
}
