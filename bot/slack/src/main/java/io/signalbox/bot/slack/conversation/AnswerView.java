package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.MarkdownBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.AnswerWarning;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.correction.CorrectionTable;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Renders an answer as Slack blocks: text, warnings, and the sources in small print. Buttons are
 * added by {@link AnswerButtons}. Pure.
 */
final class AnswerView {
  /** Slack takes 12,000 characters of Markdown a message, all blocks together. */
  private static final int MOST_MARKDOWN = 11_000;

  /** Slack takes 10 elements a context block and 2,000 characters an element. */
  private static final int MOST_ELEMENTS = 10;

  private static final int LONGEST_ELEMENT = 1_900;
  private static final int LONGEST_TEXT = 3_000;

  private AnswerView() {}

  /**
   * @param now for the age of what is cited
   */
  static StoredAnswer.Content render(Answer answer, Instant now) {
    return switch (answer) {
      case Answer.TableAnswer table -> render(table.finding(), now);
      case Answer.CitedAnswer cited -> render(cited);
      case Answer.NoAnswer none -> render(none);
    };
  }

  private static StoredAnswer.Content render(LookUpResult finding, Instant now) {
    List<String> small = new ArrayList<>();
    for (TableFile file : finding.files()) {
      small.add("Source: " + MrkdwnText.escaped(AnswerWording.provenance(file, now)));
    }
    return content(
        finding.text(),
        finding.notices().stream().map(AnswerView::careful).toList(),
        small,
        List.of(),
        finding.files().stream().map(file -> file.source() + "/" + file.path()).toList(),
        Optional.empty());
  }

  private static StoredAnswer.Content render(Answer.CitedAnswer cited) {
    List<String> careful = new ArrayList<>();
    for (AnswerWarning warning : cited.warnings()) {
      careful.add(careful(AnswerWording.sentence(warning)));
    }
    if (cited.author() instanceof Answer.Author.ComposerInstead instead) {
      careful.add(careful("Composed from the pages as they are: " + instead.reason()));
    }
    List<String> small = new ArrayList<>();
    Set<Integer> later = cited.onlyInMore();
    cited.citations().stream()
        .filter(each -> !later.contains(each.number()))
        .forEach(each -> small.add(source(each)));
    cited.lookedUp().forEach(each -> small.add(MrkdwnText.escaped(AnswerWording.lookedUp(each))));
    return content(
            text(cited, /* more= */ false),
            careful,
            small,
            cited.citations().stream().map(each -> each.document().value()).distinct().toList(),
            cited.citations().stream().map(AnswerWording::place).distinct().toList(),
            cited.citations().stream()
                .filter(each -> !each.source().equals(CorrectionTable.SOURCE))
                .limit(1)
                .flatMap(each -> each.frontMatter().owner().stream())
                .findFirst())
        .withMore(more(cited));
  }

  /** Returns the messages with the longer version of an answer. */
  private static List<List<LayoutBlock>> more(Answer.CitedAnswer cited) {
    Set<Integer> numbers = new HashSet<>();
    cited.pieces().stream()
        .filter(AnswerPiece::more)
        .forEach(each -> numbers.addAll(each.citations()));
    if (numbers.isEmpty()) {
      return List.of();
    }
    List<String> small =
        cited.citations().stream()
            .filter(each -> numbers.contains(each.number()))
            .map(AnswerView::source)
            .toList();
    return messages(text(cited, /* more= */ true), List.of(), small);
  }

  private static String text(Answer.CitedAnswer cited, boolean more) {
    boolean several = AnswerWording.sources(cited) > 1;
    List<AnswerPiece> pieces = cited.pieces().stream().filter(each -> each.more() == more).toList();
    StringBuilder text =
        new StringBuilder(cited.unsure() && !more ? "_" + AnswerWording.UNSURE + "_\n\n" : "");
    for (int i = 0; i < pieces.size(); i++) {
      AnswerPiece piece = pieces.get(i);
      text.append(i == 0 ? "" : "\n\n").append(piece.markdown());
      boolean last =
          i + 1 == pieces.size() || !pieces.get(i + 1).citations().equals(piece.citations());
      if (several && last) {
        String marks =
            piece.citations().stream()
                .map(number -> "[" + number + "]")
                .collect(Collectors.joining());
        text.append(piece.markdown().endsWith("```") ? "\n" : " ").append(marks);
      }
    }
    return text.toString();
  }

  private static StoredAnswer.Content render(Answer.NoAnswer none) {
    String text = AnswerWording.NO_ANSWER + none.whomToAsk().map(whom -> "\n\n" + whom).orElse("");
    List<String> small = new ArrayList<>();
    if (!none.nearest().isEmpty()) {
      small.add("Nearest pages, which may not help:");
      none.nearest().forEach(each -> small.add(source(each)));
    }
    return content(
        text,
        List.of(),
        small,
        List.of(),
        none.nearest().stream().map(AnswerWording::place).distinct().toList(),
        none.nearest().stream()
            .limit(1)
            .flatMap(each -> each.frontMatter().owner().stream())
            .findFirst());
  }

  private static String careful(String sentence) {
    return ":warning: " + MrkdwnText.escaped(sentence.replace("**", "*"));
  }

  private static String source(Citation citation) {
    String place = AnswerWording.place(citation);
    String linked =
        citation
            .frontMatter()
            .link()
            .map(address -> MrkdwnText.link(address, place))
            .orElseGet(() -> MrkdwnText.escaped(place));
    return "["
        + citation.number()
        + "] "
        + linked
        + " · "
        + MrkdwnText.escaped(String.join(" · ", AnswerWording.provenance(citation)));
  }

  private static StoredAnswer.Content content(
      String markdown,
      List<String> careful,
      List<String> small,
      List<String> sources,
      List<String> places,
      Optional<String> owner) {
    return new StoredAnswer.Content(
        messages(markdown, careful, small),
        List.of(),
        MrkdwnText.shortened(markdown.replace("**", "*"), LONGEST_TEXT),
        sources,
        places,
        owner,
        Optional.empty(),
        /* onlyForAsker= */ false);
  }

  private static List<List<LayoutBlock>> messages(
      String markdown, List<String> careful, List<String> small) {
    List<String> parts = TextSplit.split(MrkdwnText.markdown(markdown), MOST_MARKDOWN);
    List<List<LayoutBlock>> messages = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<LayoutBlock> blocks = new ArrayList<>();
      blocks.add(MarkdownBlock.builder().text(parts.get(i)).build());
      if (i + 1 == parts.size()) {
        context(careful).forEach(blocks::add);
        context(small).forEach(blocks::add);
      }
      messages.add(List.copyOf(blocks));
    }
    return messages;
  }

  private static List<LayoutBlock> context(List<String> lines) {
    List<LayoutBlock> blocks = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += MOST_ELEMENTS) {
      List<ContextBlockElement> elements = new ArrayList<>();
      for (String line : lines.subList(from, Math.min(lines.size(), from + MOST_ELEMENTS))) {
        elements.add(BlockCompositions.markdownText(MrkdwnText.shortened(line, LONGEST_ELEMENT)));
      }
      blocks.add(Blocks.context(elements));
    }
    return blocks;
  }
}
