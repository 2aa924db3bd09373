package io.signalbox.tools.workflow.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.agent.AgentProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Converter between A2A agent cards and agent declarations. Version 1.0 has its addresses under
 * {@code supportedInterfaces}; 0.3 has one under {@code url}. Source:
 * a2a-protocol.org/v1.0.0/specification, 4.4. Pure.
 */
final class AgentCardConverter {
  /** URI of the A2A extension that carries the full declaration. */
  static final String EXTENSION = "urn:signalbox:agent-declaration:1";

  private static final String WEB = "https?://\\S+";
  private static final int MOST_SKILLS = 6;

  private AgentCardConverter() {}

  static boolean fits(JsonNode root) {
    return root.path("skills").isArray()
        && (root.has("supportedInterfaces")
            || root.has("protocolVersion")
            || root.has("defaultInputModes")
            || root.has("capabilities"));
  }

  /** Converts an agent card to a declaration under Signalbox's keys. */
  static ObjectNode read(JsonNode card, List<String> notes) {
    JsonNode first = card.path("supportedInterfaces").path(0);
    boolean isNew = card.has("supportedInterfaces");
    String address = first.path("url").asText(card.path("url").asText(""));
    String version =
        first.path("protocolVersion").asText(card.path("protocolVersion").asText("unnamed"));
    ObjectNode all =
        ManifestDeclaration.begun(
            card.path("name").asText(""), card.path("description").asText(""));
    ManifestDeclaration.text(all, "team", card.at("/provider/organization").asText(""));
    ManifestDeclaration.text(all, "runs-on", address);
    ManifestDeclaration.text(all, "repository", card.path("documentationUrl").asText(""));
    notes.add(
        "It is an agent card of A2A "
            + version
            + (isNew ? "" : ", a form before 1.0")
            + " with "
            + skills(card)
            + ".");
    if (address.isEmpty()) {
      notes.add("It names no address.");
    }
    for (JsonNode extension : card.at("/capabilities/extensions")) {
      if (EXTENSION.equals(extension.path("uri").asText())) {
        ManifestDeclaration.overlay(all, extension.path("params"));
        return all;
      }
    }
    notes.add(UNSAID);
    return all;
  }

  /** Note for users about the fields of a profile that other formats lack. */
  static final String UNSAID =
      "Models, data, powers, use and evaluation are not part of this form: they stand as 'not said'"
          + " until somebody adds them.";

  private static String skills(JsonNode card) {
    List<String> names = new ArrayList<>();
    card.path("skills").forEach(skill -> names.add(skill.path("name").asText("")));
    return names.isEmpty()
        ? "no skill"
        : names.size()
            + (names.size() == 1 ? " skill (" : " skills (")
            + names.stream().limit(MOST_SKILLS).collect(Collectors.joining(", "))
            + (names.size() > MOST_SKILLS ? ", …)" : ")");
  }

  /** Converts a profile to an agent card of version 1.0. */
  static ObjectNode write(AgentProfile is, List<String> notes) {
    ObjectNode card = ManifestDeclaration.JSON.createObjectNode();
    card.put("name", is.name()).put("description", is.purpose()).put("version", "0");
    notes.add("The version is written as 0: an agent's profile has none.");
    var interfaces = card.putArray("supportedInterfaces");
    if (is.runsOn().matches(WEB)) {
      interfaces
          .addObject()
          .put("url", is.runsOn())
          .put("protocolBinding", "JSONRPC")
          .put("protocolVersion", "1.0");
    } else {
      notes.add(
          "No address: 'runs-on' is no URL, so supportedInterfaces is empty, which A2A's clients"
              + " refuse.");
    }
    boolean hasPage = is.practice().repository().matches(WEB);
    if (hasPage && !is.team().isBlank()) {
      card.putObject("provider")
          .put("organization", is.team())
          .put("url", is.practice().repository());
    }
    if (hasPage) {
      card.put("documentationUrl", is.practice().repository());
    }
    card.putObject("capabilities")
        .putArray("extensions")
        .addObject()
        .put("uri", EXTENSION)
        .put("description", "What the agent's team declares of it")
        .put("required", false)
        .set("params", ManifestDeclaration.of(is));
    card.putArray("defaultInputModes").add("text/plain");
    card.putArray("defaultOutputModes").add("text/plain");
    ObjectNode skill = card.putArray("skills").addObject();
    skill.put("id", is.name()).put("name", is.name()).put("description", is.purpose());
    var tags = skill.putArray("tags");
    (is.sources().isEmpty() ? List.of("agent") : is.sources()).forEach(tags::add);
    return card;
  }
}
