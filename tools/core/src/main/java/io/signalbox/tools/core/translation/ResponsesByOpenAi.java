package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import java.util.List;
import java.util.Set;

/**
 * Translates requests of OpenAI's Responses API to OpenAI chat and answers back. Nothing is kept
 * between two requests.
 */
final class ResponsesByOpenAi implements ProtocolTranslation {
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "input",
          "instructions",
          "max_output_tokens",
          "temperature",
          "top_p",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "text",
          "reasoning",
          "stream",
          "user",
          "service_tier",
          // Hints that change nothing that the model says.
          "client_metadata",
          "include",
          "metadata",
          "prompt_cache_key",
          "prompt_cache_retention",
          "safety_identifier",
          "store",
          "stream_options",
          // Said only when they change nothing; see neutral().
          "background",
          "max_tool_calls",
          "top_logprobs",
          "truncation");

  /**
   * Fields that refer to state at the provider, without which the request would mean something
   * else, so they are always refused.
   */
  private static final List<String> STATE =
      List.of("previous_response_id", "conversation", "prompt");

  private final TranslationSettings terms;

  ResponsesByOpenAi(TranslationSettings terms) {
    this.terms = terms;
  }

  @Override
  public byte[] request(byte[] client) {
    ObjectNode in = TranslationJson.read(client, "body");
    for (String name : STATE) {
      if (in.hasNonNull(name)) {
        throw new MalformedBodyException(
            "'"
                + name
                + "' names what an earlier request left at its provider, and over this route"
                + " nothing is kept; send the whole conversation in 'input'.");
      }
      in.remove(name);
    }
    terms.onlyKnown(in, KNOWN, "");
    neutral(in);
    ObjectNode out = TranslationJson.object();
    TranslationJson.copy(in, out, List.of("model", "temperature", "top_p", "stream", "user"));
    if (in.hasNonNull("max_output_tokens")) {
      out.set("max_completion_tokens", in.get("max_output_tokens"));
    }
    if (in.path("stream").asBoolean(false)) {
      out.putObject("stream_options").put("include_usage", true);
    }
    out.set("messages", new ResponsesInput(terms).messages(in));
    new ResponsesTools(terms).into(in, out);
    format(in.path("text"), out);
    TranslationJson.copy(in.path("text"), out, List.of("verbosity"));
    if (in.path("reasoning").hasNonNull("effort")) {
      out.set("reasoning_effort", in.path("reasoning").get("effort"));
    }
    if (!in.path("service_tier").asText("auto").equals("auto")) {
      out.set("service_tier", in.get("service_tier"));
    }
    return TranslationJson.bytes(out);
  }

  private void neutral(ObjectNode in) {
    if (in.path("background").asBoolean(false)) {
      terms.leaveOut("'background'");
    }
    if (in.path("top_logprobs").asInt(0) > 0
        || in.path("include").toString().contains("logprobs")) {
      terms.leaveOut("'top_logprobs'");
    }
    if (!in.path("truncation").asText("disabled").equals("disabled")) {
      terms.leaveOut("this 'truncation'");
    }
    if (in.hasNonNull("max_tool_calls")) {
      terms.leaveOut("'max_tool_calls'");
    }
  }

  private static void format(JsonNode text, ObjectNode out) {
    JsonNode format = text.path("format");
    switch (format.path("type").asText("text")) {
      case "json_object" -> out.putObject("response_format").put("type", "json_object");
      case "json_schema" ->
          TranslationJson.copy(
              format,
              out.putObject("response_format").put("type", "json_schema").putObject("json_schema"),
              List.of("name", "description", "schema", "strict"));
      default -> {}
    }
  }

  @Override
  public byte[] answer(byte[] client, int status, byte[] provider) {
    if (status != 200) {
      // Both protocols of OpenAI's word errors alike.
      return provider;
    }
    ObjectNode in = TranslationJson.read(provider, "answer");
    if (in.hasNonNull("error")) {
      return provider;
    }
    JsonNode choice = in.path("choices").path(0);
    if (!choice.path("message").isObject()) {
      throw new MalformedBodyException("The answer has no message.");
    }
    ResponseObject response = new ResponseObject(TranslationJson.read(client, "body"));
    response.begin(in);
    String finish = choice.path("finish_reason").asText();
    ArrayNode output = output(response, choice.get("message"), ResponseObject.status(finish));
    return TranslationJson.bytes(response.ended(finish, output, in.path("usage")));
  }

  private static ArrayNode output(ResponseObject response, JsonNode message, String status) {
    ArrayNode output = TranslationJson.array();
    String thought = ThinkingBlocks.thought(message);
    JsonNode blocks = message.path("thinking_blocks");
    if (!blocks.isEmpty()) {
      for (JsonNode block : blocks) {
        String text = block.path("thinking").asText("");
        output.add(response.reasoning(output.size(), text, ThinkingBlocks.sealed(block)));
      }
    } else if (!thought.isEmpty()) {
      String sealed = ThinkingBlocks.sealed(ThinkingBlocks.unsigned(thought));
      output.add(response.reasoning(output.size(), thought, sealed));
    }
    String text = message.path("content").asText("");
    String refusal = message.path("refusal").asText("");
    if (message.path("content").isTextual() && !text.isEmpty()) {
      output.add(response.message(output.size(), status, ResponseObject.text(text)));
    }
    if (message.path("refusal").isTextual() && !refusal.isEmpty()) {
      output.add(response.message(output.size(), status, ResponseObject.refusal(refusal)));
    }
    StreamedToolCalls calls = new StreamedToolCalls();
    message.path("tool_calls").forEach(calls::take);
    for (StreamedToolCalls.StreamedCall call : calls.all()) {
      output.add(response.call(output.size(), call, status));
    }
    return output;
  }

  @Override
  public EventTranslation events(byte[] client) {
    return new OpenAiToResponsesEvents(new ResponseObject(TranslationJson.read(client, "body")));
  }
}
