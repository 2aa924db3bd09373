package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.ProtocolVersions;
import io.signalbox.tools.ask.asker.Asker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stateless MCP server that answers single messages, both of protocol versions with a handshake and
 * of 2026-07-28. Safe for use from several threads.
 */
public final class McpMessages {
  private static final Logger log = LoggerFactory.getLogger(McpMessages.class);
  private static final JsonMapper JSON = new JsonMapper();

  /** Supported versions with a handshake, newest first. */
  static final List<String> VERSIONS =
      List.of(
          ProtocolVersions.MCP_2025_11_25,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2024_11_05);

  /** Only version that has batches of messages. */
  private static final String BATCHES = ProtocolVersions.MCP_2025_03_26;

  private static final int MOST_IN_BATCH = 20;

  private final ServerIdentity identity;
  private final List<McpToolProvider> offers;
  private final StatelessRevision revision;
  private final JacksonMapper mapper = new JacksonMapper();
  private final McpSchemaValidator schemas = new McpSchemaValidator();
  private final ParameterCheck parameters = new ParameterCheck(mapper);

  public McpMessages(ServerIdentity identity, List<McpToolProvider> offers) {
    this.identity = identity;
    this.offers = List.copyOf(offers);
    this.revision = new StatelessRevision(identity, mapper);
  }

  /**
   * Answers a message or a batch of them; may block.
   *
   * @param header a header of the request by its name in small letters; empty where the wire has
   *     none
   * @param before takes messages that go before the answer, which tell how far it is
   */
  public McpReply answer(
      String body,
      Function<String, Optional<String>> header,
      Asker asker,
      Consumer<String> before) {
    try {
      JsonNode message = JSON.readTree(body);
      return message instanceof ArrayNode batch
          ? batch(batch, header, asker, before)
          : single(message, header, asker, before);
    } catch (JsonProcessingException e) {
      return RpcErrors.reply(400, Optional.empty(), RpcErrors.UNREADABLE, "That is not JSON.");
    }
  }

  /**
   * Answers a batch, which only version 2025-03-26 has; its clients name no version in a header.
   */
  private McpReply batch(
      ArrayNode batch,
      Function<String, Optional<String>> header,
      Asker asker,
      Consumer<String> before) {
    Optional<String> version = header.apply(StatelessRevision.VERSION_HEADER);
    String objection =
        version.isPresent() && !version.get().equals(BATCHES)
            ? "One message a request: version " + BATCHES + " alone has batches."
            : batch.isEmpty()
                ? "The batch is empty."
                : batch.size() > MOST_IN_BATCH
                    ? "A batch has up to " + MOST_IN_BATCH + " messages."
                    : "";
    if (!objection.isEmpty()) {
      return RpcErrors.reply(400, Optional.empty(), RpcErrors.INVALID, objection);
    }
    List<String> answers = new ArrayList<>();
    for (JsonNode message : batch) {
      McpReply reply =
          message.path("method").asText().equals("initialize")
              ? RpcErrors.reply(
                  400,
                  Optional.ofNullable(message.get("id")),
                  RpcErrors.INVALID,
                  "initialize comes alone, in no batch.")
              : single(message, header, asker, before);
      reply.message().ifPresent(answers::add);
    }
    return answers.isEmpty()
        ? new McpReply(202, Optional.empty())
        : new McpReply(200, Optional.of("[" + String.join(",", answers) + "]"));
  }

  private McpReply single(
      JsonNode message,
      Function<String, Optional<String>> header,
      Asker asker,
      Consumer<String> before) {
    Optional<JsonNode> id = Optional.ofNullable(message.get("id"));
    if (!message.path("jsonrpc").asText().equals("2.0")) {
      return RpcErrors.reply(400, id, RpcErrors.INVALID, "That is not a JSON-RPC 2.0 message.");
    }
    if (!message.path("method").isTextual()) {
      boolean isResponse = message.has("result") || message.has("error");
      return isResponse
          ? new McpReply(202, Optional.empty())
          : RpcErrors.reply(400, id, RpcErrors.INVALID, "The message names no method.");
    }
    if (id.isEmpty()) {
      // Nothing is under way from one request to the next that a notification could be about.
      return new McpReply(202, Optional.empty());
    }
    if (!id.get().isTextual() && !id.get().isIntegralNumber()) {
      return RpcErrors.reply(
          400, Optional.empty(), RpcErrors.INVALID, "The id is no text and no whole number.");
    }
    return request(message, header, asker, before);
  }

  private McpReply request(
      JsonNode message,
      Function<String, Optional<String>> header,
      Asker asker,
      Consumer<String> before) {
    String method = message.path("method").asText();
    JsonNode id = message.path("id");
    if (revision.isMeant(message, header)) {
      return revision
          .objection(message, id, header)
          .or(() -> revision.discovery(message, id))
          .orElseGet(() -> revision.complete(method, message, response(message, asker, before)));
    }
    Optional<String> version = header.apply(StatelessRevision.VERSION_HEADER);
    if (version.isPresent() && !method.equals("initialize") && !VERSIONS.contains(version.get())) {
      return RpcErrors.reply(
          400,
          Optional.of(id),
          RpcErrors.INVALID,
          "This server speaks the versions "
              + String.join(", ", VERSIONS)
              + " and "
              + StatelessRevision.VERSION
              + ".");
    }
    return new McpReply(200, Optional.of(response(message, asker, before).toString()));
  }

  /** Replaces the SDK's error for an unknown tool, which names another tool. */
  private static ObjectNode plain(ObjectNode response) {
    if (response.get("error") instanceof ObjectNode error
        && error.path("message").asText().startsWith("Unknown tool")) {
      error.put("message", "There is no tool of this name that you may use.");
      error.remove("data");
    }
    return response;
  }

  private ObjectNode response(JsonNode message, Asker asker, Consumer<String> before) {
    String method = message.path("method").asText();
    JsonNode id = message.path("id");
    Optional<String> objection = parameters.objection(method, message.path("params"));
    if (objection.isPresent()) {
      return RpcErrors.response(Optional.of(id), RpcErrors.PARAMETERS, objection.get());
    }
    try {
      RequestTransport transport = new RequestTransport(VERSIONS.reversed());
      McpServer.StatelessSyncSpecification server =
          McpServer.sync(transport)
              .jsonMapper(mapper)
              .jsonSchemaValidator(schemas)
              .serverInfo(identity.about())
              .capabilities(identity.capabilities())
              .instructions(identity.instructions())
              .immediateExecution(true);
      Optional<String> tool =
          method.equals("tools/call")
              ? Optional.of(message.path("params").path("name").asText())
              : Optional.empty();
      McpToolProvider.OfferRequest request =
          new McpToolProvider.OfferRequest(asker, method, tool, ProgressReport.of(message, before));
      offers.forEach(each -> each.add(server, request));
      server.build();
      Object params =
          message.hasNonNull("params")
              ? JSON.convertValue(message.get("params"), Object.class)
              : null;
      McpSchema.JSONRPCResponse response =
          transport.answer(
              new McpSchema.JSONRPCRequest(method, JSON.convertValue(id, Object.class), params));
      return plain(JSON.readValue(mapper.writeValueAsBytes(response), ObjectNode.class));
    } catch (IOException | RuntimeException e) {
      log.error("an MCP request for {} failed", method.replaceAll("[^\\w/]", "?"), e);
      return RpcErrors.response(
          Optional.of(id), RpcErrors.INTERNAL, "The server failed; its log says why.");
    }
  }
}
