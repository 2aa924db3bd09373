package io.signalbox.ingestion.page;

import io.signalbox.ingestion.markup.FencedCode;
import io.signalbox.ingestion.markup.OverlongTagFilter;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jsoup.Jsoup;

/**
 * Converts the nodes of a parsed Markdown document to headings and blocks of a {@link PageOutline}.
 */
final class MarkdownBlocks {
  /**
   * Attributes at the end of a heading, as in {@code ## Heading {#anchor}} of Hugo, Docusaurus and
   * kramdown.
   */
  private static final Pattern HEADING_ATTRIBUTES = Pattern.compile("\\s*\\{[:#.][^{}]*\\}$");

  private static final Pattern ABSOLUTE_ADDRESS = Pattern.compile("(?i)(?:https?://|mailto:)");

  private final MarkdownSource source;
  private final PageOutline outline;

  MarkdownBlocks(MarkdownSource source, PageOutline outline) {
    this.source = source;
    this.outline = outline;
  }

  void readChildren(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      read(node);
    }
  }

  private void read(Node node) {
    switch (node) {
      case Heading heading -> heading(heading);
      case ListBlock list -> outline.add(new PageBlock.ItemList(source.markdown(list)));
      case FencedCodeBlock code -> outline.add(new PageBlock.Code(source.markdown(code)));
      case IndentedCodeBlock code ->
          outline.add(new PageBlock.Code(FencedCode.around(code.getLiteral(), "")));
      case TableBlock table -> outline.add(new PageBlock.Table(source.markdown(table)));
      case BlockQuote quote -> quotation(quote);
      case HtmlBlock html ->
          HtmlBlocks.read(
              Jsoup.parseBodyFragment(OverlongTagFilter.asText(html.getLiteral())).body(), outline);
      case ThematicBreak ignored -> {}
      case LinkReferenceDefinition ignored -> {}
      default -> outline.add(new PageBlock.Prose(source.markdown(node)));
    }
  }

  /**
   * Adds a quotation of text as one block, and the blocks of any other quotation singly, since code
   * must not be cut.
   */
  private void quotation(BlockQuote quote) {
    if (holdsOnlyText(quote)) {
      outline.add(new PageBlock.Prose(source.markdown(quote)));
    } else {
      readChildren(quote);
    }
  }

  private void heading(Heading heading) {
    if (heading.getParent() instanceof BlockQuote) {
      outline.add(new PageBlock.Prose("**" + plain(heading) + "**"));
    } else {
      outline.heading(heading.getLevel(), plain(heading));
      addresses(heading);
    }
  }

  /**
   * Adds the absolute links of a heading as text below it, since the heading itself becomes plain
   * text.
   */
  private void addresses(Heading heading) {
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            if (ABSOLUTE_ADDRESS.matcher(link.getDestination()).lookingAt()) {
              outline.add(new PageBlock.Prose(source.markdown(link)));
            }
          }
        });
  }

  private static boolean holdsOnlyText(Node quote) {
    for (Node node = quote.getFirstChild(); node != null; node = node.getNext()) {
      boolean text =
          node instanceof Paragraph || (node instanceof BlockQuote && holdsOnlyText(node));
      if (!text) {
        return false;
      }
    }
    return true;
  }

  private static String plain(Heading heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text node) {
            text.append(node.getLiteral());
          }

          @Override
          public void visit(Code node) {
            text.append(node.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak node) {
            text.append(' ');
          }

          @Override
          public void visit(HardLineBreak node) {
            text.append(' ');
          }
        });
    return HEADING_ATTRIBUTES.matcher(text.toString().strip()).replaceFirst("");
  }
}
