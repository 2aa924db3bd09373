package io.signalbox.ingestion.live.git;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings of a live source that reads a git repository. */
record GitSettings(
    String url,
    Optional<String> branch,
    String folder,
    Optional<String> linkTemplate,
    String user,
    Optional<Secret> token)
    implements SettingsOpener.SourceScope {
  private static final Pattern KNOWN_HOST =
      Pattern.compile("https?://(github\\.com|gitlab\\.com)/(.+?)(?:\\.git)?/?");

  /** Returns the address of the source, as status tables show it. */
  @Override
  public String address() {
    return url + branch.map(name -> " " + name).orElse("");
  }

  /** Returns the settings that determine what is read; a change makes a run read all again. */
  @Override
  public String identity() {
    return String.join("\n", url, branch.orElse(""), folder, linkTemplate.orElse(""));
  }

  /**
   * Returns the web address of a file, from the configured template or that of GitHub or GitLab;
   * empty for other hosts.
   */
  Optional<String> link(String branchName, String path) {
    Matcher host = KNOWN_HOST.matcher(url);
    Optional<String> template =
        linkTemplate.or(
            () ->
                host.matches()
                    ? Optional.of(
                        "https://"
                            + host.group(1)
                            + "/"
                            + host.group(2)
                            + (host.group(1).equals("gitlab.com") ? "/-" : "")
                            + "/blob/{branch}/{path}")
                    : Optional.empty());
    return template.map(
        each -> each.replace("{branch}", branchName).replace("{path}", path.replace(" ", "%20")));
  }

  /** Returns the configured folder as a path prefix: empty, or with a slash at its end. */
  String prefix() {
    String plain = folder.replaceFirst("^/+", "").replaceFirst("/+$", "");
    return plain.isEmpty() ? "" : plain + "/";
  }
}
