package io.signalbox.tools.core.price;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Look-up of model facts by model name. A dated name such as {@code gpt-4o-2024-11-20} is found
 * under {@code gpt-4o} when it has no entry of its own, and so is {@code x} under {@code x-latest};
 * ids of Bedrock also without version and region. Immutable.
 */
public final class PriceTable {
  private static final Pattern DATE = Pattern.compile("[-@](?:20\\d{6}|20\\d\\d-\\d\\d-\\d\\d)$");
  private static final String LATEST = "-latest";

  private final Map<String, PricedModel> models;

  private PriceTable(Map<String, PricedModel> models) {
    this.models = models;
  }

  /** Creates a table of these models; for a repeated name the last one is kept. */
  public static PriceTable of(List<PricedModel> facts) {
    Map<String, PricedModel> models = new HashMap<>();
    facts.forEach(each -> models.put(each.model(), each));
    return new PriceTable(models);
  }

  /** Returns this table merged with another, whose entries take precedence. */
  public PriceTable with(PriceTable other) {
    Map<String, PricedModel> both = new HashMap<>(models);
    other.models.forEach(
        (name, facts) -> both.merge(name, facts, (ours, theirs) -> theirs.or(ours)));
    return new PriceTable(both);
  }

  /** Finds the facts about a model by the provider's name for it. */
  public Optional<PricedModel> find(String model) {
    return BedrockIds.plainer(model).stream()
        .map(this::plain)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<PricedModel> plain(String model) {
    String undated = DATE.matcher(model).replaceFirst("");
    return Optional.ofNullable(models.get(model))
        .or(() -> Optional.ofNullable(models.get(undated)))
        .or(() -> Optional.ofNullable(models.get(undated + LATEST)));
  }

  /** Returns the facts of all models, sorted by name. */
  public List<PricedModel> list() {
    return models.values().stream()
        .sorted(java.util.Comparator.comparing(PricedModel::model))
        .toList();
  }
}
