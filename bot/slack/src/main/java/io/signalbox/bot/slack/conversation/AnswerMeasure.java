package io.signalbox.bot.slack.conversation;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.text.SentenceSplitter;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quality signals of one of the bot's answers, stored with it for the quality monitoring: grounding
 * of its sentences, confidence of the search, and the sources that it rests on.
 *
 * @param signals text form of its counts
 * @param sources names of those that it cites
 * @param route over which a model wrote it
 */
record AnswerMeasure(String signals, List<String> sources, Optional<String> route) {
  /** Measure of an answer that was stored before answers were measured. */
  static final AnswerMeasure NONE = new AnswerMeasure("", List.of(), Optional.empty());

  private static final double THOUSANDTHS = 1_000;

  AnswerMeasure {
    sources = List.copyOf(sources);
  }

  /** Returns the measure in the columns of an answer; none are set where it was not measured. */
  static AnswerMeasure stored(
      @Nullable String signals, @Nullable String sources, @Nullable String route) {
    return signals == null
        ? NONE
        : new AnswerMeasure(
            signals,
            sources == null || sources.isEmpty() ? List.of() : List.of(sources.split("\n", -1)),
            Optional.ofNullable(route));
  }

  static AnswerMeasure of(Answer answer) {
    SignalCounts counts = new SignalCounts();
    return switch (answer) {
      case Answer.TableAnswer table -> {
        counts.add(QualitySignal.NO_SOURCE, false);
        counts.add(QualitySignal.NOTHING_FOUND, false);
        List<String> sources =
            table.finding().files().stream().map(TableFile::source).distinct().toList();
        yield new AnswerMeasure(counts.text(), sources, Optional.empty());
      }
      case Answer.CitedAnswer cited -> of(cited, counts);
      case Answer.NoAnswer none -> {
        counts.add(QualitySignal.NOTHING_FOUND, none.nearest().isEmpty());
        counts.add(QualitySignal.CONFIDENCE, THOUSANDTHS * none.confidence());
        yield new AnswerMeasure(counts.text(), List.of(), Optional.empty());
      }
    };
  }

  private static AnswerMeasure of(Answer.CitedAnswer cited, SignalCounts counts) {
    counts.add(QualitySignal.NO_SOURCE, cited.citations().isEmpty() && cited.lookedUp().isEmpty());
    counts.add(QualitySignal.NOTHING_FOUND, false);
    counts.add(QualitySignal.CONFIDENCE, THOUSANDTHS * cited.confidence());
    int kept =
        cited.pieces().stream()
            .map(AnswerPiece::markdown)
            .mapToInt(text -> SentenceSplitter.of(text).size())
            .sum();
    Optional<String> route = Optional.empty();
    switch (cited.author()) {
      case Answer.Author.Model model -> {
        // What the check of the draft took out was said without support.
        counts.add(QualitySignal.UNGROUNDED, kept + model.dropped(), model.dropped());
        counts.add(QualitySignal.FAILED, false);
        route = Optional.of(model.route());
      }
      case Answer.Author.Composer composer -> counts.add(QualitySignal.UNGROUNDED, kept, 0);
      case Answer.Author.ComposerInstead instead -> {
        counts.add(QualitySignal.UNGROUNDED, kept, 0);
        counts.add(QualitySignal.FAILED, true);
      }
    }
    return new AnswerMeasure(
        counts.text(), cited.citations().stream().map(Citation::source).distinct().toList(), route);
  }
}
