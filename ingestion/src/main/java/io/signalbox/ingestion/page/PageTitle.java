package io.signalbox.ingestion.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** Fallback title of a page, and comparison of two spellings of a title. */
public final class PageTitle {
  private static final Pattern FOLDER_PAGE = Pattern.compile("(?i)readme|_?index");
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z]{2,8}$");

  /** Notion and Confluence put a page's number behind its name when they export it. */
  private static final Pattern EXPORT_NUMBER = Pattern.compile("[ _](?:[0-9a-f]{32}|\\d{6,12})$");

  private static final Pattern WORD_GAP = Pattern.compile("_+|-+(?=\\D)|(?<=\\D)-+|\\s+");

  private PageTitle() {}

  /**
   * A title from the file's name: {@code KubePodCrashLooping.md} stays as it is, {@code
   * call_etiquette.md} becomes "Call etiquette", and a folder's own page is named after the folder.
   */
  public static String fromPath(String path) {
    String[] names = path.replace('\\', '/').split("/", -1);
    int last = names.length - 1;
    String stem = stem(names[last]);
    if (FOLDER_PAGE.matcher(stem).matches() && last > 0 && !names[last - 1].isBlank()) {
      return readable(names[last - 1]);
    }
    String readable = readable(stem);
    return readable.isEmpty() ? "Untitled" : readable;
  }

  /** Returns whether a heading only repeats the title; case and white space do not count. */
  static boolean same(String one, String other) {
    return oneLine(one).toLowerCase(Locale.ROOT).equals(oneLine(other).toLowerCase(Locale.ROOT));
  }

  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String stem(String name) {
    String stem = EXTENSION.matcher(name).replaceFirst("").replace("%20", " ");
    return EXPORT_NUMBER.matcher(stem).replaceFirst("");
  }

  /** A name with capitals inside ({@code etcdNoLeader}) is an identifier and is left alone. */
  private static String readable(String name) {
    String words = WORD_GAP.matcher(name).replaceAll(" ").strip();
    boolean identifier = words.equals(name) && !name.equals(name.toLowerCase(Locale.ROOT));
    return words.isEmpty() || identifier
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
