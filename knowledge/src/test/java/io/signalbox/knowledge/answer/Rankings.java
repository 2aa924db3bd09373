package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Ranking;
import io.signalbox.knowledge.search.ScoredPassage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short ways to write rankings in tests. */
final class Rankings {
  private Rankings() {}

  static Ranking of(RankedDocument... documents) {
    return new Ranking(List.of(documents), 0.9);
  }

  /** A runbook; passages are written "Heading | text". */
  static RankedDocument page(String title, String reviewedOn, double score, String... passages) {
    List<ScoredPassage> all = new ArrayList<>();
    for (String each : passages) {
      String[] parts = each.split(" \\| ", 2);
      List<String> path = parts[0].isEmpty() ? List.of() : List.of(parts[0]);
      all.add(new ScoredPassage(new Passage(all.size(), path, parts[1]), 0.5 - all.size() * 0.01));
    }
    return new RankedDocument(
        new DocumentId("runbooks/" + title.replace(' ', '-') + ".md"),
        "runbooks",
        DocumentKind.RUNBOOK,
        new FrontMatter(
            title,
            Optional.of("https://wiki.example/" + title.length()),
            Optional.of("payments"),
            reviewedOn.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(reviewedOn)),
            List.of()),
        score,
        all);
  }
}
