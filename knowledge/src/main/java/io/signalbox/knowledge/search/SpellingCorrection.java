package io.signalbox.knowledge.search;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replacement of a misspelt word of a question by a word of the documents.
 *
 * @param typed as the person wrote it
 * @param meant a word of documents that the person may read
 */
public record SpellingCorrection(String typed, String meant) {

  /** Returns the text with the misspelt words replaced. */
  public static String applied(List<SpellingCorrection> respellings, String text) {
    String corrected = text;
    for (SpellingCorrection each : respellings) {
      corrected =
          Pattern.compile(
                  "(?<![\\p{L}\\p{N}])" + Pattern.quote(each.typed()) + "(?![\\p{L}\\p{N}])")
              .matcher(corrected)
              .replaceAll(Matcher.quoteReplacement(each.meant()));
    }
    return corrected;
  }
}
