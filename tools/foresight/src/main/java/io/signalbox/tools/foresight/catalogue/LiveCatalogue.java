package io.signalbox.tools.foresight.catalogue;

import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.signalbox.tools.core.lifecycle.ModelEndings;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mutable holder of the model catalogue of a running process, which merges new facts and caches the
 * retirement of each called model for the gateway. Safe for use from several threads.
 */
public final class LiveCatalogue implements ModelEndings {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);

  /** Key of the cache: provider address and model name. */
  private record CalledModel(URI provider, String model) {}

  /** Catalogue with the cache of its look-ups. */
  private record CatalogueState(
      ModelCatalogue catalogue, Map<CalledModel, Optional<ModelEnding>> known) {
    CatalogueState(ModelCatalogue catalogue) {
      this(catalogue, new ConcurrentHashMap<>());
    }
  }

  private final Supplier<ModelCatalogue> start;
  private volatile @Nullable CatalogueState state;
  private Optional<LocalDate> today = Optional.empty();

  /**
   * @param start read when something is first asked, for most commands ask nothing
   */
  public LiveCatalogue(Supplier<ModelCatalogue> start) {
    this.start = start;
  }

  /** Returns the current catalogue. */
  public ModelCatalogue facts() {
    return state().catalogue();
  }

  /**
   * Merges new facts into the catalogue and clears the cache.
   *
   * @return a sentence about each successor that is left out since then
   */
  public synchronized List<String> learn(List<ModelFact> news) {
    ModelCatalogue before = facts();
    ModelCatalogue after = before.with(news);
    state = new CatalogueState(after);
    return after.leftOut().stream().filter(each -> !before.leftOut().contains(each)).toList();
  }

  /** Ends the models whose sources disagree on the day, where all of their days are past now. */
  public synchronized void passTo(LocalDate day) {
    today = Optional.of(day);
    CatalogueState known = state;
    if (known != null) {
      state = new CatalogueState(known.catalogue().on(day));
    }
  }

  private CatalogueState state() {
    CatalogueState now = state;
    return now == null ? read() : now;
  }

  private synchronized CatalogueState read() {
    CatalogueState now = state;
    if (now == null) {
      ModelCatalogue read = start.get();
      now = new CatalogueState(today.map(read::on).orElse(read));
      state = now;
      now.catalogue().leftOut().forEach(LOG::warn);
    }
    return now;
  }

  @Override
  public Optional<ModelEnding> of(URI provider, String model) {
    CatalogueState now = state();
    CalledModel called = new CalledModel(provider, model);
    Optional<ModelEnding> known = now.known().get(called);
    if (known != null) {
      return known;
    }
    Optional<ModelEnding> found = fact(now.catalogue(), provider, model).flatMap(ModelFact::ending);
    now.known().put(called, found);
    return found;
  }

  /** Finds the fact about a model called at a provider's address. */
  public Optional<ModelFact> fact(URI provider, String model) {
    return fact(facts(), provider, model);
  }

  private static Optional<ModelFact> fact(ModelCatalogue facts, URI provider, String model) {
    return ModelChannel.of(provider).flatMap(channel -> facts.find(channel, model));
  }
}
