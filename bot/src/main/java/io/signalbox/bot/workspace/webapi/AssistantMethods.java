package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.Team;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code assistant.threads.*}: what the assistant panel shows around its messages. Four prompts at
 * most; a status goes when the app replies. Source: docs.slack.dev/ai/developing-ai-apps.
 */
final class AssistantMethods {
  private static final int PROMPTS = 4;
  private final Team team;
  private final Access access;

  AssistantMethods(Team team, Access access) {
    this.team = team;
    this.access = access;
  }

  Map<String, Method> all() {
    return Map.of(
        "assistant.threads.setStatus", Method.bot("", this::status),
        "assistant.threads.setTitle", Method.bot("assistant:write", this::title),
        "assistant.threads.setSuggestedPrompts", Method.bot("assistant:write", this::prompts));
  }

  /** Since 2025 a status may also be shown in a channel's thread, with {@code chat:write}. */
  private ObjectNode status(Arguments arguments) {
    if (!access.grants("chat:write")) {
      access.need("assistant:write");
    }
    Conversation where = access.joined(renamed(arguments));
    String thread = thread(where, arguments);
    String status = arguments.text("status").orElse("");
    team.assistants().status(where.id(), thread, status);
    tell(news("assistant_status", where, thread).put("status", status), where);
    return Json.object();
  }

  private ObjectNode title(Arguments arguments) {
    Conversation where = access.joined(renamed(arguments));
    String thread = panel(where, arguments);
    String title = arguments.required("title");
    team.board().change(where, thread, message -> message.with(body -> entitle(body, title)));
    team.assistants().set(where.id(), thread, "title", TextNode.valueOf(title));
    tell(news("assistant_title", where, thread).put("title", title), where);
    return Json.object();
  }

  private static void entitle(ObjectNode body, String title) {
    body.put("text", title);
    body.withObjectProperty("assistant_app_thread").put("title", title);
  }

  private ObjectNode prompts(Arguments arguments) {
    Conversation where = access.joined(renamed(arguments));
    String thread = panel(where, arguments);
    List<JsonNode> prompts =
        arguments
            .json("prompts", "invalid_arguments")
            .map(Json::elements)
            .orElseThrow(() -> ApiError.missing("prompts"));
    boolean complete =
        prompts.stream()
            .allMatch(
                one ->
                    Json.text(one, "title").isPresent() && Json.text(one, "message").isPresent());
    if (!complete || prompts.size() > PROMPTS || prompts.isEmpty()) {
      throw ApiError.withMessages(
          "invalid_arguments",
          List.of("[ERROR] prompts: one to four, each with title and message"));
    }
    ObjectNode news = news("assistant_prompts", where, thread);
    arguments.text("title").ifPresent(title -> news.put("title", title));
    news.set("prompts", Json.list(prompts));
    ObjectNode kept = Json.object();
    kept.setAll(news);
    kept.remove(List.of("type", "channel", "threadTs"));
    team.assistants().set(where.id(), thread, "prompts", kept);
    tell(news, where);
    return Json.object();
  }

  /** These methods call the channel by another name. */
  private Conversation renamed(Arguments arguments) {
    return access
        .find(arguments.required("channel_id"))
        .orElseThrow(() -> new ApiError("channel_not_found"));
  }

  private static String thread(Conversation where, Arguments arguments) {
    String ts = arguments.required("thread_ts");
    Optional<Message> parent = where.find(ts).filter(message -> !message.isReply());
    if (parent.isEmpty()) {
      throw new ApiError("invalid_thread_ts");
    }
    return ts;
  }

  private String panel(Conversation where, Arguments arguments) {
    String ts = thread(where, arguments);
    if (!team.assistants().contains(where.id(), ts)) {
      throw new ApiError("invalid_thread_ts");
    }
    return ts;
  }

  private static ObjectNode news(String type, Conversation where, String thread) {
    ObjectNode news = Json.object().put("type", type).put("channel", where.id());
    return news.put("threadTs", thread);
  }

  private void tell(ObjectNode news, Conversation where) {
    team.feed().publish(news, where::isReadableBy);
  }
}
