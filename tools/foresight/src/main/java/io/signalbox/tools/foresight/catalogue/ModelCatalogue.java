package io.signalbox.tools.foresight.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Immutable catalogue of facts about models, by channel and name. A look-up finds only facts about
 * the same model, never about one with a similar name.
 */
public final class ModelCatalogue {
  private static final Comparator<ModelFact> ORDER =
      Comparator.comparing(ModelFact::provider)
          .thenComparing(ModelFact::channel)
          .thenComparing(ModelFact::model);

  private final Map<String, Map<String, ModelFact>> channels;

  private ModelCatalogue(Map<String, Map<String, ModelFact>> channels) {
    this.channels = channels;
  }

  /**
   * Creates a catalogue after checking that the facts are consistent.
   *
   * @throws UnreadableFactsException with every contradiction
   */
  public static ModelCatalogue of(List<ModelFact> facts) {
    ModelCatalogue catalogue = unchecked(facts);
    List<String> problems = new ArrayList<>(CatalogueChecks.doubles(facts));
    problems.addAll(CatalogueChecks.contradictions(facts, catalogue::find));
    if (!problems.isEmpty()) {
      throw new UnreadableFactsException(
          "the facts about models contradict each other: " + String.join("; ", problems));
    }
    return catalogue;
  }

  private static ModelCatalogue unchecked(List<ModelFact> facts) {
    Map<String, Map<String, ModelFact>> channels = new TreeMap<>();
    facts.forEach(
        fact ->
            channels
                .computeIfAbsent(fact.channel(), name -> new HashMap<>())
                .put(fact.model(), fact));
    return new ModelCatalogue(channels);
  }

  /** Finds the fact about a name on a channel, also when the channel spells it differently. */
  public Optional<ModelFact> find(String channel, String name) {
    Map<String, ModelFact> models = channels.getOrDefault(channel, Map.of());
    ModelFact exact = models.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    return ModelNames.candidates(channel, name).stream()
        .map(models::get)
        .filter(fact -> fact != null)
        .findFirst()
        .or(() -> fineTuned(channel, name));
  }

  private Optional<ModelFact> fineTuned(String channel, String name) {
    return channel.equals("openai-api")
        ? ModelNames.fineTuned(name)
            .flatMap(base -> find(channel, base))
            .map(f -> f.fineTunedAs(name))
        : Optional.empty();
  }

  /** Returns the facts about all dated versions ({@code name@version}) of a name on a channel. */
  public List<ModelFact> versions(String channel, String name) {
    Map<String, ModelFact> models = channels.getOrDefault(channel, Map.of());
    return ModelNames.candidates(channel, name).stream()
        .flatMap(
            each -> models.values().stream().filter(fact -> fact.model().startsWith(each + "@")))
        .toList();
  }

  /** Returns the facts about a name on all channels that know it. */
  public List<ModelFact> everywhere(String name) {
    return channels.keySet().stream().flatMap(channel -> find(channel, name).stream()).toList();
  }

  /** Returns all facts, sorted by provider, channel and name. */
  public List<ModelFact> list() {
    return channels.values().stream()
        .flatMap(models -> models.values().stream())
        .sorted(ORDER)
        .toList();
  }

  /**
   * Returns a catalogue with new facts merged in. A new fact replaces a known one only if its
   * source is at least as trusted and was read no earlier; the earlier state is kept as history.
   * News that contradict what stays are left out.
   */
  public ModelCatalogue with(List<ModelFact> news) {
    Map<String, Map<String, ModelFact>> changed = new TreeMap<>();
    channels.forEach((channel, models) -> changed.put(channel, new HashMap<>(models)));
    for (ModelFact fact : news) {
      Map<String, ModelFact> models =
          changed.computeIfAbsent(fact.channel(), name -> new HashMap<>());
      Optional<ModelFact> known =
          ModelNames.candidates(fact.channel(), fact.model()).stream()
              .map(models::get)
              .filter(each -> each != null)
              .findFirst();
      if (known.isEmpty()) {
        models.put(fact.model(), fact);
      } else if (counts(fact.source(), known.get().source())) {
        ModelFact next = known.get().changedBy(fact);
        if (CatalogueChecks.days(next).isEmpty()) {
          models.put(next.model(), next);
        }
      }
    }
    return new ModelCatalogue(changed);
  }

  private static boolean counts(FactSource news, FactSource known) {
    return news.trust().compareTo(known.trust()) >= 0 && !news.checked().isBefore(known.checked());
  }
}
