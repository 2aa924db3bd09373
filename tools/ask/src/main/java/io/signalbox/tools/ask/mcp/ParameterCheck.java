package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Validates a request's parameters before the MCP SDK parses them, so that a client gets a clear
 * error and the log none. Null parameters count as left out, as some clients send them.
 */
final class ParameterCheck {
  private static final Map<String, List<NamedParameter>> EXPECTED =
      Map.of(
          "initialize",
          List.of(needed("protocolVersion"), object("capabilities"), object("clientInfo")),
          "tools/call",
          List.of(needed("name"), object("arguments")),
          "resources/read",
          List.of(needed("uri")),
          "resources/subscribe",
          List.of(needed("uri")),
          "resources/unsubscribe",
          List.of(needed("uri")),
          "prompts/get",
          List.of(needed("name"), object("arguments")),
          "completion/complete",
          List.of(neededObject("ref"), neededObject("argument")),
          "logging/setLevel",
          List.of(needed("level")));

  /** Types to which the SDK converts the parameters of each method. */
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "initialize", McpSchema.InitializeRequest.class,
          "tools/call", McpSchema.CallToolRequest.class,
          "resources/read", McpSchema.ReadResourceRequest.class,
          "prompts/get", McpSchema.GetPromptRequest.class,
          "completion/complete", McpSchema.CompleteRequest.class);

  private final JacksonMapper mapper;

  ParameterCheck(JacksonMapper mapper) {
    this.mapper = mapper;
  }

  /** Expected parameter of a method. */
  private record NamedParameter(String name, boolean isObject, boolean isNeeded) {
    Optional<String> objection(JsonNode params) {
      JsonNode value = params.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return isNeeded ? Optional.of(name + " is missing.") : Optional.empty();
      }
      if (isObject) {
        return value.isObject() ? Optional.empty() : Optional.of(name + " has to be an object.");
      }
      return value.isTextual() ? Optional.empty() : Optional.of(name + " has to be a text.");
    }
  }

  private static NamedParameter needed(String name) {
    return new NamedParameter(name, /* isObject= */ false, /* isNeeded= */ true);
  }

  private static NamedParameter object(String name) {
    return new NamedParameter(name, /* isObject= */ true, /* isNeeded= */ false);
  }

  private static NamedParameter neededObject(String name) {
    return new NamedParameter(name, /* isObject= */ true, /* isNeeded= */ true);
  }

  /** Returns the error in the parameters; empty when they can be used. */
  Optional<String> objection(String method, JsonNode params) {
    if (!params.isMissingNode() && !params.isNull() && !params.isObject()) {
      return Optional.of("The parameters of " + method + " have to be an object.");
    }
    List<NamedParameter> expected = EXPECTED.getOrDefault(method, List.of());
    Optional<String> objection =
        expected.stream().flatMap(each -> each.objection(params).stream()).findFirst();
    if (objection.isEmpty() && !params.path("_meta").isMissingNode()) {
      objection = object("_meta").objection(params);
    }
    if (objection.isEmpty() && method.endsWith("/list")) {
      objection = cursor(params);
    }
    return objection.map(each -> method + ": " + each).or(() -> unreadable(method, params));
  }

  /** Returns an error for a cursor, since lists are returned whole and no cursor is ever issued. */
  private static Optional<String> cursor(JsonNode params) {
    return new NamedParameter("cursor", /* isObject= */ false, /* isNeeded= */ false)
        .objection(params)
        .or(
            () ->
                params.path("cursor").asText().isEmpty() || params.path("cursor").isNull()
                    ? Optional.empty()
                    : Optional.of("cursor is none that this server gave."));
  }

  /**
   * Returns an error without the SDK's words, which are about its classes, if the SDK cannot
   * convert the parameters.
   */
  private Optional<String> unreadable(String method, JsonNode params) {
    Class<?> type = TYPES.get(method);
    if (type == null) {
      return Optional.empty();
    }
    try {
      mapper.convertValue(params, type);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("The parameters do not fit " + method + ".");
    }
  }
}
