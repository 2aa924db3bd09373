package io.signalbox.tools.foresight.goldenpath;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.core.agent.RiskLevel;
import java.util.List;
import java.util.Set;

/**
 * Settings of the golden path: rules and thresholds.
 *
 * @param required rules whose breach fails a build; the others warn
 * @param passRate share of an evaluation set that has to pass
 * @param days before a model's end from which it is not to be named any more
 * @param sanctions highest risk level of the agents that are sanctioned when they pass
 */
public record GoldenPathSettings(
    Set<GoldenRule> required, double passRate, int days, RiskLevel sanctions) {
  private static final List<GoldenRule> USUAL =
      List.of(
          GoldenRule.MANIFEST,
          GoldenRule.OWNER,
          GoldenRule.KEYS,
          GoldenRule.DATA_CLASS,
          GoldenRule.EVALUATION,
          GoldenRule.MODELS);

  public GoldenPathSettings {
    required = Set.copyOf(required);
  }

  /** Parses the section {@code golden-path} of the configuration. */
  public static GoldenPathSettings from(ConfigSection section) {
    return new GoldenPathSettings(
        Set.copyOf(
            section
                .list(
                    "required",
                    "Rules whose breach fails `agents check`; the others warn.",
                    SettingType.oneOf(GoldenRule.class))
                .or(USUAL, "`manifest`, `owner`, `keys`, `data-class`, `evaluation`, `models`")),
        section
            .decimal("pass-rate", "Share of an evaluation set that has to pass.")
            .between(0.0, 1.0)
            .or(0.9),
        section
            .integer("days", "Days before a model's end from which it is not to be named.")
            .between(1, 365)
            .or(30),
        section
            .oneOf(
                "sanctions",
                "Highest risk of agents that are sanctioned when they pass; others wait for their"
                    + " approvers.",
                RiskLevel.class)
            .or(RiskLevel.CRITICAL));
  }
}
