package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** JSON-RPC error codes, including those of MCP, and error responses. */
final class RpcErrors {
  static final int UNREADABLE = -32700;
  static final int INVALID = -32600;
  static final int NO_METHOD = -32601;
  static final int PARAMETERS = -32602;
  static final int INTERNAL = -32603;

  /** Unknown resource, in versions before 2026-07-28. */
  static final int NO_RESOURCE = -32002;

  static final int HEADER_MISMATCH = -32020;

  /** The client lacks a capability that the call requires. */
  static final int LACKS_CAPABILITY = -32021;

  static final int UNSUPPORTED_VERSION = -32022;

  private static final JsonMapper JSON = new JsonMapper();

  private RpcErrors() {}

  static McpReply reply(int status, Optional<JsonNode> id, int code, String sentence) {
    return new McpReply(status, Optional.of(response(id, code, sentence).toString()));
  }

  static ObjectNode response(Optional<JsonNode> id, int code, String sentence) {
    ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0");
    response.set("id", id.orElse(JSON.nullNode()));
    response.putObject("error").put("code", code).put("message", sentence);
    return response;
  }
}
