package io.signalbox.knowledge.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * Computes the rarity (inverse document frequency) of the words of a question among the indexed
 * documents.
 */
final class WordRarities {
  private static final int MOST_WORDS = 60;

  private WordRarities() {}

  static Map<String, Double> of(String question, IndexReader reader, QueryTerms terms)
      throws IOException {
    Map<String, Double> rarities = new HashMap<>();
    int documents = Math.max(1, reader.getDocCount(IndexFields.TEXT));
    for (String word : question.split("[^\\p{L}\\p{N}]+", -1)) {
      String key = word.toLowerCase(Locale.ROOT);
      if (word.isEmpty() || rarities.containsKey(key) || rarities.size() >= MOST_WORDS) {
        continue;
      }
      double rarity = 0;
      for (Map.Entry<String, Double> term : terms.of(word).entrySet()) {
        if (term.getValue() == 1) {
          int having = reader.docFreq(new Term(IndexFields.TEXT, term.getKey()));
          rarity = Math.max(rarity, Math.log(1 + (documents - having + 0.5) / (having + 0.5)));
        }
      }
      rarities.put(key, rarity);
    }
    return rarities;
  }
}
