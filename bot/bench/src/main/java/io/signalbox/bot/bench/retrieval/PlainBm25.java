package io.signalbox.bot.bench.retrieval;

import io.signalbox.knowledge.search.IndexUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Baseline search: Lucene's BM25 with defaults over an in-memory index, each document as one field.
 */
public final class PlainBm25 {
  private final Analyzer analyzer;
  private final IndexSearcher searcher;

  private PlainBm25(Analyzer analyzer, Map<String, String> texts) {
    this.analyzer = analyzer;
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Map.Entry<String, String> entry : texts.entrySet()) {
        Document document = new Document();
        document.add(new StoredField("id", entry.getKey()));
        document.add(new TextField("text", entry.getValue(), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.commit();
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new IndexUnavailableException("the baseline's index in memory failed", e);
    }
  }

  /**
   * Creates the baseline with Lucene's StandardAnalyzer.
   *
   * @param texts by id
   */
  public static PlainBm25 standard(Map<String, String> texts) {
    return new PlainBm25(new StandardAnalyzer(), texts);
  }

  /**
   * Creates the baseline with Lucene's EnglishAnalyzer.
   *
   * @param texts by id
   */
  public static PlainBm25 english(Map<String, String> texts) {
    return new PlainBm25(new EnglishAnalyzer(), texts);
  }

  /** Found document with its score. */
  public record Hit(String id, double score) {}

  /** Returns the best documents for a question, best first. */
  public List<Hit> find(String question, int most) {
    try {
      var query = new QueryBuilder(analyzer).createBooleanQuery("text", question);
      if (query == null) {
        return List.of();
      }
      TopDocs top = searcher.search(query, most);
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc hit : top.scoreDocs) {
        hits.add(new Hit(searcher.storedFields().document(hit.doc).get("id"), hit.score));
      }
      return hits;
    } catch (IOException e) {
      throw new IndexUnavailableException("the baseline's index in memory failed", e);
    }
  }
}
