package io.signalbox.tools.workflow.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import java.util.List;
import java.util.Locale;

/**
 * Builder of an agent declaration as JSON under Signalbox's own keys, which other manifest formats
 * carry in their extension fields. Pure.
 */
final class ManifestDeclaration {
  static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 400;
  private static final int LONGEST_LIST = 20;

  private ManifestDeclaration() {}

  /** Converts a profile to a declaration; empty fields are left out. */
  static ObjectNode of(AgentProfile is) {
    ObjectNode all = JSON.createObjectNode();
    text(all, "name", is.name());
    text(all, "purpose", is.purpose());
    text(all, "team", is.team());
    text(all, "serves", is.serves());
    text(all, "owner", is.owner());
    text(all, "deputy", is.deputy());
    text(all, "runs-on", is.runsOn());
    list(all, "models", is.models());
    all.put("keys", is.keys().name().toLowerCase(Locale.ROOT));
    list(all, "sources", is.sources());
    all.put("data-class", is.dataClass().label());
    all.put("writes", is.powers().writes());
    all.put("outside-users", is.powers().outsiders());
    all.put("unattended", is.powers().unattended());
    all.put("people", is.use().people());
    all.put("uses-a-week", is.use().weekly());
    all.put("hours-saved-a-week", is.use().hoursSaved());
    text(all, "repository", is.practice().repository());
    text(all, "evaluation", is.practice().evaluation());
    text(all, "logging", is.practice().logging());
    return all;
  }

  /** Creates a declaration with the name and purpose that every format has. */
  static ObjectNode begun(String name, String purpose) {
    ObjectNode all = JSON.createObjectNode();
    text(all, "name", AgentManifest.name(name));
    text(all, "purpose", purpose);
    return all;
  }

  /** Adds a text, shortened to 400 characters; an empty one is left out. */
  static void text(ObjectNode all, String key, String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (!line.isEmpty()) {
      all.put(key, line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…");
    }
  }

  static void list(ObjectNode all, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      var array = all.putArray(key);
      texts.stream().limit(LONGEST_LIST).forEach(array::add);
    }
  }

  /**
   * Overwrites the fields read from a format with those of the full declaration that it carries.
   */
  static void overlay(ObjectNode all, JsonNode declaration) {
    if (declaration.isObject()) {
      declaration.properties().forEach(entry -> all.set(entry.getKey(), entry.getValue()));
    }
  }
}
