package io.signalbox.knowledge.search;

import io.signalbox.knowledge.text.CommonMisspellings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spelling corrector of questions: replaces a word that no readable document has by the nearest
 * that one has, as "restart kafka" for "retsart kafak". A word of common English is none, even
 * where no document uses it, and neither is an identifier or anything in a pasted log.
 */
final class QuestionSpelling {
  private static final int LONGEST_QUESTION = 220;
  private static final int MOST_CORRECTED = 4;

  /** Word of letters that is no part of an identifier, path, address or option. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_./:@#<-])\\p{L}\\p{Ll}+(?![\\p{L}\\p{N}_/:@>]|[.-][\\p{L}\\p{N}])");

  private final PassageIndex index;
  private final Embedder embedder;

  QuestionSpelling(PassageIndex index, Embedder embedder) {
    this.index = index;
    this.embedder = embedder;
  }

  /** Returns the corrected words of the question, in order; mostly none. */
  List<SpellingCorrection> of(SearchQuery query) {
    List<SpellingCorrection> found = new ArrayList<>();
    if (query.text().length() > LONGEST_QUESTION) {
      return found;
    }
    Matcher words = WORD.matcher(query.text());
    while (words.find() && found.size() < MOST_CORRECTED) {
      String typed = words.group();
      String lower = typed.toLowerCase(Locale.ROOT);
      CommonMisspellings.of(lower)
          .or(() -> embedder.isCommonWord(lower) ? Optional.empty() : index.respelt(lower, query))
          .ifPresent(meant -> found.add(new SpellingCorrection(typed, meant)));
    }
    return found;
  }
}
