package io.signalbox.tools.workflow.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Parser of agent manifests in any supported format, which it detects from the content. Pure; texts
 * come from strangers.
 */
public final class ManifestReader {
  private static final int MOST_DOCUMENTS = 200;
  private static final int FEW_KEYS = 2;

  /** Note for users about a text in no known format. */
  private static final String UNKNOWN =
      "It holds no agent in a known form: YAML with a name and a purpose, an agent card of A2A with"
          + " its skills, a server.json of MCP, a component of Backstage.";

  private ManifestReader() {}

  /**
   * Parses a manifest, after detecting its format.
   *
   * @throws InvalidConfigException with every problem, in the words of the product's own form
   */
  public static ParsedManifest read(String text) {
    List<JsonNode> documents = documents(text);
    if (documents.size() == 1) {
      JsonNode root = documents.getFirst();
      List<String> notes = new ArrayList<>();
      // The registry's API wraps a server in what it knows about it.
      JsonNode server = root.path("server").isObject() ? root.path("server") : root;
      if (McpServerConverter.fits(server)) {
        return reading(ManifestFormat.MCP, List.of(McpServerConverter.read(server, notes)), notes);
      }
      if (AgentCardConverter.fits(root)) {
        return reading(ManifestFormat.A2A, List.of(AgentCardConverter.read(root, notes)), notes);
      }
    }
    if (!documents.isEmpty() && documents.stream().allMatch(BackstageEntityConverter::fits)) {
      List<String> notes = new ArrayList<>();
      List<ObjectNode> found =
          documents.stream()
              .map(entity -> BackstageEntityConverter.read(entity, notes))
              .flatMap(Optional::stream)
              .toList();
      return reading(ManifestFormat.BACKSTAGE, found, notes);
    }
    return documents.size() == 1 && !isOwn(documents.getFirst())
        ? new ParsedManifest(ManifestFormat.YAML, List.of(), List.of(UNKNOWN))
        : new ParsedManifest(ManifestFormat.YAML, AgentManifest.parse(text), List.of());
  }

  /**
   * Returns whether a document is in Signalbox's own format; one of many keys without any of its
   * keys is not.
   */
  private static boolean isOwn(JsonNode root) {
    return root.has("agents") || root.has("purpose") || root.size() <= FEW_KEYS;
  }

  private static ParsedManifest reading(
      ManifestFormat format, List<ObjectNode> declarations, List<String> notes) {
    ArrayNode agents = ManifestDeclaration.JSON.createArrayNode();
    agents.addAll(declarations);
    List<AgentProfile> profiles =
        agents.isEmpty()
            ? List.of()
            : AgentManifest.parse(
                ManifestDeclaration.JSON.createObjectNode().set("agents", agents).toString());
    return new ParsedManifest(format, profiles, notes.stream().distinct().toList());
  }

  /** Parses a text as JSON or YAML documents; empty when it is neither. */
  private static List<JsonNode> documents(String text) {
    if (text.stripLeading().startsWith("{")) {
      try {
        JsonNode root = ManifestDeclaration.JSON.readTree(text);
        return root.isObject() ? List.of(root) : List.of();
      } catch (JsonProcessingException e) {
        // Perhaps YAML, whose maps may stand in braces too.
      }
    }
    try {
      List<JsonNode> documents = new ArrayList<>();
      LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
      for (Object each : new Load(settings).loadAllFromString(text)) {
        JsonNode node = ManifestDeclaration.JSON.valueToTree(each);
        if (node.isObject() && documents.size() < MOST_DOCUMENTS) {
          documents.add(node);
        }
      }
      return documents;
    } catch (YamlEngineException | IllegalArgumentException e) {
      return List.of();
    }
  }
}
