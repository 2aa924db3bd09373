package io.signalbox.tools.workflow.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.agent.AgentProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Converter between the {@code server.json} of the MCP registry and agent declarations. Source: the
 * schema of 2025-12-11 at static.modelcontextprotocol.io. Pure.
 */
final class McpServerConverter {
  static final String SCHEMA =
      "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

  /** Key of the registry's metadata under which publishers may add data of their own. */
  private static final String PUBLISHER = "io.modelcontextprotocol.registry/publisher-provided";

  private static final String DECLARATION = "signalbox";
  private static final int LONGEST_DESCRIPTION = 100;
  private static final String WEB = "https?://\\S+";

  private McpServerConverter() {}

  static boolean fits(JsonNode root) {
    boolean isNamed = root.path("name").isTextual();
    boolean isOfRegistry = root.path("$schema").asText("").contains("modelcontextprotocol");
    return isNamed
        && (isOfRegistry
            || ((root.path("packages").isArray() || root.path("remotes").isArray())
                && root.path("name").asText().contains("/")));
  }

  /**
   * Converts a server to a declaration under Signalbox's keys, named after the last part of the
   * server's name.
   */
  static ObjectNode read(JsonNode server, List<String> notes) {
    String name = server.path("name").asText();
    String[] parts = name.split("/", -1);
    String purpose = server.path("description").asText(server.path("title").asText(""));
    ObjectNode all = ManifestDeclaration.begun(parts[parts.length - 1], purpose);
    ManifestDeclaration.text(all, "repository", server.at("/repository/url").asText(""));
    ManifestDeclaration.text(all, "runs-on", place(server));
    notes.add("It is the server " + name + " of MCP, version " + version(server) + ".");
    List<String> secrets = secrets(server);
    if (!secrets.isEmpty()) {
      notes.add("It wants the secrets " + String.join(", ", secrets) + ": whose keys are they?");
    }
    JsonNode declared = server.path("_meta").path(PUBLISHER).path(DECLARATION);
    if (declared.isObject()) {
      ManifestDeclaration.overlay(all, declared);
    } else {
      notes.add(AgentCardConverter.UNSAID);
    }
    return all;
  }

  private static String version(JsonNode server) {
    // Until 2025-07 it stood under version_detail.
    return server.path("version").asText(server.at("/version_detail/version").asText("unnamed"));
  }

  private static String place(JsonNode server) {
    String remote = server.path("remotes").path(0).path("url").asText("");
    if (!remote.isEmpty()) {
      return remote;
    }
    JsonNode one = server.path("packages").path(0);
    String kind = one.path("registryType").asText(one.path("registry_type").asText("package"));
    String id = one.path("identifier").asText(one.path("name").asText(""));
    return id.isEmpty() ? "" : kind + " " + id;
  }

  private static List<String> secrets(JsonNode server) {
    List<String> names = new ArrayList<>();
    for (JsonNode one : server.path("packages")) {
      for (String key : List.of("environmentVariables", "environment_variables")) {
        one.path(key)
            .forEach(
                variable -> {
                  if (variable.path("isSecret").asBoolean(variable.path("is_secret").asBoolean())) {
                    names.add(variable.path("name").asText());
                  }
                });
      }
    }
    return names.stream().distinct().toList();
  }

  /** Converts a profile to a server of the schema of 2025-12-11. */
  static ObjectNode write(AgentProfile is, List<String> notes) {
    ObjectNode server = ManifestDeclaration.JSON.createObjectNode();
    server.put("$schema", SCHEMA).put("name", "local.signalbox/" + is.name());
    notes.add(
        "The name begins with local.signalbox: the registry wants a name space that is yours.");
    String purpose = is.purpose();
    if (purpose.length() > LONGEST_DESCRIPTION) {
      notes.add("The description is cut to the 100 characters that the registry takes.");
      purpose = purpose.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }
    server.put("description", purpose).put("version", "0.0.0");
    notes.add("The version is written as 0.0.0: an agent's profile has none.");
    if (is.practice().repository().matches(WEB)) {
      server
          .putObject("repository")
          .put("url", is.practice().repository())
          .put("source", is.practice().repository().contains("gitlab") ? "gitlab" : "github");
    }
    if (is.runsOn().matches(WEB)) {
      server.putArray("remotes").addObject().put("type", "streamable-http").put("url", is.runsOn());
    } else {
      notes.add("No address: 'runs-on' is no URL, so there are no remotes and no packages.");
    }
    server.putObject("_meta").putObject(PUBLISHER).set(DECLARATION, ManifestDeclaration.of(is));
    return server;
  }
}
