package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.read.TextDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Splits an iCalendar file into blocks of events and time zones by their BEGIN and END lines. So an
 * event that ical4j cannot read costs itself only, and every problem has a line number.
 */
final class IcalBlocks {
  private static final int MOST_LINES = 20_000;

  private final Handler handler;
  private Optional<Block> open = Optional.empty();
  private int nested;

  IcalBlocks(Handler handler) {
    this.handler = handler;
  }

  /** Callback for the blocks and other lines of the file, in order. */
  interface Handler {
    /** Accepts an event or time zone from its BEGIN to its END line. */
    void block(Block block);

    /**
     * Accepts a line outside of the blocks, such as the calendar's name; folded lines are not
     * joined.
     */
    void line(String line);

    void broken(long line, String reason);
  }

  /**
   * Unparsed lines of one event or time zone.
   *
   * @param kind VEVENT or VTIMEZONE
   * @param line of its BEGIN
   * @param lines as they stand in the file
   */
  record Block(String kind, long line, List<String> lines) {
    /**
     * Returns the raw value of the first property of this name, of a folded one only the first
     * line; empty without one.
     */
    String plainValue(String name) {
      return lines.stream()
          .filter(
              each ->
                  each.regionMatches(true, 0, name, 0, name.length())
                      && each.length() > name.length()
                      && (each.charAt(name.length()) == ':' || each.charAt(name.length()) == ';'))
          .map(each -> each.substring(each.indexOf(':') + 1))
          .findFirst()
          .orElse("");
    }

    /** Returns the text of a calendar that holds this block alone. */
    String calendar() {
      return "BEGIN:VCALENDAR\r\n" + String.join("\r\n", lines) + "\r\nEND:VCALENDAR\r\n";
    }
  }

  void read(BufferedReader text) throws IOException {
    long number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      String plain = line.stripTrailing().toUpperCase(Locale.ROOT);
      if (open.isEmpty()) {
        outside(line, plain, number);
      } else {
        inside(open.get(), line.replace("\0", ""), plain, number);
      }
    }
    open.ifPresent(
        block ->
            handler.broken(
                block.line(), "the " + block.kind() + " is cut off; the file ends within it"));
  }

  private void outside(String line, String plain, long number) {
    if (plain.equals("BEGIN:VEVENT") || plain.equals("BEGIN:VTIMEZONE")) {
      open =
          Optional.of(
              new Block(
                  plain.substring("BEGIN:".length()), number, new ArrayList<>(List.of(plain))));
      nested = 0;
    } else {
      handler.line(line);
    }
  }

  private void inside(Block block, String line, String plain, long number) {
    if (plain.equals("BEGIN:VEVENT") || plain.equals("END:VCALENDAR")) {
      handler.broken(block.line(), "the " + block.kind() + " has no END line");
      open = Optional.empty();
      outside(line, plain, number);
    } else if (plain.equals("END:" + block.kind())) {
      block.lines().add(plain);
      open = Optional.empty();
      finish(block);
    } else if (block.kind().equals("VEVENT")
        && (plain.startsWith("BEGIN:") || plain.startsWith("END:"))) {
      // Alarms say nothing about who is on call.
      nested = Math.max(0, nested + (plain.startsWith("BEGIN:") ? 1 : -1));
    } else if (nested == 0 && !line.isBlank() && block.lines().size() <= MOST_LINES) {
      block.lines().add(line);
    }
  }

  private void finish(Block block) {
    if (block.lines().size() > MOST_LINES) {
      handler.broken(
          block.line(), "the " + block.kind() + " is longer than " + MOST_LINES + " lines");
    } else if (block.lines().stream().anyMatch(TextDecoder::isBroken)) {
      handler.broken(block.line(), TextDecoder.complaint());
    } else {
      handler.block(block);
    }
  }
}
