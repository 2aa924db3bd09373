package io.signalbox.tools.gateway.call;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Rule for direct calls to providers while the gateway is down: permitted callers and validity of
 * policy snapshots.
 *
 * @param callers whose library gets providers' direct keys, sealed with the caller's own; the
 *     others' libraries refuse while the gateway is gone
 * @param validFor after this a snapshot of the policy is worth nothing
 */
public record DirectCallRule(Set<String> callers, Duration validFor) {
  /** Rule that allows no caller to call a provider directly. */
  public static final DirectCallRule NONE = new DirectCallRule(Set.of(), Duration.ofHours(24));

  public DirectCallRule {
    callers = Set.copyOf(callers);
  }

  static DirectCallRule from(ConfigSection section) {
    return new DirectCallRule(
        Set.copyOf(
            section
                .list(
                    "callers",
                    "Callers that get providers' direct keys, sealed.",
                    SettingType.text())
                .or(List.of())),
        section
            .duration("valid-for", "How old the policy may be that they go on by.")
            .between(Duration.ofMinutes(1), Duration.ofDays(30))
            .or(NONE.validFor()));
  }
}
