package io.signalbox.ingestion.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Parses texts and the pages under {@code src/test/resources/pages}. */
public final class PageFixture {
  private PageFixture() {}

  /** A page of the resources, by its file name. */
  public static ParsedPage read(String name) {
    try (InputStream in =
        Objects.requireNonNull(PageFixture.class.getResourceAsStream("/pages/" + name), name)) {
      return parser(name).parse("runbooks/" + name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page given as text; the name says which format it has. */
  public static ParsedPage parse(String path, String text) {
    return parse(path, text.getBytes(StandardCharsets.UTF_8));
  }

  static ParsedPage parse(String path, byte[] bytes) {
    try {
      return parser(path).parse(path, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<PageBlock> blocks(ParsedPage page) {
    return page.sections().stream().flatMap(section -> section.blocks().stream()).toList();
  }

  static List<String> markdown(String text) {
    return blocks(parse("page.md", text)).stream().map(PageBlock::markdown).toList();
  }

  private static PageParser parser(String path) {
    return path.endsWith(".html") ? new HtmlParser() : new MarkdownParser();
  }
}
