package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.shift.TeamName;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Event title split into parts that may be a person or a team, without on-call words, levels and
 * emoji. Of {@code On Call - Jane Doe - Payments Primary} the parts are {@code Jane Doe} and {@code
 * Payments}.
 *
 * @param isShift whether the title says that the event is a shift
 * @param role where the title names a level
 * @param priority the number in {@code [L2]}; 0 when there is none
 */
record TitleParts(List<TitlePart> parts, boolean isShift, Optional<Role> role, int priority) {
  private static final int LONGEST = 200;
  private static final String WORDS = WordPatterns.alternatives("on-call-words.txt");
  private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}])";
  private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{N}])";

  /** Part that consists of on-call words alone, such as {@code on call shift}. */
  private static final Pattern ONLY_ON_CALL =
      WordPatterns.caseless(
          WORDS + "(?: (?:shift|duty|rotation|engineer|schedule|person|support))*");

  private static final Pattern ON_CALL_WORDS =
      WordPatterns.caseless(
          NO_LETTER_BEFORE
              + WORDS
              + "(?: (?:shift|duty|rotation|engineer|person))?"
              + NO_LETTER_AFTER);

  private static final Pattern IS_ON_CALL =
      WordPatterns.caseless(
          "^(.+?) is " + WORDS + "(?:\\s*(?:for|in|:|-|–|—|,|\\()\\s*(.+?)\\)?)?$");

  private static final Pattern LEVEL =
      WordPatterns.caseless(
          "(?:rotation |level |layer )?(?:(primary|l1|level"
              + " 1|1st|first)|(secondary|backup|l2|l3|level 2|2nd|second|shadow))(?:"
              + " (?:line|level))?");

  private static final Pattern PRIORITY =
      WordPatterns.caseless(NO_LETTER_BEFORE + "l([1-9])" + NO_LETTER_AFTER);
  private static final Pattern BRACKET = Pattern.compile("[(\\[【（]([^()\\[\\]【】（）]*)[)\\]】）]");
  private static final Pattern SYMBOLS =
      Pattern.compile("[\\p{So}\\p{Sk}\\p{Cn}\\p{Co}\\x{FE0F}\\x{200D}\\x{1F3FB}-\\x{1F3FF}*!]+");
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s+[-–—|•·→>]+\\s+|\\s*[:：]\\s+|\\s*[:：]$|\\s*[–—|•→]\\s*|^[-–—]\\s+|\\s+[-–—]$");
  private static final Pattern ROTA = WordPatterns.anyOf("rota-words.txt");

  /**
   * Part of a title.
   *
   * @param isRota whether it held an on-call or rota word, so that it is a team and no person
   */
  record TitlePart(String text, boolean isRota) {}

  /** Splits a title; empty when it is longer than 200 characters. */
  static Optional<TitleParts> of(String summary) {
    String title = SYMBOLS.matcher(summary).replaceAll(" ").replaceAll("\\s+", " ").strip();
    return title.length() > LONGEST ? Optional.empty() : Optional.of(new Cutter().cut(title));
  }

  private static final class Cutter {
    private final List<TitlePart> parts = new ArrayList<>();
    private boolean isShift;
    private Optional<Role> role = Optional.empty();
    private int priority;

    TitleParts cut(String title) {
      Matcher sentence = IS_ON_CALL.matcher(title);
      if (sentence.matches()) {
        isShift = true;
        parts.add(new TitlePart(sentence.group(1).strip(), false));
        if (sentence.group(2) != null) {
          parts.add(new TitlePart(sentence.group(2).strip(), true));
        }
      } else {
        Matcher bracket = BRACKET.matcher(title);
        List<String> within = new ArrayList<>();
        String outside =
            bracket.replaceAll(
                match -> {
                  within.add(match.group(1));
                  return " \u2003 ";
                });
        for (String piece : outside.split("\u2003", -1)) {
          for (String part : SEPARATOR.split(piece.strip(), -1)) {
            take(part.strip(), false);
          }
        }
        within.forEach(part -> take(part.strip(), true));
      }
      return new TitleParts(List.copyOf(parts), isShift, role, priority);
    }

    private void take(String part, boolean inBrackets) {
      if (part.isEmpty() || isLevel(part)) {
        return;
      }
      if (ONLY_ON_CALL.matcher(part).matches()) {
        isShift = true;
        return;
      }
      Matcher numbered = PRIORITY.matcher(part);
      String plain = part;
      if (numbered.find()) {
        isLevel("l" + numbered.group(1));
        plain = numbered.replaceAll(" ").strip();
      }
      String without = ON_CALL_WORDS.matcher(plain).replaceAll(" ").replaceAll("\\s+", " ").strip();
      boolean onCall = !without.equals(plain);
      boolean rota = onCall || ROTA.matcher(plain).find();
      isShift |= onCall || (inBrackets && rota);
      if (rota) {
        level(plain);
        TeamName.in(without).ifPresent(team -> parts.add(new TitlePart(team, true)));
      } else if (!plain.isEmpty()) {
        parts.add(new TitlePart(plain, false));
      }
    }

    private void level(String part) {
      if (role.isEmpty() && TeamName.role(part) == Role.SECONDARY) {
        role = Optional.of(Role.SECONDARY);
      }
    }

    private boolean isLevel(String part) {
      Matcher level = LEVEL.matcher(part);
      if (!level.matches()) {
        return false;
      }
      isShift = true;
      role = Optional.of(level.group(1) != null ? Role.PRIMARY : Role.SECONDARY);
      Matcher number = PRIORITY.matcher(part);
      if (number.find()) {
        priority = Integer.parseInt(number.group(1));
      }
      return true;
    }
  }
}
