package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.masking.SecretMasker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Store of decisions, each valid one also indexed as a document for search under its own access
 * rule, which imports, expires and removes them. Safe for use from several threads and processes.
 */
public final class Decisions {
  /** Source name of decisions in the search corpus, used in citations. */
  public static final String SOURCE = "decisions";

  private final Jdbi jdbi;
  private final Corpus corpus;
  private final Runnable learned;
  private final SecretMasker masker = new SecretMasker();

  /**
   * @param learned something new can be indexed
   */
  public Decisions(Jdbi jdbi, Corpus corpus, Runnable learned) {
    this.jdbi = jdbi;
    this.corpus = corpus;
    this.learned = learned;
  }

  /** Finds the decision of this number. */
  public Optional<Decision> find(long number) {
    return jdbi.withHandle(handle -> DecisionRows.find(handle, number));
  }

  /** Returns the current access rule of a page; empty when the page no longer exists. */
  Optional<AccessRule> access(DocumentId page) {
    return corpus.access(page);
  }

  /** Returns the latest decisions, the latest first. */
  public List<Decision> list(int most) {
    return jdbi.withHandle(handle -> DecisionRows.list(handle, most));
  }

  /**
   * Imports a decision that was made elsewhere, and indexes it; one imported before is left
   * unchanged.
   *
   * @param origin names its row
   */
  public void adopt(Decision decision, String origin) {
    jdbi.inTransaction(handle -> DecisionRows.insert(handle, decision, Optional.of(origin)))
        .ifPresent(this::publish);
  }

  /**
   * Puts the decision into the search corpus, or removes it there when it has expired; idempotent.
   */
  void publish(Decision decision) {
    DocumentId id = id(decision);
    if (decision.state() == Decision.DecisionState.EXPIRED) {
      var unused = corpus.remove(id);
      learned.run();
      return;
    }
    List<Passage> passages = new ArrayList<>();
    add(passages, "Decision", decision.what() + "\n\nValid until " + decision.validUntil() + ".");
    add(passages, "Why", decision.why());
    add(passages, "What would change it", decision.changesIf());
    Document document =
        new Document(
            id,
            SOURCE,
            DocumentKind.DECISION,
            decision.access(),
            new FrontMatter(
                masker.mask(decision.title()).text(),
                Optional.empty(),
                Optional.of(decision.pool()).filter(pool -> !pool.isEmpty()),
                Optional.of(decision.decidedOn()),
                List.of(decision.topic().label())),
            passages);
    if (corpus.put(document, id.value())) {
      learned.run();
    }
  }

  private void add(List<Passage> passages, String heading, String text) {
    if (!text.isBlank()) {
      passages.add(new Passage(passages.size(), List.of(heading), masker.mask(text).text()));
    }
  }

  static DocumentId id(Decision decision) {
    return new DocumentId(SOURCE + "/" + decision.number());
  }

  /** Returns the decision number of a document; empty when the document is no decision. */
  static Optional<Long> number(DocumentId id) {
    String text = id.value();
    return text.matches(SOURCE + "/\\d{1,15}")
        ? Optional.of(Long.parseLong(text.substring(SOURCE.length() + 1)))
        : Optional.empty();
  }

  /** Indexes all valid decisions again, in case a crash or an earlier version left some out. */
  void publishMissing() {
    for (Decision decision : list(Integer.MAX_VALUE)) {
      if (decision.state() == Decision.DecisionState.VALID) {
        publish(decision);
      }
    }
  }

  /**
   * Marks overdue decisions as expired and removes them from search.
   *
   * @return those that this changed
   */
  public List<Decision> expire(LocalDate today) {
    List<Decision> expired = new ArrayList<>();
    for (Decision decision : jdbi.withHandle(handle -> DecisionRows.overdue(handle, today))) {
      boolean changed =
          jdbi.inTransaction(
              handle ->
                  DecisionRows.change(
                      handle,
                      decision.number(),
                      Decision.DecisionState.VALID,
                      Decision.DecisionState.EXPIRED,
                      decision.validUntil()));
      if (changed) {
        find(decision.number()).ifPresent(this::publish);
        expired.add(decision);
      }
    }
    return expired;
  }

  /** Returns the decisions that expired on or after a day. */
  List<Decision> expiredSince(LocalDate day) {
    return jdbi.withHandle(handle -> DecisionRows.expiredSince(handle, day));
  }
}
