package io.signalbox.tools.ask.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.ask.http.ChatReplies.ReplyFrame;
import io.signalbox.tools.ask.http.CitationMarks.CitationMark;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import io.signalbox.tools.gateway.server.AddedReply;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes answers in the form of OpenAI's Responses API, whole and streamed, with citations as
 * annotations.
 */
final class ResponseReplies {
  private static final JsonMapper JSON = new JsonMapper();

  private final ReplyFrame frame;
  private final KnowledgeResult.Found found;
  private final List<String> events = new ArrayList<>();

  private ResponseReplies(ReplyFrame frame, KnowledgeResult.Found found) {
    this.frame = frame;
    this.found = found;
  }

  static AddedReply whole(ReplyFrame frame, KnowledgeResult.Found found) {
    ResponseReplies replies = new ResponseReplies(frame, found);
    ObjectNode response = replies.response("completed");
    response.set("signalbox", found.fields());
    return AddedReply.json(200, response.toString());
  }

  static AddedReply streamed(ReplyFrame frame, KnowledgeResult.Found found) {
    ResponseReplies replies = new ResponseReplies(frame, found);
    replies.write();
    return AddedReply.events(replies.events.iterator());
  }

  private void write() {
    event("response.created").set("response", response("in_progress"));
    flush();
    event("response.in_progress").set("response", response("in_progress"));
    flush();
    event("response.output_item.added")
        .put("output_index", 0)
        .set("item", item("in_progress", JSON.createArrayNode()));
    flush();
    part("response.content_part.added").set("part", text("", JSON.createArrayNode()));
    flush();
    for (String piece : TextPieces.of(found.text())) {
      part("response.output_text.delta").put("delta", piece).putArray("logprobs");
      flush();
    }
    ArrayNode annotations = annotations();
    for (int i = 0; i < annotations.size(); i++) {
      part("response.output_text.annotation.added")
          .put("annotation_index", i)
          .set("annotation", annotations.get(i));
      flush();
    }
    part("response.output_text.done").put("text", found.text()).putArray("logprobs");
    flush();
    part("response.content_part.done").set("part", text(found.text(), annotations));
    flush();
    event("response.output_item.done")
        .put("output_index", 0)
        .set("item", item("completed", content()));
    flush();
    event("response.completed").set("response", response("completed"));
    flush();
  }

  private ObjectNode pending = JSON.createObjectNode();

  private ObjectNode event(String type) {
    pending = JSON.createObjectNode().put("type", type).put("sequence_number", events.size());
    return pending;
  }

  private ObjectNode part(String type) {
    return event(type)
        .put("item_id", "msg_" + frame.id())
        .put("output_index", 0)
        .put("content_index", 0);
  }

  private void flush() {
    events.add("event: " + pending.path("type").asText() + "\ndata: " + pending + "\n\n");
  }

  private ObjectNode response(String status) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("id", "resp_" + frame.id())
            .put("object", "response")
            .put("created_at", frame.created())
            .put("status", status)
            .put("model", ChatReplies.MODEL)
            .put("parallel_tool_calls", false)
            .put("store", false)
            .put("tool_choice", "none");
    root.putNull("error").putNull("incomplete_details").putNull("instructions");
    root.putNull("temperature").putNull("top_p").putNull("previous_response_id");
    root.putArray("tools");
    root.putObject("metadata");
    root.putObject("text").putObject("format").put("type", "text");
    ArrayNode output = root.putArray("output");
    if (status.equals("completed")) {
      output.add(item(status, content()));
      ObjectNode usage = root.putObject("usage").put("input_tokens", 0).put("output_tokens", 0);
      usage.put("total_tokens", 0).putObject("input_tokens_details").put("cached_tokens", 0);
      usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
    }
    return root;
  }

  private ObjectNode item(String status, ArrayNode content) {
    ObjectNode item =
        JSON.createObjectNode()
            .put("type", "message")
            .put("id", "msg_" + frame.id())
            .put("status", status)
            .put("role", "assistant");
    item.set("content", content);
    return item;
  }

  private ArrayNode content() {
    return JSON.createArrayNode().add(text(found.text(), annotations()));
  }

  private static ObjectNode text(String text, ArrayNode annotations) {
    ObjectNode part = JSON.createObjectNode().put("type", "output_text").put("text", text);
    part.set("annotations", annotations);
    part.putArray("logprobs");
    return part;
  }

  private ArrayNode annotations() {
    ArrayNode array = JSON.createArrayNode();
    for (CitationMark mark : CitationMarks.of(found.text(), found.fields())) {
      array
          .addObject()
          .put("type", "url_citation")
          .put("start_index", mark.start())
          .put("end_index", mark.end())
          .put("url", mark.url())
          .put("title", mark.title());
    }
    return array;
  }
}
