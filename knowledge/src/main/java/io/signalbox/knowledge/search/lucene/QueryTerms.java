package io.signalbox.knowledge.search.lucene;

import io.signalbox.knowledge.text.WordLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Analyses a question into index terms with weights: 1 as typed, less for the long form of an
 * abbreviation.
 */
final class QueryTerms {
  private static final double IMPLIED = 0.5;

  /** Most terms of a question: a longer one is a pasted log, whose first words decide. */
  private static final int MOST_TERMS = 64;

  private final Analyzer analyzer;
  private final Map<String, String> longForms;

  QueryTerms(Analyzer analyzer) {
    this.analyzer = analyzer;
    this.longForms = readLongForms();
  }

  /** Returns the weights by term, in the order typed. */
  Map<String, Double> of(String question) {
    Map<String, Double> terms = new LinkedHashMap<>();
    add(question, 1, terms);
    for (String word : question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      String longForm = longForms.get(word);
      if (longForm != null) {
        add(longForm, IMPLIED, terms);
      }
    }
    return terms;
  }

  private void add(String text, double weight, Map<String, Double> terms) {
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (terms.size() < MOST_TERMS && stream.incrementToken()) {
        terms.putIfAbsent(term.toString(), weight);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string does not fail", e);
    }
  }

  private static Map<String, String> readLongForms() {
    Map<String, String> longForms = new HashMap<>();
    for (String line : WordLists.lines(QueryTerms.class, "abbreviations.txt")) {
      String[] pair = line.split(" = ", -1);
      longForms.put(pair[0], pair[1]);
    }
    return longForms;
  }
}
