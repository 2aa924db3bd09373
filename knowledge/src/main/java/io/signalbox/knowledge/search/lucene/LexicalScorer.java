package io.signalbox.knowledge.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;

/**
 * Computes the BM25 score of given documents for one question, and the share of the question's
 * words each has. Lucene's own query gives scores only of what it ranks high; candidates found by
 * meaning need one too.
 */
final class LexicalScorer {
  private final List<Word> words = new ArrayList<>();
  private final Query query;
  private final double most;

  LexicalScorer(IndexSearcher searcher, Map<String, Double> terms) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    CollectionStatistics collection = searcher.collectionStatistics(IndexFields.TEXT);
    double documents = collection == null ? 0 : collection.docCount();
    double score = 0;
    for (Map.Entry<String, Double> entry : terms.entrySet()) {
      Term term = new Term(IndexFields.TEXT, entry.getKey());
      double weight = entry.getValue();
      TermStates states = TermStates.build(searcher, term, true);
      double rarity = rarity(documents, states.docFreq());
      boolean typed = weight == 1;
      if (typed) {
        score += rarity;
      }
      if (collection != null && states.docFreq() > 0) {
        TermStatistics statistics =
            searcher.termStatistics(term, states.docFreq(), states.totalTermFreq());
        Similarity.SimScorer scorer =
            searcher.getSimilarity().scorer((float) weight, collection, statistics);
        words.add(new Word(term, states, scorer, typed ? rarity : 0));
        any.add(
            new BoostQuery(new TermQuery(term, states), (float) weight),
            BooleanClause.Occur.SHOULD);
      }
    }
    this.query = any.build();
    this.most = score;
  }

  /** Returns Lucene's inverse document frequency; a word that no document has is rarer than any. */
  private static double rarity(double documents, double having) {
    return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
  }

  /** Returns the query for these words; it matches nothing when none of them is indexed. */
  Query query() {
    return query;
  }

  /**
   * Returns the scores of these documents.
   *
   * @param documents of this segment, ascending, segment-local
   */
  List<Score> score(LeafReaderContext leaf, int[] documents) throws IOException {
    double[] scores = new double[documents.length];
    double[] covered = new double[documents.length];
    NumericDocValues norms = leaf.reader().getNormValues(IndexFields.TEXT);
    long[] lengths = new long[documents.length];
    for (int i = 0; i < documents.length; i++) {
      lengths[i] = norms != null && norms.advanceExact(documents[i]) ? norms.longValue() : 1;
    }
    for (Word word : words) {
      PostingsEnum postings = word.postings(leaf);
      for (int i = 0; postings != null && i < documents.length; i++) {
        int at = postings.docID();
        if (at < documents[i]) {
          at = postings.advance(documents[i]);
        }
        if (at == documents[i]) {
          scores[i] += word.scorer.score(postings.freq(), lengths[i]);
          covered[i] += word.rarity;
        }
      }
    }
    List<Score> result = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      result.add(new Score(share(scores[i], most), Math.min(1, share(covered[i], most))));
    }
    return result;
  }

  private static double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
  }

  /**
   * Lexical score of one document.
   *
   * @param lexical BM25 over the most that the typed words could score
   * @param coverage share of the typed words that it has, by rarity
   */
  record Score(double lexical, double coverage) {}

  private record Word(Term term, TermStates states, Similarity.SimScorer scorer, double rarity) {

    @Nullable PostingsEnum postings(LeafReaderContext leaf) throws IOException {
      var supplier = states.get(leaf);
      var state = supplier == null ? null : supplier.get();
      if (state == null) {
        return null;
      }
      TermsEnum terms = leaf.reader().terms(IndexFields.TEXT).iterator();
      terms.seekExact(term.bytes(), state);
      return terms.postings(null, PostingsEnum.FREQS);
    }
  }
}
