package io.signalbox.tools.workflow.escalation;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.knowledge.text.WordLists;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings of escalations: severities, policies, fallback and own channels.
 *
 * @param severities the worst first, never empty
 * @param usual the severity where neither people nor words say one
 * @param policies the last is for whatever no other names
 * @param fallback whom to call when the chain leads to nobody: {@code @handle} or {@code team:NAME}
 * @param joinWindow how long after its last change an open escalation takes in new reports
 * @param ownChannel which escalations get a channel of their own; empty for none
 */
public record EscalationSettings(
    List<Severity> severities,
    Severity usual,
    List<EscalationPolicy> policies,
    Optional<EscalationLevel> fallback,
    Duration joinWindow,
    Optional<OwnChannel> ownChannel) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final String DEFAULT = "default";

  public EscalationSettings {
    severities = List.copyOf(severities);
    policies = List.copyOf(policies);
  }

  /**
   * Parses the section of the configuration and checks it against the routes; problems are recorded
   * in it.
   *
   * @param routes that policies may name
   */
  public static EscalationSettings from(ConfigSection section, RouteTable routes) {
    List<Severity> severities = new ArrayList<>();
    section
        .namedSections("severities", "How bad things can be, by name, the worst first.")
        .forEach((name, each) -> severities.add(severity(name, each)));
    if (severities.isEmpty()) {
      severities.addAll(usualSeverities());
    }
    List<EscalationPolicy> policies = new ArrayList<>();
    section
        .namedSections("policies", "Whom escalations go to, by name.")
        .forEach((name, each) -> policies.add(policy(name, each, routes)));
    policies.sort((a, b) -> Boolean.compare(a.teams().isEmpty(), b.teams().isEmpty()));
    if (policies.isEmpty() || !policies.getLast().teams().isEmpty()) {
      policies.add(usualPolicy());
    }
    String usual =
        section
            .text("default-severity", "Where neither people nor words say one.")
            .or(severities.get(Math.min(2, severities.size() - 1)).name(), "the third");
    Optional<Severity> found = find(severities, usual);
    if (found.isEmpty()) {
      section.problem("default-severity", "is none of " + names(severities));
    }
    return new EscalationSettings(
        severities,
        found.orElse(severities.getFirst()),
        policies,
        section.value("fallback", "Whom to call when a chain leads to nobody.", level()).optional(),
        section
            .duration(
                "join-window", "How long after its last change an open one takes in new reports.")
            .between(SHORTEST, LONGEST)
            .or(Duration.ofHours(4)),
        section
            .optionalSection("own-channel", "A Slack channel for each grave escalation.")
            .map(each -> ownChannel(each, severities)));
  }

  /**
   * Settings of Slack channels that are created for single escalations.
   *
   * @param severities names of those that get one
   * @param prefix begins the channels' names
   * @param archiveAfter how long after the end of an escalation its channel is archived
   */
  public record OwnChannel(
      Set<String> severities, String prefix, boolean isPrivate, Duration archiveAfter) {
    public OwnChannel {
      severities = Set.copyOf(severities);
    }

    private static boolean isPrefix(String text) {
      return text.matches("[a-z0-9][a-z0-9-]{0,19}");
    }
  }

  private static OwnChannel ownChannel(ConfigSection section, List<Severity> known) {
    List<String> wanted =
        section
            .list("severities", "Which escalations get one.", SettingType.text())
            .or(known.stream().limit(2).map(Severity::name).toList(), "the first two");
    for (String name : wanted) {
      if (find(known, name).isEmpty()) {
        section.problem("severities", "names '" + name + "', which is none of " + names(known));
      }
    }
    return new OwnChannel(
        wanted.stream()
            .flatMap(name -> find(known, name).stream())
            .map(Severity::name)
            .collect(Collectors.toSet()),
        section
            .text("prefix", "Begins the channels' names.")
            .check("at most 20 lower case letters, digits and hyphens", OwnChannel::isPrefix)
            .or("inc"),
        section.bool("private", "Whether only those invited can read them.").or(false),
        section
            .duration("archive-after", "How long after the end a channel is archived.")
            .between(Duration.ofMinutes(1), Duration.ofDays(30))
            .or(Duration.ofDays(1)));
  }

  private static SettingType<EscalationLevel> level() {
    return SettingType.of(
        "step of a chain",
        EscalationLevel.ALLOWED,
        EscalationLevel::parse,
        new EscalationLevel.Somebody("unset"));
  }

  private static Severity severity(String name, ConfigSection section) {
    return new Severity(
        name,
        section.text("means", "One line for people who have to choose.").or(name, "its name"),
        section
            .list("words", "Texts in a report that speak of it.", SettingType.text())
            .or(List.of())
            .stream()
            .map(
                word ->
                    Pattern.compile(
                        Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
            .toList(),
        section
            .oneOf("level", "What paging services call it.", Severity.Level.class)
            .or(Severity.Level.ERROR),
        section
            .duration("remind-every", "How often one that somebody has is asked about.")
            .between(SHORTEST, LONGEST)
            .or(Duration.ofHours(1)));
  }

  private static EscalationPolicy policy(String name, ConfigSection section, RouteTable routes) {
    List<String> over =
        section.list("routes", "Routes to paging services.", SettingType.text()).or(List.of());
    for (String route : over) {
      if (routes.find(route).filter(r -> r.target() instanceof RouteTarget.HttpTool).isEmpty()) {
        section.problem("routes", "names '" + route + "', which is no route of kind http-tool");
      }
    }
    return new EscalationPolicy(
        name,
        lower(
            section
                .list("teams", "Teams it is for; none for all others.", SettingType.text())
                .or(List.of())),
        section
            .list("chain", "Who is called, one after the other.", level())
            .or(
                List.of(EscalationLevel.parse("primary"), EscalationLevel.parse("secondary")),
                "`[primary, secondary]`"),
        section
            .duration("acknowledge-within", "How long each of them has.")
            .between(SHORTEST, LONGEST)
            .or(Duration.ofMinutes(5)),
        section.integer("rounds", "How often the chain is gone along.").between(1, 20).or(2),
        over,
        section.text("channel", "Id of the channel for its messages.").optional(),
        lower(
            section
                .list("responders", "User groups that may acknowledge too.", SettingType.text())
                .or(List.of())));
  }

  private static Set<String> lower(List<String> names) {
    return names.stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static EscalationPolicy usualPolicy() {
    return new EscalationPolicy(
        DEFAULT,
        Set.of(),
        List.of(EscalationLevel.parse("primary"), EscalationLevel.parse("secondary")),
        Duration.ofMinutes(5),
        2,
        List.of(),
        Optional.empty(),
        Set.of());
  }

  private static List<Severity> usualSeverities() {
    return List.of(
        usual(
            "SEV1",
            "customers cannot use a main function, or data is at risk",
            Severity.Level.CRITICAL,
            Duration.ofMinutes(15)),
        usual("SEV2", "many customers are affected", Severity.Level.ERROR, Duration.ofMinutes(30)),
        usual(
            "SEV3",
            "some customers are affected, or it will get worse",
            Severity.Level.WARNING,
            Duration.ofHours(2)),
        usual("SEV4", "can wait for working hours", Severity.Level.INFO, Duration.ofDays(1)));
  }

  private static Severity usual(
      String name, String means, Severity.Level level, Duration remindEvery) {
    List<Pattern> words =
        WordLists.lines(EscalationSettings.class, "severity-words.txt").stream()
            .filter(line -> line.startsWith(name + " = "))
            .map(line -> line.substring(name.length() + 3))
            .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
            .toList();
    return new Severity(name, means, words, level, remindEvery);
  }

  /** Finds the severity with this name, ignoring case. */
  public Optional<Severity> severity(String name) {
    return find(severities, name);
  }

  private static Optional<Severity> find(List<Severity> severities, String name) {
    return severities.stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Severity recognised in the words of a report.
   *
   * @param words those of the report that say so
   */
  public record SpokenSeverity(Severity severity, String words) {}

  /** Returns the worst severity whose words occur in a report; empty when none occurs. */
  public Optional<SpokenSeverity> severityOf(String report) {
    return severities.stream()
        .flatMap(
            each ->
                each.words().stream()
                    .map(pattern -> pattern.matcher(report))
                    .filter(Matcher::find)
                    .map(found -> new SpokenSeverity(each, found.group())))
        .findFirst();
  }

  /** Returns the policy of a team; the last policy when no other names the team. */
  public EscalationPolicy policyFor(Optional<String> team) {
    String name = team.map(each -> each.strip().toLowerCase(Locale.ROOT)).orElse("");
    return policies.stream()
        .filter(each -> each.teams().contains(name))
        .findFirst()
        .orElse(policies.getLast());
  }

  /** Returns the policy with this name; the last policy when the settings no longer have it. */
  public EscalationPolicy policy(String name) {
    return policies.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(policies.getLast());
  }

  private static String names(List<Severity> severities) {
    return severities.stream().map(Severity::name).collect(Collectors.joining(", "));
  }
}
