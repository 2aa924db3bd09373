package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.dependency.DependencyEvidence;
import io.signalbox.tools.foresight.impact.GraphLayout.ArrowCurve;
import io.signalbox.tools.foresight.impact.GraphLayout.PlacedArtefact;
import io.signalbox.tools.foresight.impact.GraphLayout.PlacedDependency;

/**
 * Draws a graph layout as SVG, without scripts or outside references. An edge that was seen and not
 * declared is dashed.
 */
public final class SvgPicture {
  private SvgPicture() {}

  /** Returns the picture of a layout as SVG. */
  public static String of(GraphLayout layout) {
    StringBuilder svg = new StringBuilder(4_096);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        font-family="sans-serif" font-size="12" role="img">
        <title>%s</title>
        <defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="3" orient="auto">\
        <path d="M0,0 L7,3 L0,6 z" fill="#5b6670"/></marker></defs>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """
            .formatted(
                layout.width(),
                layout.height(),
                layout.width(),
                layout.height(),
                escaped("What depends on " + layout.asked().key())));
    layout.edges().forEach(edge -> line(svg, edge));
    layout.places().forEach(place -> box(svg, layout, place));
    if (!layout.remainder().isEmpty()) {
      svg.append(
          "<text x=\"%d\" y=\"%d\" fill=\"#5b6670\">%s</text>%n"
              .formatted(
                  GraphLayout.MARGIN, layout.height() - GraphLayout.MARGIN, layout.remainder()));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void line(StringBuilder svg, PlacedDependency edge) {
    ArrowCurve curve = edge.curve();
    svg.append(
        """
        <path d="M%d,%d C%d,%d %d,%d %d,%d" fill="none" stroke="#5b6670" marker-end="url(#tip)"%s>\
        <title>%s</title></path>
        """
            .formatted(
                curve.startX(),
                curve.startY(),
                curve.firstBend(),
                curve.startY(),
                curve.secondBend(),
                curve.endY(),
                curve.endX(),
                curve.endY(),
                edge.edge().evidence() == DependencyEvidence.DECLARED
                    ? ""
                    : " stroke-dasharray=\"5 4\"",
                escaped(ImpactLine.edge(edge.edge()))));
  }

  private static void box(StringBuilder svg, GraphLayout layout, PlacedArtefact place) {
    boolean asked = place.artefact().equals(layout.asked());
    svg.append(
        """
        <g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="4" fill="%s" \
        stroke="#1d3b3a"/><text x="%d" y="%d" font-size="9" fill="%s">%s</text>\
        <text x="%d" y="%d" fill="%s">%s</text></g>
        """
            .formatted(
                escaped(place.artefact().key()),
                place.x(),
                place.y(),
                GraphLayout.BOX_WIDTH,
                GraphLayout.BOX_HEIGHT,
                asked ? "#1d3b3a" : "#eef3f2",
                place.x() + 8,
                place.y() + 12,
                asked ? "#ffffff" : "#5b6670",
                place.artefact().kind().label(),
                place.x() + 8,
                place.y() + 26,
                asked ? "#ffffff" : "#101820",
                escaped(GraphLayout.label(place.artefact()))));
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cntrl}", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
