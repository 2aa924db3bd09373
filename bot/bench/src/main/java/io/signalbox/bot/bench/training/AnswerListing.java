package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.quality.ProvenQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes all answers with verdicts and proofs into a text file, for reading by a person. */
final class AnswerListing {
  private AnswerListing() {}

  static void write(Path file, List<AnsweredQuestion> answered, OperatingPoints points)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (AnsweredQuestion each : answered) {
      ProvenQuestion question = each.question().question();
      lines.add(
          String.format(
              Locale.ROOT,
              "=== %s %s %s p=%.3f conf=%.3f%nQ: %s",
              each.verdict(),
              question.kind(),
              question.id(),
              points.probability(each),
              each.question().ranking().confidence(),
              question.text()));
      question
          .proofs()
          .forEach(proof -> lines.add("GOLD " + proof.documents() + ": " + proof.quotes()));
      lines.add("VALUE " + question.value());
      lines.add("PAGES " + each.documents());
      lines.add(each.shown());
    }
    Files.write(file, lines);
  }
}
