package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.price.Cost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spending report: sums of cost by group, the highest first.
 *
 * @param keys what the groups have in common
 */
public record SpendReport(List<SpendKey> keys, List<SpendGroup> groups, SpendGroup total) {
  public SpendReport {
    keys = List.copyOf(keys);
    groups = List.copyOf(groups);
  }

  /**
   * Sums of one group, or of all lines.
   *
   * @param values one for each key; none in the sum over all
   */
  public record SpendGroup(List<String> values, long calls, long input, long output, Cost cost) {
    public SpendGroup {
      values = List.copyOf(values);
    }

    static SpendGroup empty(List<String> values) {
      return new SpendGroup(values, 0, 0, 0, Cost.NOTHING);
    }

    SpendGroup plus(SpendLine line) {
      return new SpendGroup(
          values,
          calls + line.calls(),
          input + line.volume().input(),
          output + line.volume().output(),
          cost.plus(line.cost()));
    }
  }

  /** Groups and sums these lines. */
  public static SpendReport of(List<SpendLine> lines, List<SpendKey> keys) {
    Map<List<String>, SpendGroup> groups = new LinkedHashMap<>();
    SpendGroup total = SpendGroup.empty(List.of());
    for (SpendLine line : lines) {
      List<String> values = keys.stream().map(line::value).toList();
      groups.put(values, groups.getOrDefault(values, SpendGroup.empty(values)).plus(line));
      total = total.plus(line);
    }
    List<SpendGroup> sorted = new ArrayList<>(groups.values());
    sorted.sort(
        Comparator.comparing(SpendGroup::cost)
            .reversed()
            .thenComparing(group -> String.join("\n", group.values())));
    return new SpendReport(keys, sorted, total);
  }
}
