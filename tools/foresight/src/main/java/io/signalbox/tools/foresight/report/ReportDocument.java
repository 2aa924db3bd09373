package io.signalbox.tools.foresight.report;

import io.signalbox.knowledge.text.HtmlEscaping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builder of a report from headings, paragraphs, tables and charts, rendered as an HTML page or as
 * Markdown. Everything in it is text; nothing that it is given becomes markup. For one thread.
 */
public final class ReportDocument {
  private static final int BAR = 24;
  private static final int WIDTH = 640;
  private static final int LABEL = 200;

  private final String title;
  private final List<ReportBlock> blocks = new ArrayList<>();

  public ReportDocument(String title) {
    this.title = title;
  }

  /** Block of a report, such as a table. */
  private sealed interface ReportBlock {
    record Heading(String text) implements ReportBlock {}

    record Paragraph(String text) implements ReportBlock {}

    record Table(List<String> head, List<List<String>> rows) implements ReportBlock {}

    record Bars(String title, List<ReportBar> bars) implements ReportBlock {}
  }

  /**
   * Bar of a chart with its confidence interval.
   *
   * @param value from 0 to 1
   * @param low end of its interval
   * @param high other end of its interval
   */
  public record ReportBar(String label, double value, double low, double high) {}

  /** Adds a heading. */
  public ReportDocument heading(String text) {
    blocks.add(new ReportBlock.Heading(text));
    return this;
  }

  /** Adds a paragraph. */
  public ReportDocument paragraph(String text) {
    blocks.add(new ReportBlock.Paragraph(text));
    return this;
  }

  /** Adds a table. */
  public ReportDocument table(List<String> head, List<List<String>> rows) {
    blocks.add(new ReportBlock.Table(List.copyOf(head), List.copyOf(rows)));
    return this;
  }

  /** Adds a bar chart of shares with intervals; Markdown shows it as a table. */
  public ReportDocument bars(String text, List<ReportBar> bars) {
    blocks.add(new ReportBlock.Bars(text, List.copyOf(bars)));
    return this;
  }

  /** Returns the report as an HTML page without scripts or external resources. */
  public String html() {
    StringBuilder out = new StringBuilder();
    out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.append("<meta name=\"viewport\" content=\"width=device-width\"><title>");
    out.append(HtmlEscaping.escaped(title)).append("</title><style>");
    out.append("body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;");
    out.append("padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;");
    out.append("width:100%;margin:1rem 0}th,td{text-align:left;vertical-align:top;");
    out.append("border-bottom:1px solid #8884;padding:.3rem .6rem;white-space:pre-wrap}");
    out.append("svg{max-width:100%}</style></head><body><main><h1>");
    out.append(HtmlEscaping.escaped(title)).append("</h1>\n");
    blocks.forEach(block -> html(block, out));
    return out.append("</main></body></html>\n").toString();
  }

  private static void html(ReportBlock block, StringBuilder out) {
    switch (block) {
      case ReportBlock.Heading heading ->
          out.append("<h2>").append(HtmlEscaping.escaped(heading.text())).append("</h2>\n");
      case ReportBlock.Paragraph words ->
          out.append("<p>").append(HtmlEscaping.escaped(words.text())).append("</p>\n");
      case ReportBlock.Table table -> {
        out.append("<table><thead><tr>");
        table
            .head()
            .forEach(cell -> out.append("<th>").append(HtmlEscaping.escaped(cell)).append("</th>"));
        out.append("</tr></thead><tbody>");
        for (List<String> row : table.rows()) {
          out.append("<tr>");
          row.forEach(
              cell -> out.append("<td>").append(HtmlEscaping.escaped(cell)).append("</td>"));
          out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
      }
      case ReportBlock.Bars bars -> svg(bars, out);
    }
  }

  private static void svg(ReportBlock.Bars chart, StringBuilder out) {
    int height = chart.bars().size() * (BAR + 8) + 8;
    out.append(
        "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\"><title>%s</title>"
            .formatted(WIDTH, height, WIDTH, HtmlEscaping.escaped(chart.title())));
    int y = 8;
    int room = WIDTH - LABEL - 80;
    for (ReportBar bar : chart.bars()) {
      double x = LABEL + bar.low() * room;
      out.append(
          String.format(
              Locale.ROOT,
              "<text x=\"0\" y=\"%d\" fill=\"currentColor\">%s</text>"
                  + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#4a7bd0\"/>"
                  + "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"currentColor\""
                  + " stroke-width=\"2\"/><text x=\"%d\" y=\"%d\" fill=\"currentColor\">%s</text>",
              y + 17,
              HtmlEscaping.escaped(bar.label()),
              LABEL,
              y,
              bar.value() * room,
              BAR,
              x,
              LABEL + bar.high() * room,
              y + BAR / 2,
              y + BAR / 2,
              WIDTH - 70,
              y + 17,
              percent(bar.value())));
      y += BAR + 8;
    }
    out.append("</svg>\n");
  }

  /** Returns the report as Markdown. */
  public String markdown() {
    StringBuilder out = new StringBuilder("# " + line(title) + "\n\n");
    for (ReportBlock block : blocks) {
      switch (block) {
        case ReportBlock.Heading heading -> out.append("## ").append(line(heading.text()));
        case ReportBlock.Paragraph words -> out.append(line(words.text()));
        case ReportBlock.Table table -> table(table.head(), table.rows(), out);
        case ReportBlock.Bars bars ->
            table(
                List.of(bars.title(), "share", "95 % interval"),
                bars.bars().stream()
                    .map(
                        bar ->
                            List.of(
                                bar.label(),
                                percent(bar.value()),
                                percent(bar.low()) + " to " + percent(bar.high())))
                    .toList(),
                out);
      }
      out.append("\n\n");
    }
    return out.toString().strip() + "\n";
  }

  private static void table(List<String> head, List<List<String>> rows, StringBuilder out) {
    row(head, out);
    out.append("|").append(" --- |".repeat(head.size())).append("\n");
    rows.forEach(each -> row(each, out));
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append("|");
    cells.forEach(cell -> out.append(" ").append(line(cell).replace("|", "\\|")).append(" |"));
    out.append("\n");
  }

  private static String line(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").replace("<", "&lt;");
  }

  /** Formats a share as a percentage. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
