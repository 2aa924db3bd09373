package io.signalbox.knowledge.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * State machine that tells which lines belong to fenced code, by CommonMark's rule: a fence is
 * closed by one of its own character that is at least as long and has nothing after it.
 */
public final class CodeFences {
  private static final Pattern OPENING = Pattern.compile("^\\s*(`{3,}(?=[^`]*$)|~{3,}).*");
  private static final Pattern CLOSING = Pattern.compile("^\\s*(`{3,}|~{3,})\\s*$");

  private String open = "";

  /** Returns whether this line would open a fence where none is open. */
  public static boolean isOpening(String line) {
    return OPENING.matcher(line).matches();
  }

  /** Returns whether this line, the next in order, belongs to fenced code, fences included. */
  public boolean isCode(String line) {
    if (open.isEmpty()) {
      Matcher opening = OPENING.matcher(line);
      if (opening.matches()) {
        open = opening.group(1);
        return true;
      }
      return false;
    }
    Matcher closing = CLOSING.matcher(line);
    if (closing.matches() && closing.group(1).startsWith(open)) {
      open = "";
    }
    return true;
  }

  /** Returns whether the last line shown left a fence open. */
  public boolean isOpen() {
    return !open.isEmpty();
  }
}
