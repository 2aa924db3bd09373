package io.signalbox.tools.gateway.cache;

import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.route.CacheRule;
import io.signalbox.tools.core.route.CacheRule.CacheStore;
import io.signalbox.tools.core.route.CacheRule.Matching;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Cache of model answers in memory, found by the same request or by a similar question, with
 * least-recently-used eviction, in front of optional shared stores. Safe for use from several
 * threads.
 */
public final class AnswerCache {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_IN_BUCKET = 500;

  private final Optional<Embedder> embedder;
  private final Map<CacheStore, SharedAnswers> shared;
  private final QuestionWords questionWords = new QuestionWords();
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, CacheEntry> entries = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, List<CacheEntry>> buckets = new LinkedHashMap<>();
  private long bytes;

  private static final class CacheEntry {
    final String key;
    final String bucket;
    final float[] vector;
    final List<String> words;
    final CachedAnswer answer;
    final long until;

    CacheEntry(
        String key,
        String bucket,
        float[] vector,
        List<String> words,
        CachedAnswer answer,
        long until) {
      this.key = key;
      this.bucket = bucket;
      this.vector = vector;
      this.words = words;
      this.answer = answer;
      this.until = until;
    }
  }

  /** Cached answer that was found, and how it matched. */
  public record CachedFound(CachedAnswer answer, Matching how) {}

  /**
   * Creates a cache without shared stores.
   *
   * @param embedder tells questions apart; without one an answer fits the same request only
   */
  public AnswerCache(Optional<Embedder> embedder, Clock clock) {
    this(embedder, clock, Map.of());
  }

  /**
   * Creates a cache with shared stores.
   *
   * @param embedder tells questions apart; without one an answer fits the same request only
   * @param shared what other processes keep too, by what routes say
   */
  public AnswerCache(
      Optional<Embedder> embedder, Clock clock, Map<CacheStore, SharedAnswers> shared) {
    this.shared = Map.copyOf(shared);
    this.embedder = embedder;
    this.clock = clock;
  }

  /** Finds an answer that the cache rule permits for this request. */
  public Optional<CachedFound> find(CacheKey key, CacheRule rule) {
    if (rule.matching() == Matching.OFF) {
      return Optional.empty();
    }
    Optional<CachedFound> exact = exact(key).or(() -> elsewhere(key, rule));
    if (exact.isPresent() || rule.matching() == Matching.EXACT || key.question().isEmpty()) {
      return exact;
    }
    return key.bucket().flatMap(bucket -> similar(bucket, key.question().get(), rule));
  }

  private Optional<CachedFound> elsewhere(CacheKey key, CacheRule rule) {
    return elsewhere(rule)
        .flatMap(answers -> answers.find(key.exact()))
        .map(answer -> new CachedFound(answer, Matching.EXACT));
  }

  private Optional<SharedAnswers> elsewhere(CacheRule rule) {
    return Optional.ofNullable(shared.get(rule.store()));
  }

  private Optional<CachedFound> exact(CacheKey key) {
    lock.lock();
    try {
      return Optional.ofNullable(entries.get(key.exact()))
          .filter(this::isFresh)
          .map(entry -> new CachedFound(entry.answer, Matching.EXACT));
    } finally {
      lock.unlock();
    }
  }

  private Optional<CachedFound> similar(String bucket, String question, CacheRule rule) {
    List<CacheEntry> worded =
        embedder.isEmpty() ? List.of() : worded(bucket, questionWords.of(question));
    if (worded.isEmpty()) {
      return Optional.empty();
    }
    float[] asked = embedder.get().embedQuery(question);
    CacheEntry best = null;
    double closest = rule.similarity();
    for (CacheEntry entry : worded) {
      double similarity = dot(asked, entry.vector);
      if (similarity >= closest) {
        best = entry;
        closest = similarity;
      }
    }
    return Optional.ofNullable(best).map(e -> new CachedFound(e.answer, Matching.SEMANTIC));
  }

  /** Returns the fresh entries of a bucket whose questions have these words. */
  private List<CacheEntry> worded(String bucket, List<String> words) {
    lock.lock();
    try {
      return buckets.getOrDefault(bucket, List.of()).stream()
          .filter(entry -> entry.words.equals(words) && isFresh(entry))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Stores an answer for the time that the cache rule sets. */
  public void put(CacheKey key, CacheRule rule, CachedAnswer answer) {
    boolean semantic =
        rule.matching() == Matching.SEMANTIC && key.question().isPresent() && embedder.isPresent();
    String bucket = semantic ? key.bucket().orElse("") : "";
    float[] vector =
        bucket.isEmpty()
            ? new float[0]
            : embedder.orElseThrow().embedQuery(key.question().orElse(""));
    long until = clock.millis() + rule.keep().toMillis();
    elsewhere(rule).ifPresent(answers -> answers.put(key.exact(), answer, until));
    List<String> words = bucket.isEmpty() ? List.of() : questionWords.of(key.question().orElse(""));
    CacheEntry entry = new CacheEntry(key.exact(), bucket, vector, words, answer, until);
    lock.lock();
    try {
      drop(entries.remove(entry.key));
      entries.put(entry.key, entry);
      bytes += answer.body().length;
      if (!bucket.isEmpty()) {
        List<CacheEntry> similar = buckets.computeIfAbsent(bucket, absent -> new ArrayList<>());
        similar.add(entry);
        if (similar.size() > MOST_IN_BUCKET) {
          CacheEntry oldest = similar.getFirst();
          drop(entries.remove(oldest.key));
        }
      }
      shrink();
    } finally {
      lock.unlock();
    }
  }

  private void shrink() {
    Iterator<CacheEntry> oldest = entries.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      CacheEntry entry = oldest.next();
      oldest.remove();
      drop(entry);
    }
  }

  private void drop(@Nullable CacheEntry entry) {
    if (entry == null) {
      return;
    }
    bytes -= entry.answer.body().length;
    List<CacheEntry> similar = buckets.get(entry.bucket);
    if (similar != null) {
      similar.remove(entry);
      if (similar.isEmpty()) {
        buckets.remove(entry.bucket);
      }
    }
  }

  private boolean isFresh(CacheEntry entry) {
    return clock.millis() < entry.until;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
