package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.dependency.DependencyEvidence;
import io.signalbox.tools.foresight.impact.GraphLayout.ArrowCurve;
import io.signalbox.tools.foresight.impact.GraphLayout.PlacedArtefact;
import io.signalbox.tools.foresight.impact.GraphLayout.PlacedDependency;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws a graph layout as PNG, for chats that show no SVG. Needs no display. */
public final class PngPicture {
  private static final int SCALE = 2;

  /** Length of an arrow's tip, in pixels. */
  private static final int TIP = 7;

  private static final Color DARK = new Color(0x1d3b3a);
  private static final Color PALE = new Color(0xeef3f2);
  private static final Color GREY = new Color(0x5b6670);
  private static final Color INK = new Color(0x101820);

  private PngPicture() {}

  /** Returns the picture of a layout as PNG. */
  public static byte[] of(GraphLayout layout) {
    BufferedImage image =
        new BufferedImage(
            layout.width() * SCALE, layout.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.scale(SCALE, SCALE);
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, layout.width(), layout.height());
      layout.edges().forEach(edge -> line(canvas, edge));
      layout.places().forEach(place -> box(canvas, layout, place));
      canvas.setColor(GREY);
      canvas.drawString(
          layout.remainder(), GraphLayout.MARGIN, layout.height() - GraphLayout.MARGIN);
    } finally {
      canvas.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void line(Graphics2D canvas, PlacedDependency edge) {
    ArrowCurve curve = edge.curve();
    canvas.setColor(GREY);
    canvas.setStroke(
        edge.edge().evidence() == DependencyEvidence.DECLARED
            ? new BasicStroke(1)
            : new BasicStroke(
                1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0));
    canvas.draw(
        new CubicCurve2D.Double(
            curve.startX(),
            curve.startY(),
            curve.firstBend(),
            curve.startY(),
            curve.secondBend(),
            curve.endY(),
            curve.endX(),
            curve.endY()));
    canvas.setStroke(new BasicStroke(1));
    int tip = curve.endX();
    int back = tip + (curve.secondBend() < tip ? -TIP : TIP);
    int height = curve.endY();
    canvas.fillPolygon(
        new int[] {tip, back, back}, new int[] {height, height - TIP / 2, height + TIP / 2}, 3);
  }

  private static void box(Graphics2D canvas, GraphLayout layout, PlacedArtefact place) {
    boolean asked = place.artefact().equals(layout.asked());
    canvas.setColor(asked ? DARK : PALE);
    canvas.fillRoundRect(place.x(), place.y(), GraphLayout.BOX_WIDTH, GraphLayout.BOX_HEIGHT, 8, 8);
    canvas.setColor(DARK);
    canvas.drawRoundRect(place.x(), place.y(), GraphLayout.BOX_WIDTH, GraphLayout.BOX_HEIGHT, 8, 8);
    canvas.setColor(asked ? Color.WHITE : GREY);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 9));
    canvas.drawString(place.artefact().kind().label(), place.x() + 8, place.y() + 12);
    canvas.setColor(asked ? Color.WHITE : INK);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    canvas.drawString(GraphLayout.label(place.artefact()), place.x() + 8, place.y() + 26);
  }
}
