package io.signalbox.tools.ask.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.ask.http.ChatReplies.ReplyFrame;
import io.signalbox.tools.ask.http.CitationMarks.CitationMark;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import io.signalbox.tools.gateway.server.AddedReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes answers in the form of Anthropic's Messages API, whole and streamed, with citations in the
 * text block.
 */
final class MessageReplies {
  private static final JsonMapper JSON = new JsonMapper();

  private MessageReplies() {}

  static AddedReply whole(ReplyFrame frame, KnowledgeResult.Found found) {
    ObjectNode message = message(frame);
    ObjectNode block =
        message.withArray("content").addObject().put("type", "text").put("text", found.text());
    block.set("citations", citations(found));
    message.put("stop_reason", "end_turn");
    message.set("signalbox", found.fields());
    return AddedReply.json(200, message.toString());
  }

  static AddedReply streamed(ReplyFrame frame, KnowledgeResult.Found found) {
    List<String> events = new ArrayList<>();
    ObjectNode start = JSON.createObjectNode().put("type", "message_start");
    start.set("message", message(frame));
    events.add(event(start));
    ObjectNode open = indexed("content_block_start");
    open.putObject("content_block").put("type", "text").put("text", "").putArray("citations");
    events.add(event(open));
    for (String piece : TextPieces.of(found.text())) {
      ObjectNode next = indexed("content_block_delta");
      next.putObject("delta").put("type", "text_delta").put("text", piece);
      events.add(event(next));
    }
    for (JsonNode citation : citations(found)) {
      ObjectNode next = indexed("content_block_delta");
      next.putObject("delta").put("type", "citations_delta").set("citation", citation);
      events.add(event(next));
    }
    events.add(event(indexed("content_block_stop")));
    ObjectNode last = JSON.createObjectNode().put("type", "message_delta");
    last.putObject("delta").put("stop_reason", "end_turn").putNull("stop_sequence");
    last.putObject("usage").put("output_tokens", 0);
    last.set("signalbox", found.fields());
    events.add(event(last));
    events.add(event(JSON.createObjectNode().put("type", "message_stop")));
    return AddedReply.events(events.iterator());
  }

  private static ObjectNode message(ReplyFrame frame) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("id", "msg_" + frame.id())
            .put("type", "message")
            .put("role", "assistant")
            .put("model", ChatReplies.MODEL);
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    // Nothing is charged here; a model that writes answers is accounted on its own route.
    message.putObject("usage").put("input_tokens", 0).put("output_tokens", 0);
    return message;
  }

  /** Returns each cited page once, in Anthropic's form for search results. */
  private static ArrayNode citations(KnowledgeResult.Found found) {
    ArrayNode array = JSON.createArrayNode();
    Map<Integer, CitationMark> marks = new TreeMap<>();
    CitationMarks.of(found.text(), found.fields())
        .forEach(mark -> marks.putIfAbsent(mark.number(), mark));
    for (CitationMark mark : marks.values()) {
      array
          .addObject()
          .put("type", "search_result_location")
          .put("cited_text", quoted(found, mark.number()))
          .put("source", mark.url())
          .put("title", mark.title())
          .put("search_result_index", mark.number() - 1)
          .put("start_block_index", 0)
          .put("end_block_index", 1);
    }
    return array;
  }

  /** Returns the first text of the answer that rests on a citation. */
  private static String quoted(KnowledgeResult.Found found, int number) {
    for (JsonNode piece : found.fields().path("pieces")) {
      for (JsonNode cited : piece.path("citations")) {
        if (cited.asInt() == number) {
          return piece.path("markdown").asText();
        }
      }
    }
    return "";
  }

  private static ObjectNode indexed(String type) {
    return JSON.createObjectNode().put("type", type).put("index", 0);
  }

  private static String event(ObjectNode json) {
    return "event: " + json.path("type").asText() + "\ndata: " + json + "\n\n";
  }
}
