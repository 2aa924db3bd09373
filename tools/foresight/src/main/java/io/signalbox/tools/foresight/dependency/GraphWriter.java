package io.signalbox.tools.foresight.dependency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Exports dependency graphs in several formats. An arrow points from the used artefact to its user,
 * the direction in which a change propagates.
 */
public final class GraphWriter {
  private static final String SCHEMA =
      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/definitions/RunEvent";
  private static final String PRODUCER = "https://signalbox.invalid/graph";

  private final ObjectMapper json;

  public GraphWriter(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Returns the graph in a format.
   *
   * @param at time of events, where the format has events
   */
  public String write(DependencyGraph graph, GraphFormat format, Instant at) {
    return switch (format) {
      case DOT -> dot(graph);
      case MERMAID -> mermaid(graph);
      case JSON -> document(graph).toPrettyString() + "\n";
      case OPENLINEAGE -> lineage(graph, at);
    };
  }

  private static String dot(DependencyGraph graph) {
    StringBuilder text = new StringBuilder("digraph signalbox {\n  rankdir=LR;\n");
    graph
        .artefacts()
        .forEach(
            artefact ->
                text.append("  ")
                    .append(quoted(artefact.key()))
                    .append(" [label=")
                    .append(quoted(artefact.name()))
                    .append(", shape=")
                    .append(artefact.kind() == ArtefactKind.OWNER ? "oval" : "box")
                    .append("];\n"));
    graph
        .dependencies()
        .forEach(
            edge ->
                text.append("  ")
                    .append(quoted(edge.used().key()))
                    .append(" -> ")
                    .append(quoted(edge.user().key()))
                    .append(edge.evidence() == DependencyEvidence.DECLARED ? "" : " [style=dashed]")
                    .append(";\n"));
    return text.append("}\n").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
  }

  private static String mermaid(DependencyGraph graph) {
    Map<Artefact, String> ids = new LinkedHashMap<>();
    graph.artefacts().forEach(artefact -> ids.put(artefact, "n" + ids.size()));
    StringBuilder text = new StringBuilder("flowchart LR\n");
    ids.forEach(
        (artefact, id) ->
            text.append("  ")
                .append(id)
                .append("[\"")
                .append(entities(artefact.key()))
                .append("\"]\n"));
    graph
        .dependencies()
        .forEach(
            edge ->
                text.append("  ")
                    .append(ids.get(edge.used()))
                    .append(edge.evidence() == DependencyEvidence.DECLARED ? " --> " : " -.-> ")
                    .append(ids.get(edge.user()))
                    .append('\n'));
    return text.toString();
  }

  private static String entities(String text) {
    return text.replace("#", "#35;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;")
        .replace("\n", " ");
  }

  private ObjectNode document(DependencyGraph graph) {
    ObjectNode document = json.createObjectNode();
    ArrayNode nodes = document.putArray("artefacts");
    graph
        .artefacts()
        .forEach(
            artefact ->
                nodes
                    .addObject()
                    .put("id", artefact.key())
                    .put("kind", artefact.kind().label())
                    .put("name", artefact.name()));
    ArrayNode edges = document.putArray("dependencies");
    for (Dependency edge : graph.dependencies()) {
      ObjectNode node =
          edges
              .addObject()
              .put("used", edge.used().key())
              .put("user", edge.user().key())
              .put("evidence", edge.evidence().label())
              .put("calls", edge.calls());
      edge.firstSeen().ifPresent(first -> node.put("first_seen", first.toString()));
      edge.lastSeen().ifPresent(last -> node.put("last_seen", last.toString()));
    }
    return document;
  }

  /**
   * Returns OpenLineage events, one a line: a job for each artefact that uses others, with these as
   * inputs.
   */
  private String lineage(DependencyGraph graph, Instant at) {
    Map<Artefact, List<Dependency>> byUser =
        graph.dependencies().stream()
            .collect(
                Collectors.groupingBy(Dependency::user, LinkedHashMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    byUser.forEach((user, edges) -> text.append(event(user, edges, at)).append('\n'));
    return text.toString();
  }

  private ObjectNode event(Artefact user, List<Dependency> edges, Instant at) {
    ObjectNode event = json.createObjectNode();
    event.put("eventType", "COMPLETE").put("eventTime", at.toString());
    event.put("producer", PRODUCER).put("schemaURL", SCHEMA);
    UUID run = UUID.nameUUIDFromBytes((user.key() + at).getBytes(StandardCharsets.UTF_8));
    event.putObject("run").put("runId", run.toString());
    event.putObject("job").put("namespace", "signalbox").put("name", user.key());
    ArrayNode inputs = event.putArray("inputs");
    edges.forEach(
        edge -> inputs.addObject().put("namespace", "signalbox").put("name", edge.used().key()));
    event.putArray("outputs");
    return event;
  }
}
