package io.signalbox.knowledge.search.lucene;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.search.SearchQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Execution of one search: collects candidates by words and by vectors within the audience's
 * rights, then computes every signal of every candidate exactly.
 */
final class CandidateSearch {
  private static final int BY_WORDS = 60;
  private static final int BY_PASSAGE = 80;
  private static final int BY_TITLE = 30;
  private static final int BY_LEAD = 30;

  private final IndexSearcher searcher;
  private final BooleanQuery allowed;
  private final LexicalScorer words;
  private final TitleCoverage titles;

  CandidateSearch(IndexSearcher searcher, SearchQuery query, QueryTerms terms) throws IOException {
    this.searcher = searcher;
    this.allowed = allowed(query);
    Map<String, Double> asked = terms.of(query.text());
    this.words = new LexicalScorer(searcher, asked);
    this.titles = new TitleCoverage(searcher.getIndexReader(), asked.keySet(), query.text());
  }

  /**
   * Document under consideration, with its retrieval signals.
   *
   * @param record the document's own record in the searcher
   */
  record Candidate(int record, RetrievalEvidence evidence) {}

  /**
   * Returns the candidates with their signals.
   *
   * @param meaning the question's vector and the centres; empty to look at words only
   */
  List<Candidate> run(Optional<QuestionVector> meaning) throws IOException {
    NavigableSet<Integer> records = new TreeSet<>();
    BooleanQuery byWords =
        new BooleanQuery.Builder()
            .add(words.query(), BooleanClause.Occur.MUST)
            .add(allowed, BooleanClause.Occur.FILTER)
            .build();
    for (ScoreDoc hit : searcher.search(byWords, BY_WORDS).scoreDocs) {
      records.add(hit.doc);
    }
    if (meaning.isPresent()) {
      float[] vector = meaning.get().vector();
      for (ScoreDoc hit : nearest(IndexFields.PASSAGE_VECTOR, vector, BY_PASSAGE)) {
        records.add(hit.doc + (int) toDocument(hit.doc));
      }
      for (ScoreDoc hit : nearest(IndexFields.TITLE_VECTOR, vector, BY_TITLE)) {
        records.add(hit.doc);
      }
      for (ScoreDoc hit : nearest(IndexFields.LEAD_VECTOR, vector, BY_LEAD)) {
        records.add(hit.doc);
      }
    }
    return evidence(records, meaning);
  }

  private ScoreDoc[] nearest(String field, float[] vector, int count) throws IOException {
    return searcher.search(new KnnFloatVectorQuery(field, vector, count, allowed), count).scoreDocs;
  }

  private long toDocument(int record) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(record, leaves));
    NumericDocValues values = leaf.reader().getNumericDocValues(IndexFields.TO_DOCUMENT);
    if (values == null || !values.advanceExact(record - leaf.docBase)) {
      throw new IOException("passage record " + record + " does not say where its document is");
    }
    return values.longValue();
  }

  private List<Candidate> evidence(NavigableSet<Integer> records, Optional<QuestionVector> meaning)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int[] local =
          records.subSet(leaf.docBase, leaf.docBase + leaf.reader().maxDoc()).stream()
              .mapToInt(record -> record - leaf.docBase)
              .toArray();
      if (local.length == 0) {
        continue;
      }
      List<LexicalScorer.Score> lexical = words.score(leaf, local);
      Optional<SegmentCosines> vectors =
          meaning.isPresent()
              ? Optional.of(new SegmentCosines(leaf.reader(), meaning.get()))
              : Optional.empty();
      TitleCoverage.SegmentNames named = TitleCoverage.of(leaf.reader());
      SortedDocValues titleKeys = leaf.reader().getSortedDocValues(IndexFields.TITLE_KEY);
      for (int i = 0; i < local.length; i++) {
        String titleKey =
            titleKeys != null && titleKeys.advanceExact(local[i])
                ? titleKeys.lookupOrd(titleKeys.ordValue()).utf8ToString()
                : "";
        Optional<RetrievalEvidence.Semantic> semantic =
            vectors.isPresent() ? vectors.get().of(local[i]) : Optional.empty();
        candidates.add(
            new Candidate(
                leaf.docBase + local[i],
                new RetrievalEvidence(
                    titleKey,
                    lexical.get(i).lexical(),
                    lexical.get(i).coverage(),
                    titles.share(named, local[i]),
                    semantic)));
      }
    }
    return candidates;
  }

  /**
   * Returns the query for records whose rule has a clause of this number that the audience does not
   * meet.
   */
  private static BooleanQuery unmet(int clause, List<BytesRef> terms) {
    return new BooleanQuery.Builder()
        .add(
            new TermQuery(new Term(IndexFields.MORE_CLAUSES, "" + clause)),
            BooleanClause.Occur.FILTER)
        .add(new TermInSetQuery(IndexFields.access(clause), terms), BooleanClause.Occur.MUST_NOT)
        .build();
  }

  static BooleanQuery allowed(SearchQuery query) {
    List<BytesRef> terms = query.audience().terms().stream().map(BytesRef::new).toList();
    BooleanQuery.Builder allowed =
        new BooleanQuery.Builder()
            .add(new TermInSetQuery(IndexFields.ACCESS, terms), BooleanClause.Occur.FILTER);
    for (int clause = 2; clause <= AccessRule.MOST_CLAUSES; clause++) {
      allowed.add(unmet(clause, terms), BooleanClause.Occur.MUST_NOT);
    }
    if (!query.sources().isEmpty()) {
      List<BytesRef> sources = query.sources().stream().map(BytesRef::new).toList();
      allowed.add(new TermInSetQuery(IndexFields.SOURCE, sources), BooleanClause.Occur.FILTER);
    }
    return allowed.build();
  }
}
