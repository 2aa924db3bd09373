package io.signalbox.tools.foresight.quality.report;

import io.signalbox.knowledge.text.HtmlEscaping;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Line chart of hourly values as inline SVG, with a title for screen readers and a line at the
 * usual value, and the same values as a table.
 *
 * @param values the oldest first; not a number for an hour without calls
 * @param shares whether the values are shares of one, and not numbers
 */
record HourChart(String title, List<Double> values, OptionalDouble usual, boolean shares) {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 48;

  String svg() {
    double most = usual.orElse(0);
    for (double value : values) {
      most = Double.isNaN(value) ? most : Math.max(most, value);
    }
    double top = most == 0 ? 1 : most * 1.1;
    String line =
        usual.isEmpty()
            ? ""
            : "<line x1=\"0\" x2=\"%d\" y1=\"%s\" y2=\"%s\" class=\"usual\"/>"
                .formatted(
                    WIDTH,
                    number(y(usual.getAsDouble(), top)),
                    number(y(usual.getAsDouble(), top)));
    String labels =
        "<text x=\"2\" y=\"16\">%s</text><text x=\"%d\" y=\"%d\" class=\"end\">now</text>"
            .formatted(words(top), WIDTH - 2, HEIGHT - 3);
    return "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\"><title>%s</title>%s"
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, HtmlEscaping.escaped(title), line)
        + labels
        + lines(top)
        + "</svg>";
  }

  /** Returns the lines through the hours with calls; one hour alone is a point. */
  private String lines(double top) {
    StringBuilder lines = new StringBuilder();
    StringBuilder points = new StringBuilder();
    for (int i = 0; i <= values.size(); i++) {
      if (i < values.size() && !Double.isNaN(values.get(i))) {
        double x = values.size() == 1 ? WIDTH : (double) i * WIDTH / (values.size() - 1);
        String point = number(x) + "," + number(y(values.get(i), top)) + " ";
        points.append(points.isEmpty() ? point + point : point);
      } else if (!points.isEmpty()) {
        lines.append("<polyline class=\"seen\" points=\"").append(points.toString().strip());
        lines.append("\"/>");
        points.setLength(0);
      }
    }
    return lines.toString();
  }

  /** Returns the values as a table that unfolds below the chart. */
  String table() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      int ago = values.size() - 1 - i;
      rows.append("<tr><td>")
          .append(ago == 0 ? "this hour" : ago + " h before")
          .append("</td><td>")
          .append(Double.isNaN(values.get(i)) ? "no calls" : words(values.get(i)))
          .append("</td></tr>");
    }
    return "<details><summary>by hour</summary><table>" + rows + "</table></details>";
  }

  private String words(double value) {
    return shares
        ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
        : String.format(Locale.ROOT, "%.0f", value);
  }

  private static double y(double value, double top) {
    return HEIGHT - 1 - value / top * (HEIGHT - 2);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
