package io.signalbox.tools.ask.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.ask.http.CitationMarks.CitationMark;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import io.signalbox.tools.gateway.server.AddedReply;
import java.util.ArrayList;
import java.util.List;

/** Writes answers as OpenAI chat completions, whole and streamed, with citations as annotations. */
final class ChatReplies {
  static final String MODEL = "signalbox-ask";
  private static final JsonMapper JSON = new JsonMapper();

  private ChatReplies() {}

  /**
   * Id and creation time of a reply.
   *
   * @param id unique
   * @param created in seconds since 1970
   */
  record ReplyFrame(String id, long created) {}

  static AddedReply whole(ReplyFrame frame, KnowledgeResult.Found found) {
    ObjectNode root = root(frame, "chat.completion");
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    ObjectNode message =
        choice.putObject("message").put("role", "assistant").put("content", found.text());
    message.putNull("refusal");
    annotations(message.putArray("annotations"), found);
    choice.put("finish_reason", "stop").putNull("logprobs");
    usage(root);
    root.set("signalbox", found.fields());
    return AddedReply.json(200, root.toString());
  }

  /**
   * Returns a streamed reply.
   *
   * @param withUsage whether the client wants a last piece that says what was used
   */
  static AddedReply streamed(ReplyFrame frame, KnowledgeResult.Found found, boolean withUsage) {
    List<String> events = new ArrayList<>();
    ObjectNode first = delta(frame);
    ((ObjectNode) first.at("/choices/0/delta")).put("role", "assistant").put("content", "");
    events.add(event(first));
    for (String piece : TextPieces.of(found.text())) {
      ObjectNode next = delta(frame);
      ((ObjectNode) next.at("/choices/0/delta")).put("content", piece);
      events.add(event(next));
    }
    ObjectNode last = delta(frame);
    annotations(((ObjectNode) last.at("/choices/0/delta")).putArray("annotations"), found);
    ((ObjectNode) last.at("/choices/0")).put("finish_reason", "stop");
    last.set("signalbox", found.fields());
    events.add(event(last));
    if (withUsage) {
      ObjectNode used = root(frame, "chat.completion.chunk");
      used.putArray("choices");
      usage(used);
      events.add(event(used));
    }
    events.add("data: [DONE]\n\n");
    return AddedReply.events(events.iterator());
  }

  private static ObjectNode root(ReplyFrame frame, String object) {
    return JSON.createObjectNode()
        .put("id", "chatcmpl-" + frame.id())
        .put("object", object)
        .put("created", frame.created())
        .put("model", MODEL);
  }

  private static ObjectNode delta(ReplyFrame frame) {
    ObjectNode root = root(frame, "chat.completion.chunk");
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta");
    choice.putNull("finish_reason");
    return root;
  }

  private static void annotations(ArrayNode array, KnowledgeResult.Found found) {
    for (CitationMark mark : CitationMarks.of(found.text(), found.fields())) {
      array
          .addObject()
          .put("type", "url_citation")
          .putObject("url_citation")
          .put("start_index", mark.start())
          .put("end_index", mark.end())
          .put("url", mark.url())
          .put("title", mark.title());
    }
  }

  /** Adds a usage of zero; a model that writes answers is accounted on its own route. */
  private static void usage(ObjectNode root) {
    root.putObject("usage")
        .put("prompt_tokens", 0)
        .put("completion_tokens", 0)
        .put("total_tokens", 0);
  }

  private static String event(ObjectNode json) {
    return "data: " + json + "\n\n";
  }
}
