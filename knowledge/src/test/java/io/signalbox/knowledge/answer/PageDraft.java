package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.unit.MatchedUnit;
import io.signalbox.knowledge.unit.UnitCutter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A short way to write pages as a search returns them. */
public final class PageDraft {
  private final String title;
  private final List<ScoredPassage> passages = new ArrayList<>();
  private DocumentKind kind = DocumentKind.RUNBOOK;
  private Optional<String> owner = Optional.empty();
  private Optional<LocalDate> reviewed = Optional.empty();
  private Optional<LocalDate> due = Optional.empty();
  private double score = 1;

  private PageDraft(String title) {
    this.title = title;
  }

  public static PageDraft page(String title) {
    return new PageDraft(title);
  }

  public static PageDraft ticket(String title) {
    PageDraft draft = new PageDraft(title);
    draft.kind = DocumentKind.TICKET;
    return draft;
  }

  /**
   * A section; its heading path is written "Mitigation > Defrag", or empty for the introduction.
   */
  public PageDraft section(String path, String text) {
    List<String> headings = path.isEmpty() ? List.of() : List.of(path.split(" > "));
    passages.add(new ScoredPassage(new Passage(passages.size(), headings, text.strip()), 0.5));
    return this;
  }

  public PageDraft owner(String name) {
    owner = Optional.of(name);
    return this;
  }

  public PageDraft reviewed(String day) {
    reviewed = Optional.of(LocalDate.parse(day));
    return this;
  }

  public PageDraft reviewDue(String day) {
    due = Optional.of(LocalDate.parse(day));
    return this;
  }

  public PageDraft score(double value) {
    score = value;
    return this;
  }

  public RankedDocument ranked() {
    FrontMatter front =
        new FrontMatter(
            title,
            Optional.of("https://wiki.example/" + title.hashCode()),
            owner,
            reviewed,
            due,
            List.of());
    List<Passage> inOrder =
        passages.stream()
            .map(ScoredPassage::passage)
            .sorted(Comparator.comparingInt(Passage::position))
            .toList();
    return new RankedDocument(
        new DocumentId("runbooks/" + title + ".md"),
        "runbooks",
        kind,
        front,
        score,
        passages,
        new RetrievalEvidence(title, score, score, Optional.empty()),
        UnitCutter.of(front, inOrder).stream().map(unit -> new MatchedUnit(unit, 0)).toList());
  }

  public static SearchRanking ranking(PageDraft... pages) {
    return ranking(0.9, pages);
  }

  public static SearchRanking ranking(double confidence, PageDraft... pages) {
    return new SearchRanking(Arrays.stream(pages).map(PageDraft::ranked).toList(), confidence);
  }
}
