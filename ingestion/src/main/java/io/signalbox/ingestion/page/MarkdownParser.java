package io.signalbox.ingestion.page;

import io.signalbox.ingestion.dialect.MarkdownDialect;
import io.signalbox.ingestion.markup.IncludedFiles;
import io.signalbox.knowledge.document.FrontMatter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Page parser for Markdown (CommonMark 0.31 with GitHub's tables), with front matter and site
 * generators' dialects. The additions of MkDocs, Docusaurus, Hugo and Jekyll are turned into plain
 * Markdown.
 *
 * <p>The title is the front matter's, else the first heading of the first level, else it is made
 * from the file's name. Comments are dropped, HTML becomes Markdown, reference links carry their
 * address. Blocks nested deeper than {@value #MOST_LEVELS} are read as text. The link is left
 * empty: only the source knows it.
 */
public final class MarkdownParser implements PageParser {
  /**
   * Maximum nesting of blocks and inlines, to bound recursion; deeper than any page a person wrote.
   */
  private static final int MOST_LEVELS = 64;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(MOST_LEVELS)
          .maxInlineNesting(MOST_LEVELS)
          .build();

  @Override
  public ParsedPage parse(String path, InputStream in) throws IOException {
    PageText page = PageText.read(in);
    List<String> notes = new ArrayList<>(page.notes());
    FrontMatterFence front = FrontMatterFence.split(page.text());
    notes.addAll(front.notes());
    IncludedFiles.note(front.body()).ifPresent(notes::add);

    List<String> lines = MarkdownDialect.plain(front.body());
    String text = String.join("\n", lines);
    Node document = PARSER.parse(text);
    MarkdownSource source = MarkdownEdits.apply(document, lines, text, notes);
    PageOutline outline = new PageOutline();
    new MarkdownBlocks(source, outline).readChildren(document);

    PageFields fields = front.fields();
    String title = fields.title().or(outline::firstTitle).orElseGet(() -> PageTitle.fromPath(path));
    FrontMatter frontMatter =
        new FrontMatter(
            title,
            Optional.empty(),
            fields.owner(),
            fields.lastReviewedOn(),
            fields.reviewDue(),
            fields.tags());
    return StatedFields.complete(
        new ParsedPage(frontMatter, led(fields.description(), outline.sections(title)), notes));
  }

  /**
   * Returns the sections with the front matter's description before them, unless the page repeats
   * it.
   */
  private static List<PageSection> led(Optional<String> description, List<PageSection> sections) {
    boolean repeated =
        sections.stream()
            .flatMap(section -> section.blocks().stream())
            .anyMatch(
                block -> description.isPresent() && block.markdown().contains(description.get()));
    if (description.filter(text -> !text.isBlank()).isEmpty() || repeated) {
      return sections;
    }
    List<PageSection> led = new ArrayList<>();
    led.add(new PageSection(List.of(), List.of(new PageBlock.Prose(description.get()))));
    led.addAll(sections);
    return led;
  }
}
