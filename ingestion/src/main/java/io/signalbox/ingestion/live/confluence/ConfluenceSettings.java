package io.signalbox.ingestion.live.confluence;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings of a live source that reads spaces of a Confluence site. */
record ConfluenceSettings(
    URI url,
    List<String> spaces,
    Optional<String> user,
    Optional<Secret> token,
    Map<String, AccessRule> spaceAccess,
    boolean attachments)
    implements SettingsOpener.SourceScope {
  ConfluenceSettings {
    spaces = List.copyOf(spaces);
    spaceAccess = Map.copyOf(spaceAccess);
  }

  /** Returns whether the site is Confluence Cloud, where some REST addresses differ. */
  boolean isCloud() {
    return url.getHost().endsWith(".atlassian.net");
  }

  static boolean isMediaHost(URI uri) {
    return "https".equals(uri.getScheme())
        && String.valueOf(uri.getHost()).matches("(?:.+\\.)?atlassian\\.(?:com|net)");
  }

  /** Returns the address of the source, as status tables show it. */
  @Override
  public String address() {
    return url + " " + String.join(", ", spaces);
  }

  /** Returns the settings that determine what is read; a change makes a run read all again. */
  @Override
  public String identity() {
    return String.join("\n", "" + url, "" + spaces, "" + attachments) + new TreeMap<>(spaceAccess);
  }
}
