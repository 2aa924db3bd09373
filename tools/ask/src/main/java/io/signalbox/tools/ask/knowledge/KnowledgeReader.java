package io.signalbox.tools.ask.knowledge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.answer.AnswerWarning;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.answer.review.WarningFinder;
import io.signalbox.knowledge.corpus.StoredDocuments;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Searches and reads documents and sources for other tools, within the rights of the audience.
 * Missing and unreadable documents cannot be told apart. Safe for use from several threads.
 */
public final class KnowledgeReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_SNIPPET = 600;

  private final Retriever retriever;
  private final StoredDocuments documents;
  private final Supplier<List<TableFile>> tables;
  private final WarningFinder warnings;

  /**
   * Creates the reader.
   *
   * @param tables the files that tables were read from
   * @param staleAfter how long ago a page was last reviewed when it is stale
   */
  public KnowledgeReader(
      Retriever retriever,
      StoredDocuments documents,
      Supplier<List<TableFile>> tables,
      Duration staleAfter) {
    this.retriever = retriever;
    this.documents = documents;
    this.tables = tables;
    this.warnings = new WarningFinder(staleAfter);
  }

  /** Returns the best documents for a query, best first. */
  KnowledgeResult.Found search(String query, int most, Audience audience, LocalDate today) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode results = json.putArray("results");
    List<String> lines = new ArrayList<>();
    for (RankedDocument document :
        retriever.find(new SearchQuery(query, audience, Set.of())).documents().stream()
            .limit(most)
            .toList()) {
      ObjectNode each = results.addObject();
      about(each, head(document), today);
      Passage best = document.passages().getFirst().passage();
      each.put("text", shortened(best.text()));
      ArrayNode path = each.putArray("heading_path");
      best.headingPath().forEach(path::add);
      lines.add(line(each));
    }
    String text =
        lines.isEmpty()
            ? "Nothing that you may read has to do with it."
            : String.join("\n\n", lines);
    return new KnowledgeResult.Found(json, text);
  }

  private static String line(ObjectNode found) {
    return "**%s** (id: %s)%s%n%s"
        .formatted(
            found.path("title").asText(),
            found.path("id").asText(),
            found.path("stale").asBoolean() ? " — stale, check before you rely on it" : "",
            found.path("text").asText());
  }

  /** Returns a whole document; empty when there is none that the audience may read. */
  Optional<KnowledgeResult.Found> fetch(String id, Audience audience, LocalDate today) {
    return document(id, audience)
        .map(
            document -> {
              ObjectNode json = JSON.createObjectNode();
              about(json, head(document), today);
              String text = text(document);
              json.put("text", text);
              ObjectNode metadata = json.putObject("metadata");
              metadata.put("source", document.source()).put("kind", kind(document.kind()));
              document.frontMatter().owner().ifPresent(owner -> metadata.put("owner", owner));
              return new KnowledgeResult.Found(json, text);
            });
  }

  private Optional<Document> document(String id, Audience audience) {
    return id.isBlank()
        ? Optional.empty()
        : documents.find(new DocumentId(id)).filter(each -> each.access().permits(audience));
  }

  /**
   * Number of documents and tables of a source that an audience may read.
   *
   * @param documents number of them
   * @param tables number of files of tables
   */
  public record ReadableSource(long documents, long tables) {
    private ReadableSource plus(ReadableSource more) {
      return new ReadableSource(documents + more.documents, tables + more.tables);
    }
  }

  /** Returns the sources of which the audience may read something, by name. */
  public Map<String, ReadableSource> sources(Audience audience) {
    Map<String, ReadableSource> readable = new TreeMap<>();
    documents
        .extents()
        .forEach(
            (source, rules) ->
                rules.forEach(
                    (rule, documents) -> {
                      if (rule.permits(audience)) {
                        readable.merge(
                            source, new ReadableSource(documents, 0), ReadableSource::plus);
                      }
                    }));
    for (TableFile file : tables.get()) {
      if (file.access().permits(audience)) {
        readable.merge(file.source(), new ReadableSource(0, 1), ReadableSource::plus);
      }
    }
    return readable;
  }

  private static Citation head(RankedDocument document) {
    return new Citation(
        1, document.id(), document.source(), document.kind(), document.frontMatter(), List.of());
  }

  private static Citation head(Document document) {
    return new Citation(
        1, document.id(), document.source(), document.kind(), document.frontMatter(), List.of());
  }

  private void about(ObjectNode json, Citation head, LocalDate today) {
    FrontMatter front = head.frontMatter();
    json.put("id", head.document().value())
        .put("title", front.title())
        .put("url", front.address().orElse(DocumentAddress.of(head.document())))
        .put("source", head.source())
        .put("kind", kind(head.kind()));
    front.owner().ifPresent(owner -> json.put("owner", owner));
    front.lastReviewedOn().ifPresent(day -> json.put("last_reviewed_on", day.toString()));
    front.reviewDue().ifPresent(day -> json.put("review_due", day.toString()));
    Optional<AnswerWarning> stale = warnings.stale(head, today);
    json.put("stale", stale.isPresent());
  }

  private static String kind(DocumentKind kind) {
    return kind == DocumentKind.RUNBOOK ? "page" : kind.name().toLowerCase(Locale.ROOT);
  }

  private static String text(Document document) {
    List<String> last = new ArrayList<>();
    StringBuilder text = new StringBuilder("# " + document.frontMatter().title());
    for (Passage passage : document.passages()) {
      List<String> path = passage.headingPath();
      for (int i = 0; i < path.size(); i++) {
        boolean known = i < last.size() && last.subList(0, i + 1).equals(path.subList(0, i + 1));
        if (!known) {
          text.append("\n\n")
              .append("#".repeat(Math.min(6, i + 2)))
              .append(' ')
              .append(path.get(i));
        }
      }
      last = path;
      text.append("\n\n").append(passage.text());
    }
    return text.toString();
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_SNIPPET ? text.substring(0, LONGEST_SNIPPET) + "…" : text;
  }
}
