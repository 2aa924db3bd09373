package io.signalbox.tools.foresight.quality.probe;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Probe: a question with known facts that its answer must contain, asked at an interval.
 *
 * @param facts words that a right answer holds, each
 * @param place that is asked
 * @param every how often it is asked while nothing changes
 */
public record QualityProbe(
    String name, String question, List<String> facts, ProbePlace place, Duration every) {
  private static final Duration USUAL = Duration.ofMinutes(15);

  public QualityProbe {
    facts = List.copyOf(facts);
  }

  /**
   * Place that a probe asks: the bot itself, or an agent's route with the agent's prompt.
   *
   * @param route the bot is asked where it is empty
   * @param prompt served prompt that the gateway puts in, such as {@code house-style}
   * @param subject under which the outcomes are counted
   */
  public record ProbePlace(Optional<String> route, Optional<String> prompt, String subject) {
    /** The bot's own answers. */
    public static final ProbePlace BOT =
        new ProbePlace(Optional.empty(), Optional.empty(), "bot answers");

    /** Returns a place that asks a route without a prompt. */
    public static ProbePlace route(String route) {
      return new ProbePlace(Optional.of(route), Optional.empty(), route);
    }

    /** Returns a copy whose outcomes are counted under another name. */
    public ProbePlace of(String other) {
      return new ProbePlace(route, prompt, other);
    }
  }

  /** Parses the probes in the section {@code quality} of the configuration. */
  public static List<QualityProbe> from(ConfigSection section) {
    Map<String, ConfigSection> named =
        section.namedSections("probes", "Questions whose answers are known, by name.");
    return named.entrySet().stream().map(each -> probe(each.getKey(), each.getValue())).toList();
  }

  private static QualityProbe probe(String name, ConfigSection section) {
    return new QualityProbe(
        name,
        section.text("question", "Asked as a person would.").required(),
        section.list("facts", "Words that a right answer holds.", SettingType.text()).required(),
        place(section),
        section
            .duration("every", "How often it is asked while nothing changes.")
            .between(Duration.ofMinutes(1), Duration.ofDays(7))
            .or(USUAL));
  }

  private static ProbePlace place(ConfigSection section) {
    Optional<String> route =
        section.text("route", "Chat route that is asked; without one the bot is.").optional();
    Optional<String> prompt =
        section
            .text("prompt", "Served prompt of the agent that is probed, such as house-style.")
            .optional();
    Optional<String> agent =
        section.text("agent", "Agent whose route and prompt are asked.").optional();
    if (route.isEmpty() && (agent.isPresent() || prompt.isPresent())) {
      section.problem("names an agent or a prompt, but no route");
    }
    return route
        .map(each -> new ProbePlace(route, prompt, agent.orElse(each)))
        .orElse(ProbePlace.BOT);
  }

  /** Returns the first expected fact that is missing in an answer. */
  public Optional<String> missing(String answer) {
    String folded = folded(answer);
    return facts.stream().filter(fact -> !folded.contains(folded(fact))).findFirst();
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s*_`]+", " ");
  }
}
