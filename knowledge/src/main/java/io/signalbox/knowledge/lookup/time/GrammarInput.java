package io.signalbox.knowledge.lookup.time;

import io.signalbox.knowledge.lookup.time.TimePhrase.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from which the time grammars consume the parts they understand, each part once. Indices are
 * those of the text as given; patterns see it in lower case.
 */
final class GrammarInput {
  /**
   * Regular expression for the start of a word; a hyphen or slash belongs to a word, so that names
   * such as night-batch stay whole.
   */
  static final String START = "(?<![\\p{L}\\p{N}_]|[\\p{L}\\p{N}][-/.])";

  /** Regular expression for the end of a word, with hyphen and slash as in {@link #START}. */
  static final String END = "(?![\\p{L}\\p{N}_]|[-/][\\p{L}\\p{N}])";

  /** Regular expression for optional words before a day, such as "on". */
  static final String ON = "(?:(?:on|for|at|by|over|during)\\s+)?(?:the\\s+)?";

  private static final char TAKEN = '\u0001';

  private final String original;
  private final StringBuilder left;
  private final List<Span> spans = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  GrammarInput(String text) {
    this(text, lowerCase(text));
  }

  private GrammarInput(String original, StringBuilder left) {
    this.original = original;
    this.left = left;
  }

  /** Compiles a pattern between word boundaries. */
  static Pattern words(String pattern) {
    return Pattern.compile(START + "(?:" + pattern + ")" + END);
  }

  /** Consumes the first match in the unread text. */
  Optional<MatchResult> take(Pattern pattern) {
    Matcher matcher = pattern.matcher(left.toString());
    if (!matcher.find()) {
      return Optional.empty();
    }
    MatchResult found = matcher.toMatchResult();
    take(found.start(), found.end());
    return Optional.of(found);
  }

  void take(int start, int end) {
    spans.add(new Span(start, end));
    for (int i = start; i < end; i++) {
      left.setCharAt(i, TAKEN);
    }
  }

  /** Returns every match in the unread text without consuming it. */
  List<MatchResult> places(Pattern pattern) {
    return pattern.matcher(left.toString()).results().toList();
  }

  /**
   * Returns an input for a part of this text; what it consumes counts here only after {@link
   * #adopt}.
   */
  GrammarInput within(int start, int end) {
    StringBuilder part = new StringBuilder(left);
    for (int i = 0; i < part.length(); i++) {
      if (i < start || i >= end) {
        part.setCharAt(i, TAKEN);
      }
    }
    return new GrammarInput(original, part);
  }

  void adopt(GrammarInput part) {
    part.spans.forEach(span -> take(span.start(), span.end()));
    notices.addAll(part.notices);
  }

  void note(String sentence) {
    notices.add(sentence);
  }

  /** Returns the matched text in its original case. */
  String typed(MatchResult match) {
    return original.substring(match.start(), match.end()).strip();
  }

  String text() {
    return original;
  }

  /** Returns the unread text in lower case, with the same indexes. */
  String lower() {
    return left.toString();
  }

  List<Span> spans() {
    return spans.stream().sorted(Comparator.comparingInt(Span::start)).toList();
  }

  List<String> notices() {
    return notices;
  }

  private static StringBuilder lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      // Character by character, because a whole string may change its length and so every index.
      char c = Character.toLowerCase(lower.charAt(i));
      lower.setCharAt(i, c == '\u2019' ? '\'' : c);
    }
    return lower;
  }
}
