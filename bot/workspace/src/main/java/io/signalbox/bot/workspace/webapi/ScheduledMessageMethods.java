package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Web API methods for messages that are posted later: {@code chat.scheduleMessage}, {@code
 * chat.scheduledMessages.list}, {@code chat.deleteScheduledMessage}. Source:
 * docs.slack.dev/reference/methods/chat.scheduleMessage.
 */
final class ScheduledMessageMethods {
  private static final Duration FURTHEST = Duration.ofDays(120);

  private final WorkspaceTeam team;
  private final AppAccess access;
  private final AppMessages messages;
  private final Map<String, Scheduled> scheduled =
      Collections.synchronizedMap(new LinkedHashMap<>());

  /**
   * Message that waits for its time.
   *
   * @param due completes when the time has come, unless it is cancelled
   */
  private record Scheduled(
      WorkspaceConversation where,
      MessageDraft draft,
      Optional<String> thread,
      long postAt,
      long created,
      CompletableFuture<Boolean> due) {}

  ScheduledMessageMethods(WorkspaceTeam team, AppAccess access, AppMessages messages) {
    this.team = team;
    this.access = access;
    this.messages = messages;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "chat.scheduleMessage", ApiMethod.bot("chat:write", this::schedule),
        "chat.scheduledMessages.list", ApiMethod.bot("", this::list),
        "chat.deleteScheduledMessage", ApiMethod.bot("chat:write", this::delete));
  }

  private ObjectNode schedule(CallArguments arguments) {
    WorkspaceConversation where = access.joined(arguments);
    Instant now = team.ids().now();
    int postAt = arguments.number("post_at", 0);
    Instant at = Instant.ofEpochSecond(postAt);
    if (postAt <= 0) {
      throw new ApiErrorException("invalid_time");
    }
    if (!at.isAfter(now)) {
      throw new ApiErrorException("time_in_past");
    }
    if (at.isAfter(now.plus(FURTHEST))) {
      throw new ApiErrorException("time_too_far");
    }
    MessageDraft draft = MessageDraft.of(arguments, team.ids()).orNoText();
    Optional<String> thread = messages.thread(where, arguments.text("thread_ts"));
    String id = team.ids().next("Q");
    CompletableFuture<Boolean> due = new CompletableFuture<>();
    scheduled.put(id, new Scheduled(where, draft, thread, postAt, now.getEpochSecond(), due));
    var unused = due.thenRunAsync(() -> post(id));
    due.completeOnTimeout(true, Duration.between(now, at).toMillis(), TimeUnit.MILLISECONDS);
    WorkspaceMessage preview = messages.written(where, draft, thread);
    ObjectNode json = JsonTrees.object().put("channel", where.id());
    json.put("scheduled_message_id", id).put("post_at", postAt);
    return json.set("message", preview.copy().without("ts"));
  }

  private void post(String id) {
    Optional.ofNullable(scheduled.remove(id))
        .filter(one -> !one.where().isArchived())
        .ifPresent(one -> messages.post(one.where(), one.draft(), one.thread()));
  }

  private ObjectNode list(CallArguments arguments) {
    Optional<String> channel = arguments.text("channel");
    List<ObjectNode> found;
    synchronized (scheduled) {
      found =
          scheduled.entrySet().stream()
              .filter(entry -> channel.map(entry.getValue().where().id()::equals).orElse(true))
              .map(entry -> json(entry.getKey(), entry.getValue()))
              .toList();
    }
    return ListPage.of(found, arguments, 1000).json("scheduled_messages");
  }

  private static ObjectNode json(String id, Scheduled one) {
    return JsonTrees.object()
        .put("id", id)
        .put("channel_id", one.where().id())
        .put("post_at", one.postAt())
        .put("date_created", one.created())
        .put("text", one.draft().text().orElse(""));
  }

  private ObjectNode delete(CallArguments arguments) {
    WorkspaceConversation where = access.conversation(arguments);
    String id = arguments.required("scheduled_message_id");
    Scheduled one = scheduled.get(id);
    if (one == null || !one.where().id().equals(where.id())) {
      throw new ApiErrorException("invalid_scheduled_message_id");
    }
    scheduled.remove(id);
    one.due().cancel(false);
    return JsonTrees.object();
  }

  /** Cancels what still waits for its time. */
  void close() {
    synchronized (scheduled) {
      scheduled.values().forEach(one -> one.due().cancel(false));
      scheduled.clear();
    }
  }
}
