package io.signalbox.ingestion.live.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cursor of the change feeds of several shared drives. A drive is listed once, from a token on that
 * was taken before, and followed by its feed from then on.
 *
 * @param drive index of the drive that is read next
 * @param listing whether that drive is being listed for the first time
 * @param page where the next page of that list begins; empty at the first
 * @param tokens token of each drive's feed; empty for a drive not begun
 */
record DriveCursor(int drive, boolean listing, String page, List<String> tokens) {
  DriveCursor {
    tokens = List.copyOf(tokens);
  }

  static DriveCursor parse(Optional<String> text, int drives) {
    String[] words = text.orElse("0 false ").split(" ", -1);
    List<String> tokens = new ArrayList<>(List.of(words).subList(3, words.length));
    while (tokens.size() < drives) {
      tokens.add("");
    }
    return new DriveCursor(
        Integer.parseInt(words[0]), Boolean.parseBoolean(words[1]), words[2], tokens);
  }

  String text() {
    return drive + " " + listing + " " + page + " " + String.join(" ", tokens);
  }

  String token() {
    return tokens.get(drive);
  }

  /** Returns the cursor with which the drive's first list begins. */
  DriveCursor begin(String token) {
    return new DriveCursor(drive, /* listing= */ true, "", with(token));
  }

  /** Returns the cursor within the drive's first list. */
  DriveCursor listed(String next) {
    return new DriveCursor(drive, /* listing= */ true, next, tokens);
  }

  /** Returns the cursor within the drive's feed. */
  DriveCursor fed(String next) {
    return new DriveCursor(drive, /* listing= */ false, "", with(next));
  }

  /** Returns the cursor of the next drive; behind the last one that of the first. */
  DriveCursor nextDrive(String token) {
    return new DriveCursor((drive + 1) % tokens.size(), /* listing= */ false, "", with(token));
  }

  private List<String> with(String token) {
    List<String> changed = new ArrayList<>(tokens);
    changed.set(drive, token);
    return changed;
  }
}
