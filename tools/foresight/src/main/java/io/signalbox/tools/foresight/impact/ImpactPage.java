package io.signalbox.tools.foresight.impact;

import java.util.List;

/** Renders impact results as an HTML page with a picture, without scripts. Pure. */
public final class ImpactPage {
  private ImpactPage() {}

  /**
   * Returns the HTML page.
   *
   * @param svg the picture, as {@link SvgPicture} draws it
   */
  public static String of(List<ImpactAnswer> answers, String svg) {
    StringBuilder page = new StringBuilder(svg.length() + 4_096);
    page.append(
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Impact</title>
        <style>body{font:14px/1.5 sans-serif;margin:2em;color:#101820}td,th{padding:.2em .8em;\
        text-align:left;border-bottom:1px solid #d5dcda}</style></head><body>
        """);
    for (ImpactAnswer answer : answers) {
      page.append("<h1>%s</h1>%n".formatted(escaped(answer.asked().key())));
      page.append("<table><tr><th>touched<th>edge<th>owner<th>calls in 30 days</tr>\n");
      answer.lines().forEach(line -> page.append(row(line)));
      page.append("</table>\n");
    }
    return page.append(svg).append("</body></html>\n").toString();
  }

  private static String row(ImpactLine line) {
    return "<tr><td>%s<td>%s %s<td>%s<td>%d</tr>%n"
        .formatted(
            escaped(line.touched().artefact().key()),
            escaped(line.edge()),
            escaped(line.way()),
            escaped(line.owner().orElse("")),
            line.calls());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
