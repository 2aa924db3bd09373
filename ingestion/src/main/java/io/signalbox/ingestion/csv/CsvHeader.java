package io.signalbox.ingestion.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Header row of a CSV table. A name may occur many times, as Jira writes one {@code Comment} column
 * for each comment.
 */
public final class CsvHeader {
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final int width;

  CsvHeader(List<String> cells) {
    width = cells.size();
    for (int place = 0; place < width; place++) {
      places
          .computeIfAbsent(CsvColumn.normal(cells.get(place)), name -> new ArrayList<>())
          .add(place);
    }
  }

  /**
   * Parses a file's first line as a header, to detect the file's format.
   *
   * @param firstLine the file's first line, whatever it is
   */
  public static CsvHeader sniff(String firstLine) {
    char delimiter = CsvDelimiter.in(firstLine);
    return new CsvHeader(List.of(firstLine.split(Pattern.quote(String.valueOf(delimiter)), -1)));
  }

  /** Returns whether the table has the column, under any of its names. */
  public boolean has(CsvColumn column) {
    return !places(column).isEmpty();
  }

  /**
   * Returns the positions of the column, from 0, under the first of its names that the table uses.
   */
  List<Integer> places(CsvColumn column) {
    for (String name : column.names()) {
      List<Integer> found = places.get(CsvColumn.normal(name));
      if (found != null) {
        return found;
      }
    }
    return List.of();
  }

  int width() {
    return width;
  }
}
