package io.signalbox.tools.foresight.quality.check;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.foresight.quality.check.JudgeRule.FixedCase;
import io.signalbox.tools.foresight.quality.check.RouteCheck.AnswerRules;
import io.signalbox.tools.gateway.call.JsonSchemaCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * All checks of answers in the settings, by route.
 *
 * @param all in the order of the settings
 */
public record RouteChecks(List<RouteCheck> all) {
  /** No checks. */
  public static final RouteChecks NONE = new RouteChecks(List.of());

  private static final int LONGEST = 100_000;
  private static final double USUAL_SHARE = 0.05;
  private static final Duration USUAL_CASES = Duration.ofHours(6);

  public RouteChecks {
    all = List.copyOf(all);
  }

  /** Returns the checks of a route. */
  public List<RouteCheck> of(String route) {
    return all.stream().filter(check -> check.route().equals(route)).toList();
  }

  /** Parses the checks in the section {@code quality} of the configuration. */
  public static RouteChecks from(ConfigSection section) {
    Map<String, ConfigSection> named =
        section.namedSections("checks", "Further checks of a route's answers, by name.");
    return new RouteChecks(
        named.entrySet().stream().map(each -> check(each.getKey(), each.getValue())).toList());
  }

  private static RouteCheck check(String name, ConfigSection section) {
    String route = section.text("route", "Route whose answers are checked.").required();
    AnswerRules rules =
        new AnswerRules(
            expression(section, "pattern", "Regular expression that has to be in an answer."),
            expression(section, "forbidden", "Regular expression that must not be in an answer."),
            length(section, "shortest", "Fewest characters of an answer."),
            length(section, "longest", "Most characters of an answer."),
            Set.copyOf(
                section
                    .list(
                        "languages",
                        "Languages that an answer may be in, such as en.",
                        SettingType.text())
                    .or(List.of())),
            schema(section));
    boolean grounded =
        section
            .bool(
                "grounded",
                "Whether each sentence is compared with the texts in the request, for routes whose"
                    + " requests hold what the answer is to rest on.")
            .or(false);
    Optional<JudgeRule> judge =
        section
            .optionalSection("judge", "Model over another route that judges a sample.")
            .map(RouteChecks::judge);
    if (!rules.any() && !grounded && judge.isEmpty()) {
      section.problem("checks nothing");
    }
    return new RouteCheck(name, route, rules, grounded, judge);
  }

  private static int length(ConfigSection section, String key, String description) {
    return section.integer(key, description).between(0, LONGEST).or(0);
  }

  private static Optional<BoundedPattern> expression(
      ConfigSection section, String key, String description) {
    Optional<String> written = section.text(key, description).optional();
    try {
      return written.map(BoundedPattern::new);
    } catch (PatternSyntaxException e) {
      section.problem(key, "is not a regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }

  private static Optional<JsonSchemaCheck> schema(ConfigSection section) {
    Optional<String> written =
        section.text("schema", "JSON schema that an answer has to meet.").optional();
    try {
      return written.map(JsonSchemaCheck::new);
    } catch (RuntimeException e) {
      section.problem("schema", "is not a JSON schema");
      return Optional.empty();
    }
  }

  private static JudgeRule judge(ConfigSection section) {
    List<FixedCase> cases = new ArrayList<>();
    section
        .namedSections("cases", "Answers whose verdict is known, by name.")
        .forEach((name, each) -> cases.add(fixed(name, each)));
    Set<Boolean> verdicts = cases.stream().map(FixedCase::good).collect(Collectors.toSet());
    if (verdicts.size() < 2) {
      section.problem(
          "cases", "needs at least one good and one bad answer: a judge drifts, and they show it");
    }
    return new JudgeRule(
        section.text("route", "Route that the judge answers over.").required(),
        section.text("good", "Sentence that says which answer is good.").required(),
        section
            .decimal("share", "Share of the answers that are judged.")
            .between(0.0001, 1.0)
            .or(USUAL_SHARE),
        cases,
        section
            .duration("every", "How often the judge is asked the cases.")
            .between(Duration.ofMinutes(5), Duration.ofDays(7))
            .or(USUAL_CASES));
  }

  private static FixedCase fixed(String name, ConfigSection section) {
    return new FixedCase(
        name,
        section.text("question", "Question that was asked.").or(""),
        section.text("answer", "Answer to judge.").required(),
        section.bool("good", "Whether it is a good one.").required());
  }
}
