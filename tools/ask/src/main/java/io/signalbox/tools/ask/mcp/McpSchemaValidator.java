package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.signalbox.tools.gateway.call.JsonSchemaCheck;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Implementation of the MCP SDK's JSON schema validator port with {@code JsonSchemaCheck}. */
final class McpSchemaValidator implements JsonSchemaValidator {
  private static final JsonMapper JSON = new JsonMapper();

  /** Most schemas in the cache. */
  private static final int MOST = 500;

  /** Longest error message, in characters; an invalid value may be as long as a request. */
  private static final int LONGEST = 300;

  private static final Pattern MISSING =
      Pattern.compile("Object does not have some of the required properties \\[\\[(.*?)]]");

  private final Map<String, JsonSchemaCheck> checks = new ConcurrentHashMap<>();

  @Override
  public ValidationResponse validate(Map<String, Object> schema, Object content) {
    try {
      if (checks.size() > MOST) {
        checks.clear();
      }
      Optional<String> objection =
          checks
              .computeIfAbsent(JSON.writeValueAsString(schema), JsonSchemaCheck::new)
              .objection(content instanceof String text ? text : JSON.writeValueAsString(content));
      return objection
          .map(McpSchemaValidator::shortened)
          .map(ValidationResponse::asInvalid)
          .orElseGet(() -> ValidationResponse.asValid(""));
    } catch (JsonProcessingException e) {
      return ValidationResponse.asInvalid("it is not JSON");
    }
  }

  private static String shortened(String objection) {
    String plain =
        MISSING
            .matcher(objection)
            .replaceAll("$1 is missing")
            .replaceFirst("^at '': ", "")
            .replace("False schema always fails", "there is no such parameter");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
