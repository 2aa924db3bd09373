package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.translation.StreamedToolCalls.StreamedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates OpenAI chat completion chunks to the events of OpenAI's Responses API, with numbered
 * events and one open item at a time. A tool call that begins while another is open waits for its
 * end.
 */
final class OpenAiToResponsesEvents implements EventTranslation {
  private final ResponseObject response;
  private final ArrayNode output = TranslationJson.array();
  private final StreamedToolCalls calls = new StreamedToolCalls();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder late = new StringBuilder();
  private List<SseEvent> out = new ArrayList<>();
  private OpenItemKind open = OpenItemKind.NONE;
  private Optional<JsonNode> block = Optional.empty();
  private ObjectNode item = TranslationJson.object();
  private JsonNode usage = MissingNode.getInstance();
  private String finish = "";
  private int callsShown;
  private int sequence;
  private boolean begun;
  private boolean over;

  OpenAiToResponsesEvents(ResponseObject response) {
    this.response = response;
  }

  @Override
  public List<SseEvent> next(SseEvent event) {
    if (event.isLast()) {
      return end();
    }
    Optional<ObjectNode> data = TranslationJson.data(event);
    if (data.isEmpty() || over) {
      return List.of();
    }
    ObjectNode in = data.get();
    begin(in);
    if (in.hasNonNull("error")) {
      fail(in.path("error"));
      return sent();
    }
    if (in.path("usage").isObject()) {
      usage = in.get("usage");
    }
    JsonNode choice = in.path("choices").path(0);
    take(choice.path("delta"));
    if (choice.hasNonNull("finish_reason")) {
      finish = choice.get("finish_reason").asText();
    }
    return sent();
  }

  private List<SseEvent> sent() {
    List<SseEvent> events = out;
    out = new ArrayList<>();
    return events;
  }

  private void begin(ObjectNode in) {
    if (begun) {
      return;
    }
    begun = true;
    response.begin(in);
    send("response.created", "response", response.open());
    send("response.in_progress", "response", response.open());
  }

  private void fail(JsonNode error) {
    over = true;
    String sentence = error.path("message").asText(error.asText("The provider broke off."));
    String code = error.path("code").asText("server_error");
    // One form for OpenAI's own clients, one for the AI SDK, and the last event for Codex.
    ObjectNode data = event("error").put("code", code).put("message", sentence).putNull("param");
    data.putObject("error")
        .put("type", error.path("type").asText("server_error"))
        .put("code", code)
        .put("message", sentence)
        .putNull("param");
    send(data);
    send("response.failed", "response", response.failed(code, sentence, output));
  }

  private void take(JsonNode delta) {
    think(delta);
    say(OpenItemKind.TEXT, delta.path("content").asText(""));
    say(OpenItemKind.REFUSAL, delta.path("refusal").asText(""));
    delta.path("tool_calls").forEach(piece -> call(calls.take(piece)));
  }

  private void think(JsonNode delta) {
    String thought = ThinkingBlocks.thought(delta);
    if (!thought.isEmpty()) {
      openReasoning();
      text.append(thought);
      send(inItem("summary_index", "response.reasoning_summary_text.delta").put("delta", thought));
    }
    for (JsonNode whole : delta.path("thinking_blocks")) {
      openReasoning();
      block = Optional.of(whole);
      close("completed");
    }
  }

  private void openReasoning() {
    if (open != OpenItemKind.REASONING) {
      close("completed");
      add(OpenItemKind.REASONING, response.reasoning(output.size(), "", ""));
      part(inItem("summary_index", "response.reasoning_summary_part.added"), "");
    }
  }

  private void part(ObjectNode event, String said) {
    event.putObject("part").put("type", "summary_text").put("text", said);
    send(event);
  }

  private void say(OpenItemKind what, String more) {
    if (more.isEmpty()) {
      return;
    }
    if (open == OpenItemKind.CALL) {
      late.append(more);
      return;
    }
    if (open != what) {
      close("completed");
      ObjectNode message = response.message(output.size(), "in_progress", what.content(""));
      message.putArray("content");
      add(what, message);
      ObjectNode added = inItem("content_index", "response.content_part.added");
      added.set("part", what.content(""));
      send(added);
    }
    text.append(more);
    ObjectNode delta =
        inItem("content_index", "response." + what.eventName() + ".delta").put("delta", more);
    if (what == OpenItemKind.TEXT) {
      delta.putArray("logprobs");
    }
    send(delta);
  }

