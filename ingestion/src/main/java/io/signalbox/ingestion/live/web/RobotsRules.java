package io.signalbox.ingestion.live.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parser and matcher of a site's {@code robots.txt} (RFC 9309). Of the rules of Signalbox's own
 * group, or of the group for everybody, the longest that matches a path counts, and permission wins
 * a tie.
 */
final class RobotsRules {
  private static final String NAME = "signalbox";
  private static final int LONGEST = 500 * 1024;

  private final List<PathRule> rules;
  private final List<String> sitemaps;
  private final Optional<Double> delay;

  private record PathRule(String path, boolean allowed, Pattern pattern) {}

  /** Group of rules for the user agents that its lines name. */
  private static final class RobotGroup {
    private final List<String> names = new ArrayList<>();
    private final List<PathRule> rules = new ArrayList<>();
    private Optional<Double> delay = Optional.empty();
    private boolean begun;
  }

  private RobotsRules(List<PathRule> rules, List<String> sitemaps, Optional<Double> delay) {
    this.rules = List.copyOf(rules);
    this.sitemaps = List.copyOf(sitemaps);
    this.delay = delay;
  }

  /** Returns rules that allow everything, for a site without a robots.txt. */
  static RobotsRules none() {
    return new RobotsRules(List.of(), List.of(), Optional.empty());
  }

  static RobotsRules parse(String text) {
    List<RobotGroup> groups = new ArrayList<>();
    List<String> sitemaps = new ArrayList<>();
    String whole = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    for (String line : whole.lines().toList()) {
      String plain = line.replaceFirst("#.*", "").strip();
      int colon = plain.indexOf(':');
      if (colon <= 0) {
        continue;
      }
      String key = plain.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = plain.substring(colon + 1).strip();
      switch (key) {
        case "user-agent" -> agent(groups, value);
        case "allow", "disallow" -> rule(groups, value, key.equals("allow"));
        case "crawl-delay" -> delay(groups, value);
        case "sitemap" -> sitemaps.add(value);
        default -> {}
      }
    }
    RobotGroup own = group(groups, NAME).or(() -> group(groups, "*")).orElseGet(RobotGroup::new);
    return new RobotsRules(own.rules, sitemaps, own.delay);
  }

  private static void agent(List<RobotGroup> groups, String name) {
    if (groups.isEmpty() || groups.getLast().begun) {
      groups.add(new RobotGroup());
    }
    groups.getLast().names.add(name.toLowerCase(Locale.ROOT));
  }

  private static void rule(List<RobotGroup> groups, String path, boolean allowed) {
    if (!groups.isEmpty()) {
      groups.getLast().begun = true;
      if (!path.isEmpty()) {
        groups.getLast().rules.add(new PathRule(path, allowed, pattern(path)));
      }
    }
  }

  private static void delay(List<RobotGroup> groups, String seconds) {
    if (!groups.isEmpty() && seconds.matches("\\d{1,4}(?:\\.\\d{1,3})?")) {
      groups.getLast().begun = true;
      groups.getLast().delay = Optional.of(Double.parseDouble(seconds));
    }
  }

  /** Merges all groups for one user agent; empty where there is none. */
  private static Optional<RobotGroup> group(List<RobotGroup> groups, String name) {
    RobotGroup all = new RobotGroup();
    boolean any = false;
    for (RobotGroup each : groups) {
      if (each.names.contains(name)) {
        any = true;
        all.rules.addAll(each.rules);
        all.delay = all.delay.or(() -> each.delay);
      }
    }
    return any ? Optional.of(all) : Optional.empty();
  }

  private static Pattern pattern(String path) {
    boolean whole = path.endsWith("$");
    String body = whole ? path.substring(0, path.length() - 1) : path;
    StringBuilder regex = new StringBuilder();
    for (String part : body.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "" : Pattern.quote(part));
    }
    return Pattern.compile((body.startsWith("*") ? ".*" : "") + regex + (whole ? "" : ".*"));
  }

  /** Returns whether the rules allow a request for this path with its query. */
  boolean allows(String path) {
    PathRule longest = null;
    for (PathRule rule : rules) {
      boolean better =
          longest == null
              || rule.path().length() > longest.path().length()
              || (rule.path().length() == longest.path().length() && rule.allowed());
      if (better && rule.pattern().matcher(path).matches()) {
        longest = rule;
      }
    }
    return longest == null || longest.allowed();
  }

  List<String> sitemaps() {
    return sitemaps;
  }

  /** Returns the site's crawl delay in seconds between two requests; empty where it names none. */
  Optional<Double> delay() {
    return delay;
  }
}
