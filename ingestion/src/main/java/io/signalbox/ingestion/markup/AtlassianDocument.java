package io.signalbox.ingestion.markup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Converts Atlassian Document Format, the JSON of descriptions and comments in Jira Cloud, to
 * Markdown. Nodes of unknown type give their content.
 */
public final class AtlassianDocument {
  /** Maximum nesting depth, to bound recursion; deeper text, which no editor writes, is dropped. */
  private static final int DEEPEST = 64;

  private final StringBuilder markdown = new StringBuilder();

  private AtlassianDocument() {}

  /** Converts a document to Markdown; returns an empty string for any other JSON. */
  public static String toMarkdown(JsonNode document) {
    AtlassianDocument format = new AtlassianDocument();
    format.write(document, "", 0);
    return format.markdown.toString().replaceAll("\\n{3,}", "\n\n").strip();
  }

  private void write(JsonNode node, String indent, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    JsonNode attributes = node.path("attrs");
    switch (node.path("type").asText()) {
      case "text" -> markdown.append(marked(node));
      case "hardBreak" -> markdown.append('\n').append(indent);
      case "mention" ->
          markdown.append('@').append(attributes.path("text").asText().replaceFirst("^@", ""));
      case "emoji" ->
          markdown.append(attributes.path("text").asText(attributes.path("shortName").asText()));
      case "inlineCard", "blockCard" ->
          markdown.append('<').append(attributes.path("url").asText()).append('>');
      case "rule" -> markdown.append("\n---\n\n");
      case "codeBlock" ->
          markdown.append(FencedCode.around(plain(node), language(attributes))).append("\n\n");
      case "heading" -> {
        int level = Math.clamp(attributes.path("level").asInt(1), 1, 6);
        markdown.append("#".repeat(level)).append(' ');
        content(node, indent, depth);
        markdown.append("\n\n");
      }
      case "paragraph" -> {
        content(node, indent, depth);
        markdown.append(indent.isEmpty() ? "\n\n" : "\n");
      }
      case "bulletList" -> list(node, indent, "- ", depth);
      case "orderedList" -> list(node, indent, "1. ", depth);
      case "table" -> table(node, indent, depth);
      case "tableRow" -> row(node, indent, depth);
      case "taskList", "decisionList" -> items(node, indent, depth);
      case "panel" -> labelled(kind(attributes.path("panelType").asText()), node, indent, depth);
      case "expand", "nestedExpand" ->
          labelled(attributes.path("title").asText(), node, indent, depth);
      case "status" -> markdown.append(attributes.path("text").asText());
      case "date" -> markdown.append(day(attributes.path("timestamp").asText()));
      default -> content(node, indent, depth);
    }
  }

  private void content(JsonNode node, String indent, int depth) {
    node.path("content").forEach(child -> write(child, indent, depth + 1));
  }

  private void list(JsonNode node, String indent, String bullet, int depth) {
    for (JsonNode item : node.path("content")) {
      markdown.append(indent).append(bullet);
      content(item, indent + "   ", depth);
    }
    markdown.append(indent.isEmpty() ? "\n" : "");
  }

  /** Writes a list of tasks, with check boxes, or decisions. */
  private void items(JsonNode node, String indent, int depth) {
    for (JsonNode item : node.path("content")) {
      String type = item.path("type").asText();
      if (type.equals("taskList") || type.equals("decisionList")) {
        items(item, indent + "  ", depth + 1);
        continue;
      }
      boolean isDone = item.path("attrs").path("state").asText().equals("DONE");
      markdown
          .append(indent)
          .append(type.equals("taskItem") ? (isDone ? "- [x] " : "- [ ] ") : "- ");
      content(item, indent + "  ", depth + 1);
      markdown.append('\n');
    }
    markdown.append(indent.isEmpty() ? "\n" : "");
  }

  /** Writes a table, with an empty head row where it has none, as Markdown needs one. */
  private void table(JsonNode node, String indent, int depth) {
    boolean first = true;
    markdown.append('\n');
    for (JsonNode row : node.path("content")) {
      int cells = row.path("content").size();
      boolean isHead = row.path("content").path(0).path("type").asText().equals("tableHeader");
      if (first && !isHead) {
        markdown
            .append("|  ".repeat(cells))
            .append("|\n")
            .append("|---".repeat(cells))
            .append("|\n");
      }
      write(row, indent, depth + 1);
      if (first && isHead) {
        markdown.append("|---".repeat(cells)).append("|\n");
      }
      first = false;
    }
    markdown.append('\n');
  }

  private void labelled(String label, JsonNode node, String indent, int depth) {
    if (!label.isBlank()) {
      markdown.append("**").append(label.strip()).append(":** ");
    }
    content(node, indent, depth);
  }

  private static String kind(String panel) {
    return switch (panel) {
      case "warning", "error", "note", "success", "tip" ->
          panel.substring(0, 1).toUpperCase(Locale.ROOT) + panel.substring(1);
      default -> "";
    };
  }

  private static String day(String millis) {
    return millis.matches("-?\\d{1,14}")
        ? LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis)), ZoneOffset.UTC)
            .toString()
        : "";
  }

  private void row(JsonNode node, String indent, int depth) {
    markdown.append('|');
    for (JsonNode cell : node.path("content")) {
      int start = markdown.length();
      content(cell, indent, depth + 1);
      String text = markdown.substring(start).strip().replace('\n', ' ').replace("|", "\\|");
      markdown.setLength(start);
      markdown.append(' ').append(text).append(" |");
    }
    markdown.append('\n');
  }

  private static String marked(JsonNode node) {
    String text = node.path("text").asText();
    for (JsonNode mark : node.path("marks")) {
      text =
          switch (mark.path("type").asText()) {
            case "code" -> FencedCode.inline(text);
            case "strong" -> "**" + text + "**";
            case "link" -> "[" + text + "](" + mark.path("attrs").path("href").asText() + ")";
            default -> text;
          };
    }
    return text;
  }

  private static String plain(JsonNode node) {
    StringBuilder text = new StringBuilder();
    node.path("content").forEach(child -> text.append(child.path("text").asText()));
    return text.toString();
  }

  private static String language(JsonNode attributes) {
    String language = attributes.path("language").asText();
    return language.matches("[\\w+#-]{1,20}") ? language : "";
  }
}
