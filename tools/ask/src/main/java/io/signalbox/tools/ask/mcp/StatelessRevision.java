package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Implementation of MCP version 2026-07-28, which has no handshake, until the SDK's server supports
 * one asker for each request. A request names its version in {@code _meta} and headers, {@code
 * server/discover} returns the capabilities, and results carry a cache lifetime.
 */
final class StatelessRevision {
  static final String VERSION = "2026-07-28";
  static final String VERSION_HEADER = "mcp-protocol-version";
  private static final String META = "io.modelcontextprotocol/";
  private static final JsonMapper JSON = new JsonMapper();

  /** Cache lifetime of results in milliseconds, short since rights may change at any time. */
  private static final int KEEPS_MILLIS = 60_000;

  private static final Set<String> REMOVED =
      Set.of(
          "initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe");

  private static final Set<String> KEPT =
      Set.of(
          "tools/list",
          "prompts/list",
          "resources/list",
          "resources/templates/list",
          "resources/read");

  /** Name of the parameter that a request's header must repeat, by method. */
  private static final Map<String, String> NAMED =
      Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

  private final ObjectNode about;
  private final ObjectNode capabilities;
  private final String instructions;

  StatelessRevision(ServerIdentity identity, JacksonMapper mapper) {
    try {
      this.about = JSON.readValue(mapper.writeValueAsBytes(identity.about()), ObjectNode.class);
      this.capabilities =
          JSON.readValue(mapper.writeValueAsBytes(identity.capabilities()), ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException("an identity is plain JSON", e);
    }
    this.instructions = identity.instructions();
  }

  /** Returns whether a request is of this version, or names a version in the way of this one. */
  boolean isMeant(JsonNode message, Function<String, Optional<String>> header) {
    return header.apply(VERSION_HEADER).filter(VERSION::equals).isPresent()
        || message.path("params").path("_meta").has(META + "protocolVersion")
        || message.path("method").asText().equals("server/discover");
  }

  /** Returns the error reply for an invalid request; empty when it can be answered. */
  Optional<McpReply> objection(
      JsonNode message, JsonNode id, Function<String, Optional<String>> header) {
    JsonNode meta = message.path("params").path("_meta");
    String version = meta.path(META + "protocolVersion").asText();
    if (version.isEmpty() || !meta.path(META + "clientCapabilities").isObject()) {
      return wrong(
          id,
          RpcErrors.PARAMETERS,
          "_meta lacks " + META + "protocolVersion or clientCapabilities.");
    }
    Optional<String> named = header.apply(VERSION_HEADER);
    if (named.isPresent() && !named.get().equals(version)) {
      return wrong(
          id, RpcErrors.HEADER_MISMATCH, "MCP-Protocol-Version and _meta name two versions.");
    }
    if (!version.equals(VERSION)) {
      ObjectNode error =
          RpcErrors.response(
              Optional.of(id),
              RpcErrors.UNSUPPORTED_VERSION,
              "This server does not speak that version.");
      ObjectNode data = ((ObjectNode) error.get("error")).putObject("data");
      data.putArray("supported").add(VERSION);
      data.put("requested", version);
      return Optional.of(new McpReply(400, Optional.of(error.toString())));
    }
    return headerMismatch(message, id, header);
  }

  /**
   * Returns an error if an HTTP request's headers lack the version, or differ from its body in
   * method or name, since proxies rely on them. Other transports have no headers.
   */
  private static Optional<McpReply> headerMismatch(
      JsonNode message, JsonNode id, Function<String, Optional<String>> header) {
    if (header.apply("host").isEmpty()) {
      return Optional.empty();
    }
    String method = message.path("method").asText();
    if (header.apply(VERSION_HEADER).isEmpty()) {
      return wrong(id, RpcErrors.HEADER_MISMATCH, "The header MCP-Protocol-Version is missing.");
    }
    if (!header.apply("mcp-method").map(String::strip).equals(Optional.of(method))) {
      return wrong(
          id, RpcErrors.HEADER_MISMATCH, "The header Mcp-Method does not name the body's method.");
    }
    Optional<String> name =
        Optional.ofNullable(NAMED.get(method))
            .map(field -> message.path("params").path(field).asText());
    return name.isPresent()
            && !header.apply("mcp-name").flatMap(StatelessRevision::decoded).equals(name)
        ? wrong(id, RpcErrors.HEADER_MISMATCH, "The header Mcp-Name does not name the body's name.")
        : Optional.empty();
  }

  /** Decodes a header's value, which is base64 where it could not be sent as it is. */
  private static Optional<String> decoded(String value) {
    String plain = value.strip();
    if (!plain.startsWith("=?base64?") || !plain.endsWith("?=")) {
      return Optional.of(plain);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(plain.substring(9, plain.length() - 2));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<McpReply> wrong(JsonNode id, int code, String sentence) {
    return Optional.of(RpcErrors.reply(400, Optional.of(id), code, sentence));
  }

  /** Answers methods that the SDK does not know, or must not answer in this version. */
  Optional<McpReply> discovery(JsonNode message, JsonNode id) {
    String method = message.path("method").asText();
    if (REMOVED.contains(method)) {
      return Optional.of(
          RpcErrors.reply(
              404,
              Optional.of(id),
              RpcErrors.NO_METHOD,
              "Version " + VERSION + " has no " + method + "."));
    }
    if (!method.equals("server/discover")) {
      return Optional.empty();
    }
    ObjectNode result = JSON.createObjectNode();
    result.putArray("supportedVersions").add(VERSION);
    result.set("capabilities", capabilities.deepCopy());
    result.put("instructions", instructions);
    keeps(result);
    ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0");
    response.set("id", id);
    response.set("result", finished(result));
    return Optional.of(new McpReply(200, Optional.of(response.toString())));
  }

  /** Completes a response of the SDK with the fields of this version. */
  McpReply complete(String method, JsonNode message, ObjectNode response) {
    if (response.get("result") instanceof ObjectNode result) {
      if (KEPT.contains(method)) {
        keeps(result);
      }
      finished(result);
      return new McpReply(200, Optional.of(response.toString()));
    }
    int status = 200;
    if (response.get("error") instanceof ObjectNode error) {
      int code = error.path("code").asInt();
      if (code == RpcErrors.NO_METHOD) {
        status = 404;
      } else if (code == RpcErrors.LACKS_CAPABILITY) {
        status = 400;
      } else if (code == RpcErrors.NO_RESOURCE) {
        error.put("code", RpcErrors.PARAMETERS);
        error.putObject("data").put("uri", message.path("params").path("uri").asText());
      }
    }
    return new McpReply(status, Optional.of(response.toString()));
  }

  private ObjectNode finished(ObjectNode result) {
    result.put("resultType", "complete");
    ObjectNode meta =
        result.get("_meta") instanceof ObjectNode given ? given : result.putObject("_meta");
    meta.set(META + "serverInfo", about.deepCopy());
    return result;
  }

  private static void keeps(ObjectNode result) {
    result.put("ttlMs", KEEPS_MILLIS).put("cacheScope", "private");
  }
}
