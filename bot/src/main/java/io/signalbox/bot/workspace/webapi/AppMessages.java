package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.Team;
import java.util.Optional;

/** Puts up what the app writes, whichever way it asked. */
final class AppMessages {
  private final Team team;

  AppMessages(Team team) {
    this.team = team;
  }

  /** A thread is named by its first message, which must be there. */
  Optional<String> thread(Conversation where, Optional<String> ts) {
    Optional<Message> parent =
        ts.flatMap(where::find).filter(one -> !one.isReply() && one.onlyFor().isEmpty());
    if (ts.isPresent() && parent.isEmpty()) {
      throw new ApiError("thread_not_found");
    }
    return ts;
  }

  Message post(Conversation where, Draft draft, Optional<String> thread) {
    Message message = team.board().post(where, written(where, draft, thread));
    thread.ifPresent(ts -> clearStatus(where, ts));
    return message;
  }

  Message postEphemeral(Conversation where, Draft draft, Optional<String> thread, String person) {
    return team.board().post(where, written(where, draft, thread).onlyFor(person));
  }

  Message written(Conversation where, Draft draft, Optional<String> thread) {
    ObjectNode body = team.board().fromApp("");
    draft.writeTo(body);
    thread.ifPresent(ts -> body.put("thread_ts", ts));
    return Message.of(where.id(), body);
  }

  /** An assistant's status goes when it replies. */
  void clearStatus(Conversation where, String thread) {
    if (team.assistants().replied(where.id(), thread)) {
      ObjectNode news = Json.object().put("type", "assistant_status");
      news.put("channel", where.id()).put("threadTs", thread).put("status", "");
      team.feed().publish(news, where::has);
    }
  }
}
