package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.text.IdentifierWords;
import io.signalbox.knowledge.unit.TextUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Text of a document as it is given to the embedding model: title, lead, or a passage led by the
 * title and its headings, because "Restart the pod" alone means nothing.
 *
 * @param unit {@code title}, {@code lead} or the passage's position
 */
record EmbeddedText(String unit, String text) {
  /** Characters of the document's text in its lead: about 150 tokens, the size of a passage. */
  private static final int LEAD_LENGTH = 600;

  /**
   * Longest text of a passage, in characters: a longer one is a table or log, and the model reads
   * at most 512 tokens.
   */
  private static final int LONGEST = 2000;

  private static final int LONGEST_UNIT = 320;
  private static final int LONGEST_LEAD = 120;

  static List<EmbeddedText> of(Document document) {
    String title = IdentifierWords.spellOut(document.frontMatter().title());
    List<EmbeddedText> texts = new ArrayList<>();
    texts.add(new EmbeddedText("title", title));
    texts.add(new EmbeddedText("lead", title + "\n" + lead(document)));
    for (Passage passage : document.passages()) {
      String text =
          title + " > " + String.join(" > ", passage.headingPath()) + "\n" + passage.text();
      texts.add(new EmbeddedText(Integer.toString(passage.position()), clip(text, LONGEST)));
    }
    return texts;
  }

  /**
   * Returns the text to embed for each unit, in order: with the title, its heading and its lead,
   * because "15 minutes" alone means nothing.
   */
  static List<String> ofUnits(Document document, List<TextUnit> units) {
    String title = IdentifierWords.spellOut(document.frontMatter().title());
    List<String> texts = new ArrayList<>();
    for (TextUnit unit : units) {
      List<String> path = document.passages().get(unit.passage()).headingPath();
      StringBuilder text = new StringBuilder(title);
      if (!path.isEmpty()) {
        text.append(" > ").append(path.getLast());
      }
      text.append('\n');
      if (!unit.lead().isEmpty()) {
        text.append(clip(unit.lead(), LONGEST_LEAD)).append('\n');
      }
      texts.add(text.append(clip(unit.text(), LONGEST_UNIT)).toString());
    }
    return texts;
  }

  private static String lead(Document document) {
    StringBuilder lead = new StringBuilder();
    for (Passage passage : document.passages()) {
      if (lead.length() >= LEAD_LENGTH) {
        break;
      }
      lead.append(passage.text()).append(' ');
    }
    return clip(lead.toString(), LEAD_LENGTH);
  }

  private static String clip(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
