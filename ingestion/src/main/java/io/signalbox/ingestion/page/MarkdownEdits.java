package io.signalbox.ingestion.page;

import java.util.List;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Visitor that collects edits which make each block of a Markdown page self-contained. Comments are
 * removed, reference links get their address, unclosed code is closed.
 */
final class MarkdownEdits extends AbstractVisitor {
  private static final String COMMENT = "<!--";

  private final String text;
  private final List<String> lines;
  private final List<String> notes;
  private final TreeMap<Integer, MarkdownSource.Edit> edits = new TreeMap<>();
  private final TreeMap<Integer, String> linesAfter = new TreeMap<>();

  private MarkdownEdits(List<String> lines, String text, List<String> notes) {
    this.lines = lines;
    this.text = text;
    this.notes = notes;
  }

  /**
   * Collects the edits of a parsed page and returns its source with them.
   *
   * @param text the lines joined by {@code \n}, as parsed
   * @param notes gets a sentence for each thing that is never closed
   */
  static MarkdownSource apply(Node document, List<String> lines, String text, List<String> notes) {
    MarkdownEdits finder = new MarkdownEdits(lines, text, notes);
    document.accept(finder);
    return new MarkdownSource(text, finder.edits, finder.linesAfter);
  }

  @Override
  public void visit(HtmlInline html) {
    if (html.getLiteral().startsWith(COMMENT)) {
      remove(html);
      return;
    }
    SourceSpan span = html.getSourceSpans().getFirst();
    if (html.getSourceSpans().size() == 1) {
      HtmlInMarkdown.replacement(html.getLiteral())
          .map(text -> new MarkdownSource.Edit(span.getInputIndex() + span.getLength(), text))
          .ifPresent(edit -> edits.put(span.getInputIndex(), edit));
    }
  }

  @Override
  public void visit(HtmlBlock html) {
    String literal = html.getLiteral().strip();
    if (!literal.startsWith(COMMENT)) {
      return;
    }
    int end = literal.indexOf("-->");
    if (end < 0) {
      notes.add(
          "The comment that line "
              + line(html)
              + " opens is never closed; what follows was left out.");
    }
    if (end < 0 || end == literal.length() - 3) {
      remove(html);
    }
  }

  @Override
  public void visit(FencedCodeBlock code) {
    if (code.getClosingFenceLength() != null || code.getSourceSpans().isEmpty()) {
      return;
    }
    notes.add("The code block that line " + line(code) + " opens is never closed.");
    SourceSpan first = code.getSourceSpans().getFirst();
    String opening = lines.get(first.getLineIndex());
    int fenceAt = opening.indexOf(code.getFenceCharacter().repeat(3), first.getColumnIndex());
    String before = opening.substring(0, Math.max(0, fenceAt)).replaceAll("[^\\s>]", " ");
    linesAfter.put(
        code.getSourceSpans().getLast().getLineIndex(),
        before + code.getFenceCharacter().repeat(code.getOpeningFenceLength()));
  }

  @Override
  public void visit(Link link) {
    inline(link, link.getDestination());
    visitChildren(link);
  }

  @Override
  public void visit(Image image) {
    inline(image, image.getDestination());
    visitChildren(image);
  }

  /**
   * Rewrites a reference link, {@code [text][label]} or {@code [text]}, as {@code [text](address)}.
   */
  private void inline(Node link, String destination) {
    Node lastChild = link.getLastChild();
    if (lastChild == null || lastChild.getSourceSpans().isEmpty()) {
      return;
    }
    SourceSpan last = link.getSourceSpans().getLast();
    int end = last.getInputIndex() + last.getLength();
    SourceSpan lastText = lastChild.getSourceSpans().getLast();
    int textEnd = lastText.getInputIndex() + lastText.getLength();
    boolean reference =
        text.charAt(link.getSourceSpans().getFirst().getInputIndex()) != '<'
            && end > textEnd
            && text.charAt(end - 1) == ']'
            && textEnd >= last.getInputIndex();
    if (reference) {
      boolean plain = destination.chars().noneMatch(c -> c <= ' ' || c == '(' || c == ')');
      String address = plain ? destination : "<" + destination.replace("\n", "") + ">";
      edits.put(textEnd, new MarkdownSource.Edit(end, "](" + address + ")"));
    }
  }

  private void remove(Node node) {
    for (SourceSpan span : node.getSourceSpans()) {
      edits.put(
          span.getInputIndex(),
          new MarkdownSource.Edit(span.getInputIndex() + span.getLength(), ""));
    }
  }

  private static int line(Node node) {
    return node.getSourceSpans().getFirst().getLineIndex() + 1;
  }
}
