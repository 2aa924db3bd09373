package io.signalbox.ingestion.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** Derives a page's title from its file name, and compares titles. */
public final class PageTitle {
  private static final Pattern FOLDER_PAGE = Pattern.compile("(?i)readme|_?index");
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z]{2,8}$");

  /** Page id that Notion and Confluence append to the file name in exports. */
  private static final Pattern EXPORT_NUMBER = Pattern.compile("[ _](?:[0-9a-f]{32}|\\d{6,12})$");

  private static final Pattern WORD_GAP = Pattern.compile("_+|-+(?=\\D)|(?<=\\D)-+|\\s+");

  private PageTitle() {}

  /**
   * Returns a title made from the file name; a readme or index page is named after its folder.
   * {@code KubePodCrashLooping.md} keeps its name, {@code call_etiquette.md} becomes "Call
   * etiquette".
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

  /** Returns whether two titles are equal without regard to case and white space. */
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

  /**
   * Returns a name as words with a capital first letter; an identifier such as {@code etcdNoLeader}
   * is unchanged.
   */
  private static String readable(String name) {
    String words = WORD_GAP.matcher(name).replaceAll(" ").strip();
    boolean identifier = words.equals(name) && !name.equals(name.toLowerCase(Locale.ROOT));
    return words.isEmpty() || identifier
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
