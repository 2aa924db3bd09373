package io.signalbox.tools.workflow.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.agent.AgentProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Converter between Backstage catalogue entities and agent declarations: a component is an agent,
 * other kinds are left out. Source: backstage.io/docs/features/software-catalog/descriptor-format.
 * Pure.
 */
final class BackstageEntityConverter {
  private static final String DECLARATION = "signalbox.io/declaration";
  private static final String COMPONENT = "Component";

  private BackstageEntityConverter() {}

  static boolean fits(JsonNode root) {
    return root.path("apiVersion").asText("").matches("([a-z0-9-]+\\.)*backstage\\.io/.*");
  }

  /**
   * Converts a component to a declaration under Signalbox's keys; empty for any other kind of
   * entity.
   */
  static Optional<ObjectNode> read(JsonNode entity, List<String> notes) {
    JsonNode meta = entity.path("metadata");
    String kind = entity.path("kind").asText("");
    String name = meta.path("name").asText("");
    if (!kind.equals(COMPONENT)) {
      notes.add("The " + kind + " " + name + " is left out: it is no component.");
      return Optional.empty();
    }
    JsonNode spec = entity.path("spec");
    String title = meta.path("title").asText(name);
    ObjectNode all = ManifestDeclaration.begun(name, meta.path("description").asText(title));
    owner(all, spec.path("owner").asText(""));
    List<String> sources = new ArrayList<>();
    for (String key : List.of("dependsOn", "consumesApis")) {
      spec.path(key).forEach(each -> sources.add(withoutKind(each.asText())));
    }
    ManifestDeclaration.list(all, "sources", sources);
    ManifestDeclaration.text(all, "repository", repository(meta));
    notes.add(
        "It is the component %s of type %s, %s."
            .formatted(
                name,
                spec.path("type").asText("unnamed"),
                spec.path("lifecycle").asText("of no lifecycle")));
    String declared = meta.path("annotations").path(DECLARATION).asText("");
    if (declared.isEmpty()) {
      notes.add(AgentCardConverter.UNSAID);
    } else {
      overlay(all, declared, notes);
    }
    return Optional.of(all);
  }

  private static void overlay(ObjectNode all, String declared, List<String> notes) {
    try {
      ManifestDeclaration.overlay(all, ManifestDeclaration.JSON.readTree(declared));
    } catch (JsonProcessingException e) {
      notes.add("The annotation " + DECLARATION + " is no JSON and is left out.");
    }
  }

  /** Adds the owner reference: as the agent's owner if it is a user, as its team otherwise. */
  private static void owner(ObjectNode all, String reference) {
    boolean isPerson = reference.startsWith("user:");
    ManifestDeclaration.text(all, isPerson ? "owner" : "team", withoutKind(reference));
  }

  /** Returns the name part of a reference {@code kind:namespace/name}. */
  private static String withoutKind(String reference) {
    return reference.substring(Math.max(reference.indexOf(':'), reference.lastIndexOf('/')) + 1);
  }

  private static String repository(JsonNode meta) {
    JsonNode annotations = meta.path("annotations");
    String location =
        annotations
            .path("backstage.io/source-location")
            .asText(annotations.path("backstage.io/view-url").asText(""))
            .replaceFirst("^url:", "");
    if (!location.isEmpty()) {
      return location;
    }
    String slug = annotations.path("github.com/project-slug").asText("");
    return slug.isEmpty()
        ? meta.path("links").path(0).path("url").asText("")
        : "https://github.com/" + slug;
  }

  /** Converts a profile to a Backstage component. */
  static ObjectNode write(AgentProfile is, List<String> notes) {
    ObjectNode entity = ManifestDeclaration.JSON.createObjectNode();
    entity.put("apiVersion", "backstage.io/v1alpha1").put("kind", COMPONENT);
    ObjectNode meta = entity.putObject("metadata");
    meta.put("name", is.name()).put("description", is.purpose());
    ObjectNode annotations = meta.putObject("annotations");
    if (is.practice().repository().startsWith("https://")) {
      annotations.put("backstage.io/source-location", "url:" + is.practice().repository());
    }
    annotations.put(DECLARATION, ManifestDeclaration.of(is).toString());
    meta.putArray("tags").add("ai-agent");
    ObjectNode spec = entity.putObject("spec");
    spec.put("type", "ai-agent").put("lifecycle", "production");
    notes.add("The lifecycle is written as production: an agent's profile has none.");
    if (is.team().isBlank()) {
      notes.add("No owner: Backstage wants one, and the agent has no team.");
    } else {
      spec.put("owner", "group:default/" + is.team().strip().replaceAll("\\s+", "-"));
    }
    return entity;
  }
}
