package io.signalbox.knowledge.search.lucene;

import io.signalbox.config.NearestName;
import io.signalbox.knowledge.text.SpellingTolerance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Finds the indexed word nearest to a misspelt one, using only documents that the audience may
 * read, so that nothing about other documents is revealed.
 */
final class WordCorrection {
  /** Most near words considered: with more, none of them is meant. */
  private static final int MOST_NEAR = 200;

  private final IndexSearcher searcher;
  private final Query allowed;
  private final QueryTerms terms;

  WordCorrection(IndexSearcher searcher, Query allowed, QueryTerms terms) {
    this.searcher = searcher;
    this.allowed = allowed;
    this.terms = terms;
  }

  private record NearWord(String word, int distance, int documents) {}

  /**
   * Returns the word meant; empty when the word is known or none is near.
   *
   * @param word in lower case
   */
  Optional<String> of(String word) throws IOException {
    int most = SpellingTolerance.of(word);
    if (most == 0 || isKnown(word)) {
      return Optional.empty();
    }
    Terms all = MultiTerms.getTerms(searcher.getIndexReader(), IndexFields.WORDS);
    if (all == null) {
      return Optional.empty();
    }
    List<NearWord> near = new ArrayList<>();
    FuzzyTermsEnum each = new FuzzyTermsEnum(all, new Term(IndexFields.WORDS, word), most, 1, true);
    for (BytesRef term = each.next(); term != null && near.size() < MOST_NEAR; term = each.next()) {
      String other = term.utf8ToString();
      int documents = documents(new Term(IndexFields.WORDS, other));
      if (isMeant(word, other) && (documents > 1 || (documents == 1 && isUsedTwice(other)))) {
        near.add(new NearWord(other, NearestName.distance(word, other), documents));
      }
    }
    return near.stream()
        .filter(found -> found.distance() <= most)
        .min(
            Comparator.comparingInt(NearWord::distance)
                .thenComparingInt(found -> -found.documents())
                .thenComparing(NearWord::word))
        .map(NearWord::word);
  }

  /**
   * Returns whether a word may be a misspelling of another, which one that merely continues or
   * shortens it is not.
   */
  private static boolean isMeant(String typed, String other) {
    boolean longer = typed.startsWith(other) || other.startsWith(typed);
    return !longer || Math.abs(typed.length() - other.length()) == 1;
  }

  /**
   * Returns whether a word occurs at least twice in its only document, since one that occurs once
   * may be misspelt itself; titles count three times.
   */
  private boolean isUsedTwice(String word) throws IOException {
    Term term = new Term(IndexFields.WORDS, word);
    int document = searcher.search(allowed(term), 1).scoreDocs[0].doc;
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.FREQS);
    return postings != null
        && postings.advance(document - leaf.docBase) == document - leaf.docBase
        && postings.freq() > 1;
  }

  /** Returns whether a readable document has the word or another form of it. */
  private boolean isKnown(String word) throws IOException {
    if (documents(new Term(IndexFields.WORDS, word)) > 0) {
      return true;
    }
    for (String stem : terms.of(word).keySet()) {
      if (documents(new Term(IndexFields.TEXT, stem)) > 0) {
        return true;
      }
    }
    return false;
  }

  private int documents(Term term) throws IOException {
    return searcher.count(allowed(term));
  }

  private Query allowed(Term term) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(term), BooleanClause.Occur.FILTER)
        .add(allowed, BooleanClause.Occur.FILTER)
        .build();
  }
}
