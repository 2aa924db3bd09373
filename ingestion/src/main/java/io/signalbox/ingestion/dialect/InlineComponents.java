package io.signalbox.ingestion.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Replaces inline MDX components, wiki links and HTML entities in a line by their text, and removes
 * Obsidian comments. Of {@code <Badge color="red">Beta</Badge>} the words stay, of {@code
 * [[Backups#Restore|restoring]]} the label. Inline code stays as it is, and so does a name in angle
 * brackets that nothing closes.
 */
final class InlineComponents {
  private static final Pattern PAIR =
      Pattern.compile("<([A-Z][\\w.]*[a-z][\\w.]*)(?:\\s[^<>]*)?>([^<>{]*)</\\1\\s*>");
  private static final Pattern ALONE =
      Pattern.compile(" ?<[A-Z][\\w.]*[a-z][\\w.]*(?:\\s[^<>]*)?/>");
  private static final Pattern WIKI_LINK =
      Pattern.compile("(?<!!)\\[\\[([^\\[\\]|\\s][^\\[\\]|]*)(?:\\|([^\\[\\]|]+))?]]");

  /** Obsidian comment, {@code %%…%%}, which readers do not see. */
  private static final Pattern HIDDEN = Pattern.compile("(?<!\\S)%%[^%]{1,1000}%%(?!\\S)");

  private static final Pattern ENTITY = Pattern.compile("&(#\\d{2,5}|[A-Za-z][A-Za-z0-9]{1,8});");

  private InlineComponents() {}

  /** Returns the line with components, links and entities replaced by their text. */
  static String plain(String line) {
    boolean hasTag = line.contains("</") || line.contains("/>");
    if (!hasTag && !line.contains("[[") && !line.contains("%%") && line.indexOf('&') < 0) {
      return line;
    }
    StringBuilder plain = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      int code = line.indexOf('`', at);
      int end = code < 0 ? line.length() : code;
      plain.append(words(line.substring(at, end)));
      if (code < 0) {
        break;
      }
      int ticks = code;
      while (ticks < line.length() && line.charAt(ticks) == '`') {
        ticks++;
      }
      int close = line.indexOf(line.substring(code, ticks), ticks);
      at = close < 0 ? line.length() : close + ticks - code;
      plain.append(line, code, at);
    }
    return plain.toString();
  }

  private static String words(String text) {
    String tags = PAIR.matcher(HIDDEN.matcher(text).replaceAll("")).replaceAll("$2");
    String shown = text.isBlank() ? text : ALONE.matcher(tags).replaceAll("");
    // The signs of HTML itself would become tags.
    String signs =
        ENTITY
            .matcher(shown)
            .replaceAll(
                sign ->
                    Matcher.quoteReplacement(
                        sign.group(1).matches("lt|gt|amp|quot|#0*(?:34|38|39|60|62)")
                            ? sign.group()
                            : Parser.unescapeEntities(sign.group(), true)));
    return WIKI_LINK
        .matcher(signs)
        .replaceAll(
            link -> {
              String page = link.group(1).strip().replaceFirst("^#+", "").replace("#", " > ");
              return Matcher.quoteReplacement(link.group(2) == null ? page : link.group(2).strip());
            });
  }
}
