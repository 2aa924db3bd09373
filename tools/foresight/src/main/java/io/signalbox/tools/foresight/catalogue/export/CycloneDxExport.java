package io.signalbox.tools.foresight.catalogue.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Exports models as a CycloneDX 1.6 bill of materials, with a component for each model on a
 * channel.
 */
public final class CycloneDxExport {
  private static final JsonMapper JSON = new JsonMapper();

  private CycloneDxExport() {}

  /**
   * Returns the document; its serial number is the same for the same models.
   *
   * @param now when it is made
   */
  public static String of(List<ModelFact> facts, Instant now) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    root.put("bomFormat", "CycloneDX").put("specVersion", "1.6");
    root.put("serialNumber", "urn:uuid:" + serial(facts));
    root.put("version", 1);
    ObjectNode metadata = root.putObject("metadata");
    metadata.put("timestamp", now.toString().replaceFirst("\\.\\d+Z$", "Z"));
    metadata
        .putObject("tools")
        .putArray("components")
        .addObject()
        .put("type", "application")
        .put("name", "signalbox");
    ArrayNode components = root.putArray("components");
    facts.forEach(fact -> component(components.addObject(), fact));
    return root.toPrettyString() + "\n";
  }

  private static UUID serial(List<ModelFact> facts) {
    StringBuilder names = new StringBuilder();
    facts.forEach(fact -> names.append(reference(fact)).append('\n'));
    return UUID.nameUUIDFromBytes(names.toString().getBytes(UTF_8));
  }

  private static String reference(ModelFact fact) {
    return fact.channel() + "/" + fact.model();
  }

  private static void component(ObjectNode component, ModelFact fact) {
    component.put("type", "machine-learning-model");
    component.put("bom-ref", reference(fact));
    component.put("name", fact.model());
    component.put("group", fact.provider());
    component.putObject("supplier").put("name", fact.provider());
    fact.source()
        .address()
        .ifPresent(
            page ->
                component
                    .putArray("externalReferences")
                    .addObject()
                    .put("type", "documentation")
                    .put("url", page.toString()));
    ArrayNode properties = component.putArray("properties");
    property(properties, "channel", fact.channel());
    fact.aliasOf().ifPresent(target -> property(properties, "alias-of", target));
    fact.released().ifPresent(day -> property(properties, "released", day.toString()));
    fact.deprecated().ifPresent(day -> property(properties, "deprecated", day.toString()));
    fact.retires()
        .ifPresent(
            day -> {
              property(properties, "retires", day.toString());
              property(properties, "date-kind", fact.kind().label());
            });
    if (!fact.fate().isEmpty()) {
      property(properties, "on-retirement", fact.fate());
    }
    fact.successors().forEach(model -> property(properties, "successor", model));
    if (fact.source().address().isEmpty()) {
      property(properties, "source", fact.source().page());
    }
    property(properties, "checked", fact.source().checked().toString());
    property(properties, "trust", fact.source().trust().label());
  }

  private static void property(ArrayNode properties, String name, String value) {
    properties.addObject().put("name", "signalbox:model:" + name).put("value", value);
  }
}
