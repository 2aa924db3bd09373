package io.signalbox.bot.bench.retrieval;

import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.corpus.DocumentVectors;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.PassageIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Generates a large corpus from a small one, the same each time. Each further document takes its
 * title and half of its passages from one real document and the rest from another, and its vectors
 * are theirs, moved a little, so that no two are the same. Embedding twenty thousand documents
 * would take most of an hour and change nothing about how long a search takes.
 */
public final class CorpusMultiplier {
  private static final int AT_ONCE = 500;
  private static final float NOISE = 0.02f;

  private final List<CorpusChange.Stored> real;
  private final BiFunction<Integer, Document, AccessRule> access;

  /** Creates a multiplier whose documents keep the access rules of their originals. */
  public CorpusMultiplier(List<CorpusChange.Stored> real) {
    this(real, (number, document) -> document.access());
  }

  /**
   * @param access rule of the document of a number, counted from 0, made of another
   */
  public CorpusMultiplier(
      List<CorpusChange.Stored> real, BiFunction<Integer, Document, AccessRule> access) {
    this.real = List.copyOf(real);
    this.access = access;
  }

  public void fill(PassageIndex index, int documents) {
    List<CorpusChange> changes = new ArrayList<>();
    each(
        documents,
        document -> {
          changes.add(document);
          if (changes.size() == AT_ONCE) {
            index.apply(changes);
            changes.clear();
          }
        });
    index.apply(changes);
    index.commit();
  }

  /** Generates the documents one after the other. */
  public void each(int documents, Consumer<CorpusChange.Stored> into) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (int i = 0; i < documents; i++) {
      into.accept(document(i, random));
    }
  }

  /** Returns the documents as plain text. */
  public Map<String, String> texts(int documents) {
    Map<String, String> texts = new LinkedHashMap<>();
    each(
        documents,
        stored -> {
          Document document = stored.document();
          StringBuilder text = new StringBuilder(document.frontMatter().title()).append('\n');
          document.passages().forEach(passage -> text.append(passage.text()).append('\n'));
          texts.put(document.id().value(), text.toString());
        });
    return texts;
  }

  private CorpusChange.Stored document(int number, RandomGenerator random) {
    CorpusChange.Stored one = real.get(number % real.size());
    if (number < real.size()) {
      return real(number, one);
    }
    CorpusChange.Stored other = real.get(random.nextInt(real.size()));
    DocumentVectors mine = one.vectors().orElseThrow();
    DocumentVectors theirs = other.vectors().orElseThrow();
    List<Passage> passages = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    int size = one.document().passages().size();
    for (int i = 0; i < size; i++) {
      boolean own = i % 2 == 0 || i >= other.document().passages().size();
      Passage passage = (own ? one : other).document().passages().get(i);
      passages.add(new Passage(i, passage.headingPath(), passage.text()));
      vectors.add(moved((own ? mine : theirs).passages().get(i), random));
    }
    Document made =
        new Document(
            new DocumentId(one.document().id().value() + "~" + number),
            one.document().source(),
            one.document().kind(),
            access.apply(number, one.document()),
            FrontMatter.titled(one.document().frontMatter().title() + " " + number),
            passages);
    return new CorpusChange.Stored(
        number + 1L,
        made,
        Optional.of(
            new DocumentVectors(moved(mine.title(), random), moved(mine.lead(), random), vectors)));
  }

  private CorpusChange.Stored real(int number, CorpusChange.Stored one) {
    Document own = one.document();
    return new CorpusChange.Stored(
        number + 1L,
        new Document(
            own.id(),
            own.source(),
            own.kind(),
            access.apply(number, own),
            own.frontMatter(),
            own.passages()),
        one.vectors());
  }

  private static float[] moved(float[] vector, RandomGenerator random) {
    float[] moved = new float[vector.length];
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      moved[i] = vector[i] + NOISE * (float) random.nextGaussian();
      sum += moved[i] * moved[i];
    }
    for (int i = 0; i < moved.length; i++) {
      moved[i] /= (float) Math.sqrt(sum);
    }
    return moved;
  }
}
