package io.signalbox.tools.workflow.spend;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.core.price.PriceTable;
import java.util.Map;
import java.util.Set;

/**
 * Settings that tell which names in providers' exports belong to the gateway, and which to callers.
 *
 * @param own those of the gateway itself, whose calls its records have already
 * @param named callers and agents by names that are not theirs
 * @param prices of models for which a provider tells tokens only
 */
public record ExternalSpendSettings(Set<String> own, Map<String, String> named, PriceTable prices) {
  public ExternalSpendSettings {
    own = Set.copyOf(own);
    named = Map.copyOf(named);
  }

  /** Parses the section {@code gateway.spend} of the configuration. */
  public static ExternalSpendSettings from(ConfigSection section, PriceTable prices) {
    return new ExternalSpendSettings(
        Set.copyOf(
            section
                .list(
                    "own",
                    "Keys, projects or workspaces of the gateway itself, as providers name them.",
                    SettingType.text())
                .or(java.util.List.of())),
        section
            .map("names", "Callers and agents, by what providers call them.", SettingType.text())
            .or(Map.of()),
        prices);
  }
}
