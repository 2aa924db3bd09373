package io.signalbox.knowledge.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;

/**
 * Computes the share, weighted by rarity, of a page's title and path that a report such as an alert
 * names. An alert that says "the registry service" names the whole title of the page "Registry
 * service" and the file {@code registry/service.md}.
 */
final class TitleCoverage {
  private static final int LONGEST = 2_000;
  private static final int FEWEST_WORDS = 8;

  /**
   * Weight of the path against the title: folders and files are named after their subject where
   * titles are not.
   */
  private static final double PATH_WEIGHT = 3;

  /**
   * Pattern of words by which a question is told from an alert, which reports and has none of them.
   */
  private static final Pattern ASKS =
      Pattern.compile(
          "\\?|\\b(?:how|what|whats|where|who|why|i|we|my|our|im|ive)\\b"
              + "|^\\W*(?:[\\w']+\\W+){0,4}(?:which|whose|when|can|could|should|do|does|did"
              + "|is there|are there|may|must|need|want|any)\\b",
          Pattern.CASE_INSENSITIVE);

  private final IndexReader reader;
  private final Set<String> asked;
  private final Map<String, Double> rarities = new HashMap<>();

  /**
   * @param text as typed; only a report of some words names titles, since questions share words
   *     with the titles of many pages (measured: a loss)
   */
  TitleCoverage(IndexReader reader, Set<String> asked, String text) {
    this.reader = reader;
    this.asked = isReport(text) ? asked : Set.of();
  }

  private static boolean isReport(String text) {
    return !ASKS.matcher(text).find() && text.split("\\s+").length >= FEWEST_WORDS;
  }

  /** Returns the index terms of a title, as stored. */
  static String terms(Analyzer analyzer, String title) {
    StringBuilder terms = new StringBuilder();
    try (TokenStream stream = analyzer.tokenStream(IndexFields.TEXT, title)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken() && terms.length() + term.length() < LONGEST) {
        terms.append(terms.isEmpty() ? "" : " ").append(term);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string does not fail", e);
    }
    return terms.toString();
  }

  /** Doc values of the title and path terms of one segment. */
  record SegmentNames(SortedDocValues titles, SortedDocValues paths) {}

  static SegmentNames of(LeafReader segment) throws IOException {
    return new SegmentNames(
        DocValues.getSorted(segment, IndexFields.TITLE_TERMS),
        DocValues.getSorted(segment, IndexFields.PATH_TERMS));
  }

  /**
   * Returns the share of the terms of title and path that the question has, 0 to 1.
   *
   * @param document of this segment
   */
  double share(SegmentNames names, int document) throws IOException {
    return (share(names.titles(), document) + PATH_WEIGHT * share(names.paths(), document))
        / (1 + PATH_WEIGHT);
  }

  private double share(SortedDocValues names, int document) throws IOException {
    if (asked.isEmpty() || !names.advanceExact(document)) {
      return 0;
    }
    List<String> terms =
        Arrays.stream(names.lookupOrd(names.ordValue()).utf8ToString().split(" "))
            .distinct()
            .toList();
    double all = 0;
    double named = 0;
    for (String term : terms) {
      double rarity = rarity(term);
      all += rarity;
      named += asked.contains(term) ? rarity : 0;
    }
    return all == 0 ? 0 : named / all;
  }

  private double rarity(String term) throws IOException {
    Double known = rarities.get(term);
    if (known == null) {
      double having =
          Math.max(
              reader.docFreq(new Term(IndexFields.TEXT, term)),
              reader.docFreq(new Term(IndexFields.PATH, term)));
      double documents = Math.max(having, reader.getDocCount(IndexFields.TEXT));
      known = Math.log(1 + (documents - having + 0.5) / (having + 0.5));
      rarities.put(term, known);
    }
    return known;
  }
}
