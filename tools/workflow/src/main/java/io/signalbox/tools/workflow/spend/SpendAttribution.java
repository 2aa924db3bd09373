package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.PriceTable;
import io.signalbox.tools.core.price.PricedModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Assigns rows of a provider's bill to callers and agents whose name occurs in the name of a key, a
 * project, a workspace, a role or a tag. Rows of the gateway's own keys are set apart, since its
 * records have those calls already.
 */
public final class SpendAttribution {
  /** Team and caller of rows that cannot be assigned. */
  public static final String UNKNOWN = "(unknown)";

  private final Set<String> own;
  private final Map<String, SpendLine.SpendParty> known = new HashMap<>();
  private final PriceTable prices;

  /**
   * @param agents teams by the names of agents
   */
  public SpendAttribution(
      ExternalSpendSettings names, Collection<Caller> callers, Map<String, String> agents) {
    this.own = names.own();
    this.prices = names.prices();
    Map<String, String> teams = new HashMap<>(agents);
    callers.forEach(caller -> teams.put(caller.name(), caller.team()));
    teams.forEach((name, team) -> known.put(plain(name), party(team, name)));
    names
        .named()
        .forEach(
            (name, caller) ->
                known.put(plain(name), party(teams.getOrDefault(caller, UNKNOWN), caller)));
  }

  private static SpendLine.SpendParty party(String team, String caller) {
    return new SpendLine.SpendParty(team, caller, "", "");
  }

  /**
   * Assigned rows: spending outside the gateway, and spending of the gateway's own keys.
   *
   * @param unpriced models that are in no price table; their rows count as free
   */
  public record Attributed(List<SpendLine> outside, List<SpendLine> own, Set<String> unpriced) {}

  /** Assigns rows and returns them as lines of a report. */
  public Attributed of(Collection<UsageRow> rows) {
    List<SpendLine> outside = new ArrayList<>();
    List<SpendLine> ours = new ArrayList<>();
    Set<String> unpriced = new java.util.TreeSet<>();
    for (UsageRow row : rows) {
      Optional<Cost> cost = row.cost().or(() -> priced(row));
      if (cost.isEmpty()) {
        unpriced.add(row.model());
      }
      boolean isOwn = row.names().stream().anyMatch(own::contains);
      (isOwn ? ours : outside).add(line(row, cost.orElse(Cost.NOTHING)));
    }
    return new Attributed(outside, ours, unpriced);
  }

  private Optional<Cost> priced(UsageRow row) {
    // A row sums calls up; none of them is taken for one with a long prompt.
    return prices
        .find(row.model())
        .map(PricedModel::price)
        .map(p -> p.ofMany(row.usage(), row.tier()));
  }

  private SpendLine line(UsageRow row, Cost cost) {
    return new SpendLine(
        row.day(),
        party(row),
        new SpendLine.SpendTarget(row.provider() + " directly", row.provider(), "", row.model()),
        row.calls(),
        new SpendLine.Volume(row.usage().input(), row.usage().output()),
        cost);
  }

  private SpendLine.SpendParty party(UsageRow row) {
    for (String name : row.names()) {
      SpendLine.SpendParty party = known.get(plain(name));
      if (party != null) {
        return party;
      }
    }
    for (String name : row.names()) {
      Optional<SpendLine.SpendParty> within = within(plain(name));
      if (within.isPresent()) {
        return within.get();
      }
    }
    return party(UNKNOWN, row.names().isEmpty() ? UNKNOWN : row.names().getFirst());
  }

  /**
   * Returns the party with the longest known name that occurs in this name as whole words, as in a
   * role's ARN.
   */
  private Optional<SpendLine.SpendParty> within(String name) {
    return known.keySet().stream()
        .filter(each -> ("-" + name + "-").contains("-" + each + "-"))
        .max(java.util.Comparator.comparingInt(String::length))
        .map(known::get);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
