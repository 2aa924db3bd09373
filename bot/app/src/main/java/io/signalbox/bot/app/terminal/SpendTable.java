package io.signalbox.bot.app.terminal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.workflow.spend.SpendGrowth;
import io.signalbox.tools.workflow.spend.SpendReport;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Formats a report of spending as an aligned text table, CSV or JSON, and the reasons of its growth
 * as a sentence.
 */
public final class SpendTable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SpendTable() {}

  /** Returns the report as lines of a text table with aligned columns and a total. */
  public static List<String> text(SpendReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(header(report));
    report.groups().forEach(group -> rows.add(row(report, group, group.cost().toString())));
    rows.add(row(report, report.total(), report.total().cost().toString()));
    int columns = rows.getFirst().size();
    int keys = report.keys().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths, keys)).toList();
  }

  private static String line(List<String> row, int[] widths, int keys) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(i < keys ? row.get(i) + padding : padding + row.get(i));
    }
    return line.toString().stripTrailing();
  }

  private static List<String> header(SpendReport report) {
    List<String> header = new ArrayList<>();
    report.keys().forEach(key -> header.add(key.name().toLowerCase(Locale.ROOT)));
    header.addAll(List.of("calls", "input", "output", "dollars"));
    return header;
  }

  private static List<String> row(
      SpendReport report, SpendReport.SpendGroup group, String dollars) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < report.keys().size(); i++) {
      String value = i < group.values().size() ? group.values().get(i) : i == 0 ? "total" : "";
      row.add(value.isEmpty() && i < group.values().size() ? "-" : value);
    }
    row.addAll(List.of("" + group.calls(), "" + group.input(), "" + group.output(), dollars));
    return row;
  }

  /** Returns the report as lines of CSV, without a total. */
  public static List<String> csv(SpendReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", header(report)));
    for (SpendReport.SpendGroup group : report.groups()) {
      List<String> row = new ArrayList<>(group.values().stream().map(SpendTable::quoted).toList());
      row.addAll(
          List.of(
              "" + group.calls(), "" + group.input(), "" + group.output(), exact(group.cost())));
      lines.add(String.join(",", row));
    }
    return lines;
  }

  /** Returns a value quoted for CSV, and protected from being run as a formula by a spreadsheet. */
  private static String quoted(String value) {
    String safe = value.matches("[=+@\\t\\r-].*") ? "'" + value : value;
    return safe.matches("[\\w.:/ ()-]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private static String exact(Cost cost) {
    BigDecimal dollars = cost.inDollars().stripTrailingZeros();
    return dollars.signum() == 0 ? "0" : dollars.toPlainString();
  }

  /**
   * Returns the report as JSON; later versions only add fields.
   *
   * @param growth against the period before, where it was asked for
   */
  public static String json(SpendReport report, Optional<SpendGrowth> growth) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode groups = root.putArray("groups");
    for (SpendReport.SpendGroup group : report.groups()) {
      ObjectNode node = groups.addObject();
      for (int i = 0; i < report.keys().size(); i++) {
        node.put(report.keys().get(i).name().toLowerCase(Locale.ROOT), group.values().get(i));
      }
      numbers(node, group);
    }
    numbers(root.putObject("total"), report.total());
    growth.ifPresent(each -> growth(root.putObject("growth"), each));
    try {
      return JSON.writeValueAsString(root);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException("a report is plain JSON", e);
    }
  }

  private static void numbers(ObjectNode node, SpendReport.SpendGroup group) {
    node.put("calls", group.calls())
        .put("input_tokens", group.input())
        .put("output_tokens", group.output())
        .put("dollars", exact(group.cost()));
  }

  private static void growth(ObjectNode node, SpendGrowth growth) {
    node.put("before", exact(growth.before()))
        .put("after", exact(growth.after()))
        .put("by_calls", exact(growth.calls()))
        .put("by_models", exact(growth.models()))
        .put("by_tokens", exact(growth.tokens()))
        .put("by_price", exact(growth.price()));
  }

  /**
   * Returns a sentence that explains the difference in cost from the period before by calls,
   * models, tokens and prices.
   */
  public static String sentence(SpendGrowth growth) {
    return "%s after %s in the period before, %s: %s by the number of calls, %s by the choice of models, %s by tokens in a call, %s by the price of a token."
        .formatted(
            growth.after(),
            growth.before(),
            signed(growth.difference()),
            signed(growth.calls()),
            signed(growth.models()),
            signed(growth.tokens()),
            signed(growth.price()));
  }

  private static String signed(Cost cost) {
    return cost.picodollars() < 0
        ? "-" + Cost.NOTHING.minus(cost)
        : (cost.picodollars() > 0 ? "+" : "") + cost;
  }
}
