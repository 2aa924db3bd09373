package io.signalbox.tools.core.redaction;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises e-mail addresses and rules out other texts with an @: package versions, files, systemd
 * units, service accounts on hosts, users in URLs.
 */
final class EmailAddresses {
  static final Pattern PATTERN =
      Pattern.compile(
          "(?<![\\p{L}0-9._+-])[\\p{L}0-9._+-]{1,64}+@(?:[\\p{L}0-9-]{1,63}\\.){1,8}[\\p{L}]{2,24}(?![\\p{L}0-9-])");

  /** Last labels that are no top-level domains: file extensions, unit types, release names. */
  private static final Set<String> NO_DOMAINS =
      Set.of(
          "png",
          "jpg",
          "jpeg",
          "gif",
          "svg",
          "webp",
          "avif",
          "ico",
          "js",
          "mjs",
          "cjs",
          "ts",
          "tsx",
          "jsx",
          "css",
          "scss",
          "html",
          "json",
          "yaml",
          "yml",
          "toml",
          "lock",
          "tgz",
          "gz",
          "zip",
          "tar",
          "jar",
          "whl",
          "exe",
          "dll",
          "txt",
          "csv",
          "log",
          "service",
          "socket",
          "timer",
          "mount",
          "slice",
          "scope",
          "device",
          "swap",
          "automount",
          "alpha",
          "beta",
          "rc",
          "snapshot",
          "final",
          "release",
          "next",
          "canary",
          "dev0",
          "rb",
          "py",
          "java",
          "kt",
          "go");

  /** User names of technical accounts, which are not personal data. */
  private static final Set<String> ACCOUNTS =
      Set.of(
          "git",
          "hg",
          "svn",
          "root",
          "ubuntu",
          "ec2-user",
          "centos",
          "debian",
          "fedora",
          "core",
          "vagrant",
          "pi",
          "jenkins",
          "postgres",
          "mysql",
          "www-data",
          "nobody",
          "azureuser",
          "opc",
          "bitnami",
          "gitlab-runner",
          "aur",
          "gitea");

  private static final Pattern VERSION_OR_NUMBERS = Pattern.compile("[v^~]?\\d+(?:\\.\\d+)+.*");
  private static final Pattern SCP_PATH =
      Pattern.compile(":(?:[~/.][\\w./~-]*|[\\w.-]+/[\\w./~-]+).*", Pattern.DOTALL);
  private static final Pattern REMOTE_SHELL =
      Pattern.compile(
          "(?:^|[^\\w-])(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id|ansible)\\s[^\\n]{0,120}$");
  private static final int BEFORE = 140;

  private EmailAddresses() {}

  static boolean isOne(String text, Matcher found) {
    String all = found.group();
    int at = all.indexOf('@');
    String local = all.substring(0, at);
    String domain = all.substring(at + 1);
    String last = domain.substring(domain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String before = text.substring(Math.max(0, found.start() - BEFORE), found.start());
    String after = text.substring(found.end(), Math.min(text.length(), found.end() + BEFORE));
    return !NO_DOMAINS.contains(last)
        && !VERSION_OR_NUMBERS.matcher(domain).matches()
        && !VERSION_OR_NUMBERS.matcher(local).matches()
        && !before.endsWith("==")
        && !ACCOUNTS.contains(local.toLowerCase(Locale.ROOT))
        && !isUserOfAddress(before)
        && !isRealm(before, domain)
        && !(local.indexOf('.') < 0 && isHost(before, after));
  }

  /**
   * Returns whether what looks like an address is a user at a host, as in {@code scp x
   * deploy@host.example:/srv}.
   */
  private static boolean isHost(String before, String after) {
    return SCP_PATH.matcher(after).matches() || REMOTE_SHELL.matcher(before).find();
  }

  /**
   * Returns whether what looks like an address is the user and host of a URL, as in {@code
   * postgres://app@db.example/x}.
   */
  private static boolean isUserOfAddress(String before) {
    return before.endsWith("://");
  }

  /**
   * Returns whether what looks like an address is a Kerberos principal, as in {@code
   * HTTP/host.example@EXAMPLE.COM}.
   */
  private static boolean isRealm(String before, String domain) {
    return before.endsWith("/") && domain.equals(domain.toUpperCase(Locale.ROOT));
  }
}