  private void call(StreamedCall call) {
    if (open == OpenItemKind.CALL && calls.all().get(callsShown - 1) == call) {
      arguments(call);
    } else if (open != OpenItemKind.CALL && calls.all().indexOf(call) == callsShown) {
      show(call);
    }
  }

  private void show(StreamedCall call) {
    close("completed");
    ObjectNode added = response.call(output.size(), call, "in_progress");
    added.put(response.isCustom(call) ? ResponsesTools.INPUT : "arguments", "");
    add(OpenItemKind.CALL, added);
    callsShown++;
    arguments(call);
  }

  private void arguments(StreamedCall call) {
    if (response.isCustom(call)) {
      // Its text stands inside of JSON that is not complete yet.
      return;
    }
    String rest = call.rest();
    if (!rest.isEmpty()) {
      send(inItem("response.function_call_arguments.delta").put("delta", rest));
    }
  }

  private void add(OpenItemKind what, ObjectNode added) {
    open = what;
    item = added;
    text.setLength(0);
    block = Optional.empty();
    ObjectNode event = event("response.output_item.added").put("output_index", output.size());
    event.set("item", added);
    send(event);
  }

  private void close(String status) {
    switch (open) {
      case NONE -> {
        return;
      }
      case REASONING -> closeReasoning();
      case TEXT, REFUSAL -> closeMessage(status);
      case CALL -> closeCall(status);
    }
    ObjectNode done = event("response.output_item.done").put("output_index", output.size());
    done.set("item", item);
    send(done);
    output.add(item);
    open = OpenItemKind.NONE;
  }

  private void closeReasoning() {
    String said = text.toString();
    send(inItem("summary_index", "response.reasoning_summary_text.done").put("text", said));
    part(inItem("summary_index", "response.reasoning_summary_part.done"), said);
    JsonNode kept = block.orElseGet(() -> ThinkingBlocks.unsigned(said));
    item = response.reasoning(output.size(), said, ThinkingBlocks.sealed(kept));
  }

  private void closeMessage(String status) {
    String said = text.toString();
    String field = open == OpenItemKind.TEXT ? "text" : "refusal";
    ObjectNode done =
        inItem("content_index", "response." + open.eventName() + ".done").put(field, said);
    if (open == OpenItemKind.TEXT) {
      done.putArray("logprobs");
    }
    send(done);
    ObjectNode partDone = inItem("content_index", "response.content_part.done");
    partDone.set("part", open.content(said));
    send(partDone);
    item = response.message(output.size(), status, open.content(said));
  }

  private void closeCall(String status) {
    StreamedCall call = calls.all().get(callsShown - 1);
    String said = response.said(call);
    if (response.isCustom(call)) {
      send(inItem("response.custom_tool_call_input.delta").put("delta", said));
      send(inItem("response.custom_tool_call_input.done").put("input", said));
    } else {
      send(
          inItem("response.function_call_arguments.done")
              .put("name", call.name)
              .put("arguments", said));
    }
    item = response.call(output.size(), call, status);
  }

  @Override
  public List<SseEvent> end() {
    if (over || finish.isEmpty()) {
      return sent();
    }
    over = true;
    String status = ResponseObject.status(finish);
    while (callsShown < calls.all().size()) {
      show(calls.all().get(callsShown));
    }
    close(status);
    if (!late.toString().isBlank()) {
      say(OpenItemKind.TEXT, late.toString());
      close(status);
    }
    send("response." + status, "response", response.ended(finish, output, usage));
    return sent();
  }

  private ObjectNode event(String type) {
    return TranslationJson.object().put("type", type).put("sequence_number", sequence++);
  }

  private ObjectNode inItem(String type) {
    return event(type).put("item_id", item.path("id").asText()).put("output_index", output.size());
  }

  /** Creates an event about the only content part of the open item. */
  private ObjectNode inItem(String part, String type) {
    return inItem(type).put(part, 0);
  }

  private void send(String type, String field, ObjectNode value) {
    ObjectNode data = event(type);
    data.set(field, value);
    send(data);
  }

  private void send(ObjectNode data) {
    out.add(TranslationJson.named(data.path("type").asText(), data));
  }
}
