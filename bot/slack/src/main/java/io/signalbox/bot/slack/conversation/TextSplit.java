package io.signalbox.bot.slack.conversation;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits Markdown that is too long for one message, between lines and preferably at a blank one; a
 * code block cut in two is closed and reopened. Nothing is lost. Pure.
 */
final class TextSplit {
  private static final String FENCE = "```";

  private TextSplit() {}

  /**
   * Returns the parts in order.
   *
   * @param most characters a part may have, from 100
   */
  static List<String> split(String markdown, int most) {
    if (markdown.length() <= most) {
      return List.of(markdown);
    }
    Parts parts = new Parts(most);
    for (String line : markdown.split("\n", -1)) {
      for (String piece : pieces(line, most - 2 * FENCE.length() - 20)) {
        parts.add(piece);
      }
    }
    return parts.end();
  }

  private static List<String> pieces(String line, int most) {
    List<String> pieces = new ArrayList<>();
    String rest = line;
    while (rest.length() > most) {
      int space = rest.lastIndexOf(' ', most);
      int end = space > most / 2 ? space : most;
      if (Character.isHighSurrogate(rest.charAt(end - 1))) {
        end--;
      }
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    pieces.add(rest);
    return pieces;
  }

  /** Accumulator of the part in progress and of the finished ones. */
  private static final class Parts {
    private final int most;
    private final List<String> done = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private String fence = "";

    private Parts(int most) {
      this.most = most;
    }

    private void add(String line) {
      boolean mark = line.strip().startsWith(FENCE);
      int closing = fence.isEmpty() ? 0 : FENCE.length() + 1;
      boolean nearlyFull = line.isBlank() && fence.isEmpty() && open.length() > most * 3 / 4;
      if (nearlyFull || open.length() + line.length() + 1 + closing > most) {
        close();
      }
      if (!open.isEmpty() || !line.isBlank()) {
        open.append(line).append('\n');
      }
      if (mark) {
        fence = fence.isEmpty() ? line.strip() : "";
      }
    }

    private void close() {
      if (open.toString().isBlank()) {
        return;
      }
      if (!fence.isEmpty()) {
        open.append(FENCE).append('\n');
      }
      done.add(open.toString().stripTrailing());
      open.setLength(0);
      if (!fence.isEmpty()) {
        open.append(fence).append('\n');
      }
    }

    private List<String> end() {
      close();
      return List.copyOf(done);
    }
  }
}
