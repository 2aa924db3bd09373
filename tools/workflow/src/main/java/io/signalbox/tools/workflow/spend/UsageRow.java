package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Row of a provider's usage or cost export.
 *
 * @param names by which it may be known whose it is: keys, projects, workspaces, roles, tags
 * @param cost empty where the provider tells tokens only, which are priced then
 */
public record UsageRow(
    LocalDate day,
    String provider,
    String model,
    List<String> names,
    long calls,
    TokenUsage usage,
    ServiceTier tier,
    Optional<Cost> cost) {
  public UsageRow {
    names = names.stream().filter(name -> !name.isBlank()).distinct().toList();
  }
}
