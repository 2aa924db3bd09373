package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Web API methods {@code assistant.threads.*}, which set status, title and prompts of the assistant
 * panel. Four prompts at most; a status goes when the app replies. Source:
 * docs.slack.dev/ai/developing-ai-apps.
 */
final class AssistantMethods {
  private static final int PROMPTS = 4;
  private final WorkspaceTeam team;
  private final AppAccess access;

  AssistantMethods(WorkspaceTeam team, AppAccess access) {
    this.team = team;
    this.access = access;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "assistant.threads.setStatus", ApiMethod.bot("", this::status),
        "assistant.threads.setTitle", ApiMethod.bot("assistant:write", this::title),
        "assistant.threads.setSuggestedPrompts", ApiMethod.bot("assistant:write", this::prompts));
  }

  /** Sets a thread's status; since 2025 also in a channel's thread, with {@code chat:write}. */
  private ObjectNode status(CallArguments arguments) {
    if (!access.grants("chat:write")) {
      access.need("assistant:write");
    }
    WorkspaceConversation where = access.joined(renamed(arguments));
    String thread = thread(where, arguments);
    String status = arguments.text("status").orElse("");
    team.assistants().status(where.id(), thread, status);
    tell(news("assistant_status", where, thread).put("status", status), where);
    return JsonTrees.object();
  }

  private ObjectNode title(CallArguments arguments) {
    WorkspaceConversation where = access.joined(renamed(arguments));
    String thread = panel(where, arguments);
    String title = arguments.required("title");
    team.board().change(where, thread, message -> message.with(body -> entitle(body, title)));
    team.assistants().set(where.id(), thread, "title", TextNode.valueOf(title));
    tell(news("assistant_title", where, thread).put("title", title), where);
    return JsonTrees.object();
  }

  private static void entitle(ObjectNode body, String title) {
    body.put("text", title);
    body.withObjectProperty("assistant_app_thread").put("title", title);
  }

  private ObjectNode prompts(CallArguments arguments) {
    WorkspaceConversation where = access.joined(renamed(arguments));
    String thread = panel(where, arguments);
    List<JsonNode> prompts =
        arguments
            .json("prompts", "invalid_arguments")
            .map(JsonTrees::elements)
            .orElseThrow(() -> ApiErrorException.missing("prompts"));
    boolean complete =
        prompts.stream()
            .allMatch(
                one ->
                    JsonTrees.text(one, "title").isPresent()
                        && JsonTrees.text(one, "message").isPresent());
    if (!complete || prompts.size() > PROMPTS || prompts.isEmpty()) {
      throw ApiErrorException.withMessages(
          "invalid_arguments",
          List.of("[ERROR] prompts: one to four, each with title and message"));
    }
    ObjectNode news = news("assistant_prompts", where, thread);
    arguments.text("title").ifPresent(title -> news.put("title", title));
    news.set("prompts", JsonTrees.list(prompts));
    ObjectNode kept = JsonTrees.object();
    kept.setAll(news);
    kept.remove(List.of("type", "channel", "threadTs"));
    team.assistants().set(where.id(), thread, "prompts", kept);
    tell(news, where);
    return JsonTrees.object();
  }

  /** Returns the conversation of the argument {@code channel_id}, as these methods call it. */
  private WorkspaceConversation renamed(CallArguments arguments) {
    return access
        .find(arguments.required("channel_id"))
        .orElseThrow(() -> new ApiErrorException("channel_not_found"));
  }

  private static String thread(WorkspaceConversation where, CallArguments arguments) {
    String ts = arguments.required("thread_ts");
    Optional<WorkspaceMessage> parent = where.find(ts).filter(message -> !message.isReply());
    if (parent.isEmpty()) {
      throw new ApiErrorException("invalid_thread_ts");
    }
    return ts;
  }

  private String panel(WorkspaceConversation where, CallArguments arguments) {
    String ts = thread(where, arguments);
    if (!team.assistants().contains(where.id(), ts)) {
      throw new ApiErrorException("invalid_thread_ts");
    }
    return ts;
  }

  private static ObjectNode news(String type, WorkspaceConversation where, String thread) {
    ObjectNode news = JsonTrees.object().put("type", type).put("channel", where.id());
    return news.put("threadTs", thread);
  }

  private void tell(ObjectNode news, WorkspaceConversation where) {
    team.feed().publish(news, where::isReadableBy);
  }
}
