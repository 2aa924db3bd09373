package io.signalbox.knowledge.search.lucene;

import io.signalbox.knowledge.search.RetrievalEvidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/**
 * Computes the cosines of one Lucene segment's documents with a question. Goes forward only:
 * documents must be asked for in ascending order, so that each field is opened once and not once a
 * document.
 */
final class SegmentCosines {
  private final QuestionVector meaning;
  private final Cursor titles;
  private final Cursor leads;
  private final Cursor passages;
  private final @Nullable NumericDocValues counts;

  SegmentCosines(LeafReader reader, QuestionVector meaning) throws IOException {
    this.meaning = meaning;
    this.titles = new Cursor(reader, IndexFields.TITLE_VECTOR);
    this.leads = new Cursor(reader, IndexFields.LEAD_VECTOR);
    this.passages = new Cursor(reader, IndexFields.PASSAGE_VECTOR);
    this.counts = reader.getNumericDocValues(IndexFields.PASSAGES);
  }

  /** Returns the document's cosines; empty while it has no vectors. */
  Optional<RetrievalEvidence.Semantic> of(int document) throws IOException {
    if (counts == null
        || !counts.advanceExact(document)
        || titles.advance(document) != document
        || leads.advance(document) != document) {
      return Optional.empty();
    }
    List<Double> cosines = new ArrayList<>();
    double plain = 0;
    int record = passages.advance(document - (int) counts.longValue());
    while (record < document) {
      float[] passage = passages.vector();
      cosines.add(meaning.passage().cosine(passage));
      plain = Math.max(plain, meaning.passage().plain(passage));
      record = passages.advance(record + 1);
    }
    return Optional.of(
        new RetrievalEvidence.Semantic(
            meaning.title().cosine(titles.vector()),
            meaning.lead().cosine(leads.vector()),
            cosines,
            plain));
  }

  private static final class Cursor {
    private final @Nullable FloatVectorValues values;
    private final KnnVectorValues.@Nullable DocIndexIterator each;

    private Cursor(LeafReader reader, String field) throws IOException {
      values = reader.getFloatVectorValues(field);
      each = values == null ? null : values.iterator();
    }

    /** Returns the first record with a vector at or after the target. */
    private int advance(int target) throws IOException {
      if (each == null) {
        return KnnVectorValues.DocIndexIterator.NO_MORE_DOCS;
      }
      return each.docID() >= target ? each.docID() : each.advance(target);
    }

    private float[] vector() throws IOException {
      if (values == null || each == null) {
        throw new IllegalStateException("no vector where the cursor stands");
      }
      return values.vectorValue(each.index());
    }
  }
}
