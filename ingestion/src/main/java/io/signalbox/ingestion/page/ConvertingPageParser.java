package io.signalbox.ingestion.page;

import io.signalbox.ingestion.markup.AsciidocText;
import io.signalbox.ingestion.markup.ErbText;
import io.signalbox.ingestion.markup.IncludedFiles;
import io.signalbox.ingestion.markup.OrgText;
import io.signalbox.ingestion.markup.PlainText;
import io.signalbox.ingestion.markup.RstText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Page parser that converts reStructuredText, AsciiDoc, Org, plain text and ERB templates to
 * Markdown and parses that. An ERB template without its tags is parsed as HTML or Markdown, by the
 * ending before {@code .erb}.
 */
public final class ConvertingPageParser implements PageParser {
  private static final Set<String> PLAIN = Set.of("txt", "text", "org");

  private final PageParser markdown = new MarkdownParser();
  private final PageParser html = new HtmlParser();

  /** Returns whether this parser reads files with this name's ending. */
  public static boolean reads(String path) {
    return switch (ending(path)) {
      case "rst", "rest", "adoc", "asciidoc", "asc", "org", "txt", "text", "erb" -> true;
      default -> false;
    };
  }

  @Override
  public ParsedPage parse(String path, InputStream in) throws IOException {
    PageText page = PageText.read(in);
    List<String> lines = page.text().lines().toList();
    String converted =
        switch (ending(path)) {
          case "rst", "rest" -> RstText.toMarkdown(lines);
          case "adoc", "asciidoc", "asc" -> AsciidocText.toMarkdown(lines);
          case "org" -> OrgText.toMarkdown(lines);
          case "erb" -> ErbText.withoutTags(page.text());
          default -> PlainText.toMarkdown(lines);
        };
    String inner = ending(path).equals("erb") ? path.substring(0, path.length() - 4) : path;
    PageParser parser = HtmlParser.reads(inner) ? html : markdown;
    ParsedPage parsed =
        parser.parse(inner, new ByteArrayInputStream(converted.getBytes(StandardCharsets.UTF_8)));
    List<String> notes = new ArrayList<>(page.notes());
    if (!PLAIN.contains(ending(path))) {
      IncludedFiles.note(lines).ifPresent(notes::add);
    }
    parsed.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    return new ParsedPage(parsed.frontMatter(), parsed.sections(), notes);
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
