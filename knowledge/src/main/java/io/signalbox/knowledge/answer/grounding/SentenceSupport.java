package io.signalbox.knowledge.answer.grounding;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.CodeBlocks;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of sentences of a text that given material supports, by the lexical {@link
 * GroundednessCheck}. A sentence that cites a numbered part of the material is compared with that
 * part alone. Phrases of three content words or fewer are not counted.
 *
 * @param sentences that were compared, at most {@link #MOST} of a text
 */
public record SentenceSupport(int sentences, int unsupported) {
  private static final int MOST = 12;
  private static final int FEWEST_WORDS = 4;
  private static final int LONGEST = 30_000;
  private static final int MOST_PARTS = 99;

  /** Forms in which prompts number the documents that they hold. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?im)^\\s{0,8}(?:\\[(\\d{1,2})]|<(?:document|source|doc)\\b[^>]{0,40}?\\b(?:index|id)="
              + "\"?(\\d{1,2})\"?[^>]{0,40}>|(?:document|source|passage) ?\\[?(\\d{1,2})]?:)");

  /** Compares a text with material, such as the documents in a request. */
  public static SentenceSupport of(String text, List<String> material) {
    String joined = String.join("\n\n", material);
    String ground = joined.length() > LONGEST ? joined.substring(0, LONGEST) : joined;
    if (ground.isBlank()) {
      return new SentenceSupport(0, 0);
    }
    TreeMap<Integer, Passage> numbered = numbered(ground);
    List<Passage> all = List.of(new Passage(0, List.of(), ground));
    int counted = 0;
    int unsupported = 0;
    for (String sentence : sentences(text)) {
      CitationMarkers marks = CitationMarkers.of(sentence, MOST_PARTS);
      if (ContentWords.of(marks.text()).size() >= FEWEST_WORDS && counted < MOST) {
        List<Passage> cited =
            marks.cited().stream().filter(numbered::containsKey).map(numbered::get).toList();
        counted++;
        unsupported +=
            GroundednessCheck.isGiven(marks.text(), cited.isEmpty() ? all : cited) ? 0 : 1;
      }
    }
    return new SentenceSupport(counted, unsupported);
  }

  private static TreeMap<Integer, Passage> numbered(String ground) {
    TreeMap<Integer, Passage> parts = new TreeMap<>();
    Matcher marks = NUMBERED.matcher(ground);
    int number = -1;
    int from = 0;
    while (marks.find()) {
      put(parts, number, ground.substring(from, marks.start()));
      number = Integer.parseInt(first(marks));
      from = marks.end();
    }
    put(parts, number, ground.substring(from));
    return parts;
  }

  private static String first(Matcher marks) {
    for (int group = 1; group < marks.groupCount(); group++) {
      if (marks.group(group) != null) {
        return marks.group(group);
      }
    }
    return marks.group(marks.groupCount());
  }

  private static void put(TreeMap<Integer, Passage> parts, int number, String text) {
    if (number >= 0 && !text.isBlank()) {
      parts.putIfAbsent(number, new Passage(0, List.of(), text.strip()));
    }
  }

  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (MarkdownBlock part : MarkdownBlock.of(text)) {
      switch (part) {
        case MarkdownBlock.Prose prose ->
            sentences.addAll(SentenceSplitter.of(CitationMarkers.beforeStops(prose.markdown())));
        case MarkdownBlock.Items items ->
            items
                .items()
                .forEach(
                    item ->
                        sentences.addAll(
                            SentenceSplitter.of(
                                CitationMarkers.beforeStops(CodeBlocks.without(item)))));
        case MarkdownBlock.Table table -> {}
        case MarkdownBlock.Code code -> {}
      }
    }
    return sentences;
  }
}
