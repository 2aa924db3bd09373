package io.signalbox.tools.workflow.officehours;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings of office hours: sorting rules, pools, files, model and weekly report.
 *
 * @param rules with the pools; without a pool there are no office hours
 * @param capabilities a CSV file of what the platform has already
 * @param decisions a CSV file of decisions made before
 * @param validFor how long a decision counts where nobody says, in days
 * @param offerFor how long an asker has to say whether what was offered helps
 * @param suggestsWith a chat route that is asked what a request is about
 * @param report when the experts' channels get the week's figures
 */
public record OfficeHoursSettings(
    RequestRules rules,
    Optional<Path> capabilities,
    Optional<Path> decisions,
    int validFor,
    Duration offerFor,
    ReportSettings report,
    List<Slot> slots,
    Optional<Route> suggestsWith) {
  public OfficeHoursSettings {
    slots = List.copyOf(slots);
  }

  /** Day and time of the weekly figures, in the time zone of the settings. */
  public record ReportSettings(DayOfWeek day, LocalTime at) {}

  /**
   * Weekly period in which a pool's experts have bookable slots, in the time zone of the settings.
   *
   * @param length of one slot
   */
  public record Slot(String pool, DayOfWeek day, LocalTime from, LocalTime to, Duration length) {}

  /** Returns whether any pool of experts is configured. */
  public boolean isOpen() {
    return !rules.pools().isEmpty();
  }

  /** Parses the section {@code office-hours} of the configuration. */
  public static OfficeHoursSettings from(ConfigSection section, RouteTable routes) {
    List<ExpertPool> pools = new ArrayList<>();
    section
        .namedSections("pools", "Who answers, by a name of your choice.")
        .forEach((name, each) -> pools.add(pool(name, each)));
    pools.sort((a, b) -> Boolean.compare(a.topics().isEmpty(), b.topics().isEmpty()));
    List<Slot> slots = new ArrayList<>();
    section
        .namedSections("calendar", "Office hours to book, by a name of your choice.")
        .forEach((name, each) -> slots.add(slot(each)));
    for (Slot slot : slots) {
      if (pools.stream().noneMatch(pool -> pool.name().equals(slot.pool()))) {
        section.problem("calendar", "names the pool '" + slot.pool() + "', which is not declared");
      }
    }
    return new OfficeHoursSettings(
        rules(section, pools),
        section.path("capabilities", "CSV: name, what, owner, where, quality.").optional(),
        section
            .path("decisions", "CSV of decisions made before: id, title, what, why, and more.")
            .optional(),
        section.integer("valid-for", "Days that a decision counts.").between(1, 3650).or(180),
        section
            .duration("offer-for", "How long an asker has to say whether an offer helps.")
            .between(Duration.ofSeconds(1), Duration.ofDays(7))
            .or(Duration.ofMinutes(30)),
        new ReportSettings(
            section
                .oneOf("report-day", "The day of the weekly figures.", DayOfWeek.class)
                .or(DayOfWeek.MONDAY),
            section.value("report-at", "Their time of day.", time()).or(LocalTime.of(9, 0))),
        slots,
        suggestsWith(section, routes));
  }

  private static Optional<Route> suggestsWith(ConfigSection section, RouteTable routes) {
    Optional<String> name =
        section.text("suggest-with", "A chat route that suggests topics; rules decide.").optional();
    Optional<Route> route =
        name.flatMap(routes::find).filter(each -> each.target() instanceof RouteTarget.Chat);
    if (name.isPresent() && route.isEmpty()) {
      section.problem("suggest-with", "'" + name.get() + "' is not a declared route of kind chat");
    }
    return route;
  }

  private static RequestRules rules(ConfigSection section, List<ExpertPool> pools) {
    Map<RequestTopic, List<String>> words = new EnumMap<>(RequestTopic.class);
    ConfigSection own =
        section.section(
            "topics",
            "Words that decide on a topic; without one, the meaning of the request does.");
    for (RequestTopic topic : RequestTopic.values()) {
      words.put(
          topic,
          own
              .list(topic.label(), "Words of " + topic.words() + ".", SettingType.text())
              .or(List.of())
              .stream()
              .map(word -> word.toLowerCase(Locale.ROOT))
              .toList());
    }
    ConfigSection days = section.section("urgency", "Days until a deadline, by urgency.");
    return new RequestRules(
        words,
        new RequestRules.Days(
            days.integer("critical", "Critical within so many days.").between(0, 365).or(1),
            days.integer("high", "High within so many days.").between(0, 365).or(3),
            days.integer("normal", "Normal within so many days.").between(0, 365).or(14)),
        days
            .list("pressing", "What, being blocked, is one step more urgent.", SettingType.text())
            .or(List.of("customer", "production", "release", "launch", "incident"))
            .stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList(),
        pools);
  }

  private static ExpertPool pool(String name, ConfigSection section) {
    Set<RequestTopic> topics = topics(section, "topics", "Topics it is for; none for all others.");
    List<ExpertPool.Expert> experts = new ArrayList<>();
    section
        .namedSections(
            "experts", "Who answers, by address, id, or handle in the organisation's mail domain.")
        .forEach(
            (handle, each) ->
                experts.add(
                    new ExpertPool.Expert(
                        handle,
                        topics(each, "skills", "Topics they know best; none for all."),
                        each.bool("deputy", "Asked first where another takes too much.")
                            .or(false))));
    if (experts.isEmpty()) {
      section.problem("experts", "must name somebody");
    }
    return new ExpertPool(
        name,
        topics,
        experts,
        section.text("owner", "Who answers for it, by handle or address.").optional(),
        section.text("channel", "Id of the channel for its requests.").optional(),
        section
            .duration("target", "How long somebody has before the next is asked.")
            .between(Duration.ofSeconds(1), Duration.ofDays(30))
            .or(Duration.ofHours(4)),
        section.integer("cap", "Most requests in one person's hands.").between(1, 100).or(3),
        section
            .decimal("largest-share", "Of a month's requests that one expert should take.")
            .between(0.01, 1.0)
            .or(0.5));
  }

  private static Set<RequestTopic> topics(ConfigSection section, String key, String description) {
    return section
        .list(key, description, SettingType.oneOf(RequestTopic.class))
        .or(List.of())
        .stream()
        .collect(Collectors.toSet());
  }

  private static Slot slot(ConfigSection section) {
    return new Slot(
        section.text("pool", "Whose office hours they are.").required(),
        section.oneOf("day", "The day of the week.", DayOfWeek.class).required(),
        section.value("from", "When they begin.", time()).required(),
        section.value("to", "When they end.", time()).required(),
        section
            .duration("slot", "How long one conversation is.")
            .between(Duration.ofMinutes(5), Duration.ofHours(4))
            .or(Duration.ofMinutes(20)));
  }

  private static SettingType<LocalTime> time() {
    return SettingType.of("time of day", "a time such as 14:30", LocalTime::parse, LocalTime.NOON);
  }
}
