package io.signalbox.tools.gateway.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.ModelPrompt;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import java.util.List;

/**
 * Builder of chat completion requests for a conversation with a model that grows turn by turn. In
 * OpenAI's shape; where the provider speaks another, the gateway translates. For one thread.
 */
final class ModelConversation {
  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode messages;

  ModelConversation(String route, int mostTokens, ModelPrompt prompt, List<AnswerTool> tools) {
    root.put("model", route).put("temperature", 0.0).put("max_tokens", mostTokens);
    messages = root.putArray("messages");
    messages.addObject().put("role", "system").put("content", prompt.instructions());
    messages.addObject().put("role", "user").put("content", prompt.material());
    if (!tools.isEmpty()) {
      ArrayNode offered = root.putArray("tools");
      tools.forEach(tool -> offered.add(offer(tool)));
    }
  }

  private static ObjectNode offer(AnswerTool tool) {
    ObjectNode offer = JSON.createObjectNode().put("type", "function");
    ObjectNode function = offer.putObject("function");
    function.put("name", tool.name()).put("description", tool.description());
    try {
      function.set("parameters", JSON.readTree(tool.parameters()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tool's schema is JSON", e);
    }
    return offer;
  }

  /** Returns the next request. */
  RequestBody request(boolean streams, boolean mayUseTools) {
    if (streams) {
      root.put("stream", true);
    }
    if (root.has("tools") && !mayUseTools) {
      // They stay declared, for some providers want that once one was called.
      root.put("tool_choice", "none");
    }
    return RequestBody.read(ApiProtocol.OPENAI_CHAT, root.toString().getBytes(UTF_8));
  }

  /** Appends the model's message. */
  void said(ModelTurn turn) {
    ObjectNode message = messages.addObject().put("role", "assistant");
    if (turn.text().isEmpty()) {
      message.putNull("content");
    } else {
      message.put("content", turn.text());
    }
    ArrayNode calls = message.putArray("tool_calls");
    for (ModelTurn.ToolUse use : turn.uses()) {
      ObjectNode call = calls.addObject().put("id", use.id()).put("type", "function");
      call.putObject("function").put("name", use.name()).put("arguments", use.arguments());
    }
  }

  /** Appends the result of a tool call. */
  void found(ModelTurn.ToolUse use, String text) {
    messages.addObject().put("role", "tool").put("tool_call_id", use.id()).put("content", text);
  }
}
