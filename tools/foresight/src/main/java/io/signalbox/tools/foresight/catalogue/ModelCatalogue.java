package io.signalbox.tools.foresight.catalogue;

import java.time.LocalDate;
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

  /** Facts as the sources tell them, into which news are merged. */
  private final Map<String, Map<String, ModelFact>> told;

  private final Map<String, Map<String, ModelFact>> channels;
  private final List<String> leftOut;

  private ModelCatalogue(Map<String, Map<String, ModelFact>> told) {
    this.told = told;
    LivingSuccessors.LivingFacts living =
        LivingSuccessors.of(told, (channel, name) -> find(told, channel, name));
    this.channels = living.channels();
    this.leftOut = living.leftOut();
  }

  /** Returns a sentence about each successor that is left out, since it does not live on itself. */
  public List<String> leftOut() {
    return leftOut;
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
    return find(channels, channel, name);
  }

  private static Optional<ModelFact> find(
      Map<String, Map<String, ModelFact>> channels, String channel, String name) {
    Map<String, ModelFact> models = channels.getOrDefault(channel, Map.of());
    ModelFact exact = models.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    return ModelNames.candidates(channel, name).stream()
        .map(models::get)
        .filter(fact -> fact != null)
        .findFirst()
        .or(() -> fineTuned(channels, channel, name));
  }

  private static Optional<ModelFact> fineTuned(
      Map<String, Map<String, ModelFact>> channels, String channel, String name) {
    return channel.equals("openai-api")
        ? ModelNames.fineTuned(name)
            .flatMap(base -> find(channels, channel, base))
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
   * News that contradict what stays are left out, and so are successors that do not live on.
   */
  public ModelCatalogue with(List<ModelFact> news) {
    Map<String, Map<String, ModelFact>> changed = new TreeMap<>();
    told.forEach((channel, models) -> changed.put(channel, new HashMap<>(models)));
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

  /**
   * Returns the catalogue as it is on a day: models about whose end sources disagree are retired
   * once all of their days are past.
   */
  public ModelCatalogue on(LocalDate today) {
    return unchecked(list().stream().map(fact -> fact.on(today)).toList());
  }

  private static boolean counts(FactSource news, FactSource known) {
    return news.trust().compareTo(known.trust()) >= 0 && !news.checked().isBefore(known.checked());
  }
}
