package io.signalbox.knowledge.search;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a question that was taken for a slip of typing.
 *
 * @param typed as the person wrote it
 * @param meant a word of documents that the person may read
 */
public record SpellingCorrection(String typed, String meant) {

  /** The text with what was meant in the place of what was typed. */
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
