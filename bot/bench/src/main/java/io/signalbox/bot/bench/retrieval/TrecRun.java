package io.signalbox.bot.bench.retrieval;

import io.signalbox.knowledge.evaluation.RetrievalRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writer of search results as a TREC run file: question, {@code Q0}, document, rank, score, tag.
 * The first document's score is the confidence that abstention is decided on; the following ones
 * fall below it.
 */
final class TrecRun {
  private TrecRun() {}

  static void write(Path file, List<RetrievalRun> runs, String tag) {
    List<String> lines = new ArrayList<>();
    for (RetrievalRun run : runs) {
      for (int rank = 1; rank <= run.documents().size(); rank++) {
        double score = run.confidence() / rank;
        lines.add(
            String.format(
                Locale.ROOT,
                "%s Q0 %s %d %.8f %s",
                run.question().id(),
                run.documents().get(rank - 1).replace(" ", "%20"),
                rank,
                score,
                tag));
      }
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("the run file " + file + " cannot be written", e);
    }
  }
}
