package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.core.price.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the section {@code budgets}: budgets that apply across routes. */
final class CrossRouteBudgetSettings {
  private CrossRouteBudgetSettings() {}

  static List<CrossRouteBudget> from(ConfigSection root) {
    List<CrossRouteBudget> rules = new ArrayList<>();
    root.namedSections("budgets", "Budgets over many routes: of an organisation, a model, a user.")
        .forEach((name, section) -> rules.add(rule(name, section)));
    return rules;
  }

  private static CrossRouteBudget rule(String name, ConfigSection section) {
    return new CrossRouteBudget(
        name,
        new BudgetRule(
            Cost.dollars(
                section.decimal("amount", "US dollars in a period.").between(0.0, 1e6).required()),
            section.oneOf("period", "When it renews, in UTC.", BudgetRule.Period.class).required(),
            BudgetRule.Share.ROUTE,
            PolicySettings.warnAt(section)),
        section
            .oneOf("each", "What has such an amount of its own.", CrossRouteBudget.SpendShare.class)
            .or(CrossRouteBudget.SpendShare.ALL),
        new CrossRouteBudget.SpendScope(
            set(section, "teams", "Teams whose calls it is for; an organisation is its teams."),
            set(section, "callers", "Callers whose calls it is for."),
            set(section, "tags", "Tags of the calls that it is for."),
            set(section, "models", "Models, as providers name them; * at the end for any.")),
        section.text("owner", "Slack user who is told when it runs low.").or(""));
  }

  private static Set<String> set(ConfigSection section, String key, String description) {
    return Set.copyOf(section.list(key, description, SettingType.text()).or(List.of()));
  }
}
