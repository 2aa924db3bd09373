package io.signalbox.ingestion.live.notion;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of a live source that reads Notion.
 *
 * @param rootAccess who may see what lies below a page or database, by its id without hyphens;
 *     empty where the access of the source is all that holds
 */
record NotionSettings(URI url, Secret token, Map<String, AccessRule> rootAccess)
    implements SettingsOpener.SourceScope {
  NotionSettings {
    rootAccess = Map.copyOf(rootAccess);
  }

  @Override
  public String address() {
    return String.valueOf(url.getHost());
  }

  @Override
  public String identity() {
    return url + "\n" + new TreeMap<>(rootAccess);
  }

  /** Returns an id without its hyphens, as it stands in addresses of pages. */
  static String bare(String id) {
    return id.replace("-", "");
  }
}
