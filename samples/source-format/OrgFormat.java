import io.signalbox.ingestion.page.PageBlock;
import io.signalbox.ingestion.page.PageParser;
import io.signalbox.ingestion.page.PageSection;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.UnreadablePageException;
import io.signalbox.ingestion.passage.PassageCutter;
import io.signalbox.ingestion.read.TextDecoder;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an outline of Emacs Org mode and prints the passages that answers would be made of: {@code
 * OrgFormat FILE}. Stars are headings, {@code #+BEGIN_SRC} is code, everything else is text.
 */
public final class OrgFormat implements PageParser {

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    try (InputStream in = Files.newInputStream(file)) {
      ParsedPage page = new OrgFormat().parse(file.getFileName().toString(), in);
      System.out.println(page.frontMatter().title());
      for (Passage passage : new PassageCutter().cut(page)) {
        System.out.println(String.join(" > ", passage.headingPath()) + ": " + passage.text());
      }
    }
  }

  @Override
  public ParsedPage parse(String path, InputStream in) throws IOException {
    List<PageSection> sections = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    List<PageBlock> blocks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean code = false;
    for (String line : TextDecoder.reader(in).lines().toList()) {
      if (TextDecoder.isBroken(line)) {
        throw new UnreadablePageException(0, TextDecoder.complaint());
      }
      int stars = line.indexOf(' ');
      if (line.startsWith("#+BEGIN_SRC") || line.startsWith("#+END_SRC")) {
        add(blocks, text, code);
        code = line.startsWith("#+BEGIN_SRC");
      } else if (!code && stars > 0 && line.substring(0, stars).matches("\\*+")) {
        add(blocks, text, code);
        close(sections, headings, blocks);
        headings.subList(Math.min(stars - 1, headings.size()), headings.size()).clear();
        headings.add(line.substring(stars).strip());
      } else {
        text.append(line).append('\n');
      }
    }
    add(blocks, text, code);
    close(sections, headings, blocks);
    String title = path.replaceFirst("\\.org$", "").replace('-', ' ');
    return new ParsedPage(FrontMatter.titled(title), sections, List.of());
  }

  private static void add(List<PageBlock> to, StringBuilder text, boolean code) {
    String found = text.toString().strip();
    if (!found.isEmpty()) {
      to.add(code ? new PageBlock.Code("```\n" + found + "\n```") : new PageBlock.Prose(found));
    }
    text.setLength(0);
  }

  private static void close(List<PageSection> to, List<String> headings, List<PageBlock> blocks) {
    if (!blocks.isEmpty()) {
      to.add(new PageSection(headings, blocks));
      blocks.clear();
    }
  }
}
