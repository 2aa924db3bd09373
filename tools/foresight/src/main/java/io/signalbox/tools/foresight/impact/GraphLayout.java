package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.dependency.TouchedArtefact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Layered layout of a dependency graph around one artefact, in columns by distance from left to
 * right. Immutable.
 */
public final class GraphLayout {
  /** Most artefacts in a picture, to keep it readable. */
  private static final int MOST = 60;

  static final int BOX_WIDTH = 190;
  static final int BOX_HEIGHT = 34;
  static final int MARGIN = 16;
  private static final int COLUMN = 250;
  private static final int ROW = 46;

  /** Width of an arrow between two boxes of one column, which leads around their right side. */
  private static final int LOOP = 40;

  private final Artefact asked;
  private final List<PlacedArtefact> places;
  private final List<PlacedDependency> edges;
  private final int left;

  /** Box of an artefact; {@code x} and {@code y} are its upper left corner in pixels. */
  record PlacedArtefact(Artefact artefact, int x, int y) {}

  /** Arrow between the boxes of two artefacts. */
  record PlacedDependency(PlacedArtefact from, PlacedArtefact to, Dependency edge) {
    /** Returns the curve from the one box to the other, beside the boxes that it passes. */
    ArrowCurve curve() {
      int direction = Integer.compare(to.x(), from.x());
      int start = from.x() + (direction < 0 ? 0 : BOX_WIDTH);
      int end = to.x() + (direction > 0 ? 0 : BOX_WIDTH);
      int bend = direction == 0 ? LOOP : Math.abs(end - start) / 2;
      int half = BOX_HEIGHT / 2;
      return new ArrowCurve(
          start,
          from.y() + half,
          start + (direction < 0 ? -bend : bend),
          end + (direction > 0 ? -bend : bend),
          end,
          to.y() + half);
    }
  }

  /**
   * Cubic curve of an arrow, in pixels; its control points are level with its ends.
   *
   * @param firstBend horizontal position of the control point of the start
   * @param secondBend horizontal position of the control point of the end
   */
  record ArrowCurve(int startX, int startY, int firstBend, int secondBend, int endX, int endY) {}

  private GraphLayout(
      Artefact asked, List<PlacedArtefact> places, List<PlacedDependency> edges, int left) {
    this.asked = asked;
    this.places = List.copyOf(places);
    this.edges = List.copyOf(edges);
    this.left = left;
  }

  /**
   * Lays out an artefact with its direct dependencies and its dependants, at most 60 artefacts in
   * all.
   */
  public static GraphLayout around(DependencyGraph graph, Artefact asked) {
    Map<Artefact, Integer> layers = new HashMap<>();
    layers.put(asked, 0);
    List<TouchedArtefact> touched = graph.downstream(asked);
    List<TouchedArtefact> shown = touched.subList(0, Math.min(MOST - 1, touched.size()));
    shown.forEach(each -> layers.put(each.artefact(), each.distance()));
    for (Dependency used : graph.uses(asked)) {
      if (layers.size() < MOST) {
        layers.putIfAbsent(used.used(), -1);
      }
    }
    List<Dependency> edges =
        graph.dependencies().stream()
            .filter(edge -> layers.containsKey(edge.used()) && layers.containsKey(edge.user()))
            .toList();
    Map<Artefact, PlacedArtefact> placed = place(layers, edges);
    return new GraphLayout(
        asked,
        new ArrayList<>(placed.values()),
        edges.stream().flatMap(edge -> placed(edge, placed).stream()).toList(),
        touched.size() - shown.size());
  }

  private static Optional<PlacedDependency> placed(
      Dependency edge, Map<Artefact, PlacedArtefact> places) {
    return Optional.ofNullable(places.get(edge.used()))
        .flatMap(
            from ->
                Optional.ofNullable(places.get(edge.user()))
                    .map(to -> new PlacedDependency(from, to, edge)));
  }

  private static Map<Artefact, PlacedArtefact> place(
      Map<Artefact, Integer> layers, List<Dependency> edges) {
    Map<Integer, List<Artefact>> columns = new TreeMap<>();
    layers.forEach(
        (artefact, layer) ->
            columns.computeIfAbsent(layer, any -> new ArrayList<>()).add(artefact));
    int first = columns.keySet().iterator().next();
    Map<Artefact, PlacedArtefact> placed = new HashMap<>();
    for (Map.Entry<Integer, List<Artefact>> column : columns.entrySet()) {
      List<Artefact> order = column.getValue();
      Map<Artefact, Double> heights = new HashMap<>();
      order.forEach(each -> heights.put(each, meanHeight(each, edges, placed)));
      order.sort(
          Comparator.comparingDouble((Artefact each) -> heights.getOrDefault(each, 0.0))
              .thenComparing(Comparator.naturalOrder()));
      for (int row = 0; row < order.size(); row++) {
        int x = MARGIN + (column.getKey() - first) * COLUMN;
        placed.put(order.get(row), new PlacedArtefact(order.get(row), x, MARGIN + row * ROW));
      }
    }
    return placed;
  }

  /** Returns the mean vertical position of an artefact's dependencies that are placed already. */
  private static double meanHeight(
      Artefact artefact, List<Dependency> edges, Map<Artefact, PlacedArtefact> placed) {
    return edges.stream()
        .filter(edge -> edge.user().equals(artefact))
        .flatMap(edge -> Optional.ofNullable(placed.get(edge.used())).stream())
        .mapToInt(PlacedArtefact::y)
        .average()
        .orElse(0);
  }

  Artefact asked() {
    return asked;
  }

  List<PlacedArtefact> places() {
    return places;
  }

  List<PlacedDependency> edges() {
    return edges;
  }

  int width() {
    int right = places.stream().mapToInt(PlacedArtefact::x).max().orElse(0);
    boolean loops =
        edges.stream().anyMatch(each -> each.from().x() == right && each.to().x() == right);
    return right + BOX_WIDTH + MARGIN + (loops ? LOOP : 0);
  }

  int height() {
    int below = left > 0 ? ROW : 0;
    return places.stream().mapToInt(PlacedArtefact::y).max().orElse(0) + ROW + MARGIN + below;
  }

  /** Returns a note on the number of artefacts that did not fit; empty when all did. */
  String remainder() {
    return left == 0 ? "" : "and " + left + " more, further away";
  }

  static String label(Artefact artefact) {
    String name = artefact.name();
    int most = 24;
    return name.length() <= most ? name : "…" + name.substring(name.length() - most + 1);
  }
}
