package io.signalbox.tools.ask.knowledge;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.AnswerWarning;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.TableFile;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Formats an answer as one Markdown text with citation numbers, warnings and sources, for tools
 * that show only text.
 */
public final class AnswerText {
  private static final String NO_ANSWER = "I don't know: nothing I have read answers that.";
  private static final String UNSURE = "I am not sure; the nearest I have is:";

  private static final DateTimeFormatter READ_AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AnswerText() {}

  /** Returns the answer as Markdown. */
  public static String of(Answer answer) {
    return switch (answer) {
      case Answer.TableAnswer table -> {
        List<String> parts = new ArrayList<>(List.of(table.finding().text()));
        table.finding().notices().forEach(notice -> parts.add("Careful: " + notice));
        parts.add(
            "Sources:\n" + lines(table.finding().files().stream().map(AnswerText::file).toList()));
        yield String.join("\n\n", parts);
      }
      case Answer.CitedAnswer cited -> cited(cited);
      case Answer.NoAnswer none -> none(none);
    };
  }

  private static String cited(Answer.CitedAnswer cited) {
    List<String> parts = new ArrayList<>();
    if (cited.unsure()) {
      parts.add(UNSURE);
    }
    List<AnswerPiece> pieces = DuplicatePieceFilter.of(cited.pieces());
    for (int i = 0; i < pieces.size(); i++) {
      AnswerPiece piece = pieces.get(i);
      boolean last =
          i + 1 == pieces.size() || !pieces.get(i + 1).citations().equals(piece.citations());
      parts.add(last ? marked(piece) : piece.markdown());
    }
    cited.warnings().forEach(warning -> parts.add("Careful: " + sentence(warning)));
    if (cited.author() instanceof Answer.Author.ComposerInstead instead) {
      parts.add("Careful: composed from the pages as they are: " + instead.reason());
    }
    List<String> sources =
        new ArrayList<>(cited.citations().stream().map(AnswerText::source).toList());
    cited.lookedUp().forEach(each -> sources.add(lookedUp(each)));
    parts.add("Sources:\n" + lines(sources));
    return String.join("\n\n", parts);
  }

  private static String marked(AnswerPiece piece) {
    String marks =
        piece.citations().stream().map(number -> "[" + number + "]").collect(Collectors.joining());
    return piece.markdown() + (piece.markdown().endsWith("```") ? "\n" : " ") + marks;
  }

  private static String none(Answer.NoAnswer none) {
    List<String> parts = new ArrayList<>(List.of(NO_ANSWER));
    none.whomToAsk().ifPresent(parts::add);
    if (!none.nearest().isEmpty()) {
      parts.add(
          "Nearest pages, which may not help:\n"
              + lines(none.nearest().stream().map(AnswerText::source).toList()));
    }
    return String.join("\n\n", parts);
  }

  private static String sentence(AnswerWarning warning) {
    return switch (warning) {
      case AnswerWarning.Respelt respelt ->
          "I looked for \"" + respelt.meant() + "\" in place of \"" + respelt.typed() + "\".";
      case AnswerWarning.Stale stale ->
          "[%d] %s; check before you rely on it."
              .formatted(
                  stale.citation(),
                  stale
                      .due()
                      .map(day -> "should have been reviewed by " + day)
                      .or(() -> stale.lastReviewedOn().map(day -> "was last reviewed on " + day))
                      .orElse("was last reviewed long ago"));
      case AnswerWarning.Contradiction contradiction ->
          "Sources disagree: " + contradiction.difference();
    };
  }

  private static String source(Citation citation) {
    FrontMatter front = citation.frontMatter();
    List<String> path = new ArrayList<>(List.of(front.title()));
    path.addAll(citation.headingPath());
    List<String> about = new ArrayList<>(List.of(String.join(" › ", path)));
    about.add(front.lastReviewedOn().map(day -> "reviewed " + day).orElse("review date unknown"));
    front.owner().ifPresent(owner -> about.add("owner " + owner));
    about.add(front.address().orElse(citation.document().value()));
    return "[" + citation.number() + "] " + String.join(" · ", about);
  }

  private static String lookedUp(Answer.LookedUp lookedUp) {
    String number = lookedUp.number().isPresent() ? "[" + lookedUp.number().getAsInt() + "] " : "";
    String from = lookedUp.from().isEmpty() ? "" : " · " + String.join(", ", lookedUp.from());
    return number + "I " + lookedUp.deed() + from;
  }

  private static String file(TableFile file) {
    return file.source() + "/" + file.path() + ", read " + READ_AT.format(file.readAt());
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }
}
