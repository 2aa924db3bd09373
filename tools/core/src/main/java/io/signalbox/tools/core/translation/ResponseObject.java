package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.translation.StreamedToolCalls.StreamedCall;
import java.util.List;
import java.util.Set;

/**
 * Builder of the response object and output items of OpenAI's Responses API for one answer. For one
 * answer.
 */
final class ResponseObject {
  private static final List<String> ECHOED =
      List.of(
          "instructions",
          "max_output_tokens",
          "metadata",
          "parallel_tool_calls",
          "reasoning",
          "temperature",
          "text",
          "tool_choice",
          "tools",
          "top_p",
          "user");

  private final ObjectNode request;
  private final Set<String> custom;
  private String id = "resp";
  private String suffix = "";
  private String model = "";
  private long created;

  /**
   * @param request that it answers
   */
  ResponseObject(ObjectNode request) {
    this.request = request;
    this.custom = ResponsesTools.custom(request);
  }

  /** Takes id, model and creation time from a chat answer or its first chunk. */
  void begin(ObjectNode answer) {
    suffix = answer.path("id").asText("0");
    id = "resp_" + suffix;
    model = answer.path("model").asText();
    created = answer.path("created").asLong();
  }

  static String status(String finish) {
    return finish.equals("length") || finish.equals("content_filter") ? "incomplete" : "completed";
  }

  /** Returns the response object in progress. */
  ObjectNode open() {
    ObjectNode out =
        TranslationJson.object()
            .put("id", id)
            .put("object", "response")
            .put("created_at", created)
            .put("status", "in_progress")
            .put("model", model);
    out.putNull("error").putNull("incomplete_details").putNull("instructions");
    out.putNull("max_output_tokens").putNull("previous_response_id").putNull("user");
    out.putObject("metadata");
    out.put("parallel_tool_calls", true).put("tool_choice", "auto").put("store", false);
    out.put("temperature", 1.0).put("top_p", 1.0).put("truncation", "disabled");
    out.putObject("reasoning").putNull("effort").putNull("summary");
    out.putObject("text").putObject("format").put("type", "text");
    out.putArray("tools");
    TranslationJson.copy(request, out, ECHOED);
    out.putArray("output");
    out.putNull("usage");
    return out;
  }

  /** Returns the response object at its end. */
  ObjectNode ended(String finish, ArrayNode output, JsonNode usage) {
    ObjectNode out = open().put("status", status(finish));
    if (status(finish).equals("incomplete")) {
      out.putObject("incomplete_details")
          .put("reason", finish.equals("length") ? "max_output_tokens" : finish);
    }
    out.set("output", output);
    out.set("usage", usage(usage));
    return out;
  }

  /** Returns the response object of an answer that broke off with an error. */
  ObjectNode failed(String code, String sentence, ArrayNode output) {
    ObjectNode out = open().put("status", "failed");
    out.putObject("error").put("code", code).put("message", sentence);
    out.set("output", output);
    return out;
  }

  ObjectNode reasoning(int place, String text, String sealed) {
    ObjectNode item =
        TranslationJson.object().put("type", "reasoning").put("id", itemId("rs", place));
    ArrayNode summary = item.putArray("summary");
    if (!text.isEmpty()) {
      summary.addObject().put("type", "summary_text").put("text", text);
    }
    return item.put("encrypted_content", sealed);
  }

  ObjectNode message(int place, String status, ObjectNode part) {
    ObjectNode item =
        TranslationJson.object()
            .put("type", "message")
            .put("id", itemId("msg", place))
            .put("status", status)
            .put("role", "assistant");
    item.putArray("content").add(part);
    return item;
  }

  static ObjectNode text(String text) {
    ObjectNode part = TranslationJson.object().put("type", "output_text").put("text", text);
    part.putArray("annotations");
    part.putArray("logprobs");
    return part;
  }

  static ObjectNode refusal(String text) {
    return TranslationJson.object().put("type", "refusal").put("refusal", text);
  }

  boolean isCustom(StreamedCall call) {
    return custom.contains(call.name);
  }

  /** Returns the output item of a tool call, with its arguments so far. */
  ObjectNode call(int place, StreamedCall call, String status) {
    boolean isCustom = isCustom(call);
    ObjectNode item =
        TranslationJson.object()
            .put("type", isCustom ? "custom_tool_call" : "function_call")
            .put("id", itemId(isCustom ? "ctc" : "fc", place))
            .put("call_id", call.id)
            .put("name", call.name);
    item.put(isCustom ? ResponsesTools.INPUT : "arguments", said(call));
    return item.put("status", status);
  }

  /** Returns a tool call's input: text for a custom tool, JSON for a function. */
  String said(StreamedCall call) {
    String arguments = call.arguments.toString();
    return isCustom(call)
        ? TranslationJson.argumentsSaid(arguments).path(ResponsesTools.INPUT).asText(arguments)
        : arguments;
  }

  private String itemId(String kind, int place) {
    return kind + "_" + suffix + "_" + place;
  }

  private static ObjectNode usage(JsonNode in) {
    JsonNode details = in.path("prompt_tokens_details");
    long input = in.path("prompt_tokens").asLong();
    long output = in.path("completion_tokens").asLong();
    ObjectNode out = TranslationJson.object().put("input_tokens", input);
    ObjectNode cached =
        out.putObject("input_tokens_details")
            .put("cached_tokens", details.path("cached_tokens").asLong());
    TranslationJson.copy(details, cached, List.of("cache_write_tokens"));
    out.put("output_tokens", output)
        .putObject("output_tokens_details")
        .put(
            "reasoning_tokens",
            in.path("completion_tokens_details").path("reasoning_tokens").asLong());
    return out.put("total_tokens", input + output);
  }
}
