package io.signalbox.tools.foresight.catalogue.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.foresight.catalogue.FormerFact;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Exports model facts as a JSON array, one line each; unknown values are null. */
public final class CatalogueJson {
  private static final JsonMapper JSON = new JsonMapper();

  private CatalogueJson() {}

  /** Returns the facts as a JSON array. */
  public static String of(List<ModelFact> facts) {
    StringBuilder text = new StringBuilder("[");
    String comma = "\n  ";
    for (ModelFact fact : facts) {
      text.append(comma).append(row(fact));
      comma = ",\n  ";
    }
    return text.append("\n]\n").toString();
  }

  /** Returns one fact as a JSON object. */
  public static ObjectNode row(ModelFact fact) {
    ObjectNode row = JSON.createObjectNode();
    row.put("provider", fact.provider()).put("channel", fact.channel()).put("model", fact.model());
    row.put("alias_of", fact.aliasOf().orElse(null));
    put(row, "released", fact.released());
    put(row, "deprecated_on", fact.deprecated());
    put(row, "retires_on", fact.retires());
    row.put("date_kind", fact.retires().isPresent() ? fact.kind().label() : null);
    row.put("on_retirement", fact.fate().isEmpty() ? null : fact.fate());
    texts(row.putArray("successors"), fact.successors());
    texts(row.putArray("differences"), fact.differences());
    row.put("source", fact.source().page());
    row.put("source_checked", fact.source().checked().toString());
    row.put("trust", fact.source().trust().label());
    row.put("note", fact.note().isEmpty() ? null : fact.note());
    texts(
        row.putArray("disputed_days"), fact.disputed().stream().map(LocalDate::toString).toList());
    ArrayNode moved = row.putArray("moved");
    for (FormerFact earlier : fact.moved()) {
      ObjectNode each = moved.addObject();
      put(each, "retires_on", earlier.retires());
      each.put("date_kind", earlier.kind().label());
      texts(each.putArray("successors"), earlier.successors());
      each.put("checked", earlier.checked().toString());
    }
    return row;
  }

  private static void put(ObjectNode row, String field, Optional<LocalDate> day) {
    row.put(field, day.map(LocalDate::toString).orElse(null));
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
