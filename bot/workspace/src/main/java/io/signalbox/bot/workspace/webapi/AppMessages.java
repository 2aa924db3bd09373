package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Optional;

/** Posts the app's messages, for all methods and response URLs that write. */
final class AppMessages {
  private final WorkspaceTeam team;

  AppMessages(WorkspaceTeam team) {
    this.team = team;
  }

  /** Returns the thread timestamp, after checking that the thread's first message exists. */
  Optional<String> thread(WorkspaceConversation where, Optional<String> ts) {
    Optional<WorkspaceMessage> parent =
        ts.flatMap(where::find).filter(one -> !one.isReply() && one.onlyFor().isEmpty());
    if (ts.isPresent() && parent.isEmpty()) {
      throw new ApiErrorException("thread_not_found");
    }
    return ts;
  }

  WorkspaceMessage post(WorkspaceConversation where, MessageDraft draft, Optional<String> thread) {
    WorkspaceMessage message = team.board().post(where, written(where, draft, thread));
    thread.ifPresent(ts -> clearStatus(where, ts));
    return message;
  }

  WorkspaceMessage postEphemeral(
      WorkspaceConversation where, MessageDraft draft, Optional<String> thread, String person) {
    return team.board().post(where, written(where, draft, thread).onlyFor(person));
  }

  WorkspaceMessage written(
      WorkspaceConversation where, MessageDraft draft, Optional<String> thread) {
    ObjectNode body = team.board().fromApp("");
    draft.writeTo(body);
    thread.ifPresent(ts -> body.put("thread_ts", ts));
    return WorkspaceMessage.of(where.id(), body);
  }

  /** Removes the assistant's status from a thread in which the app replies. */
  void clearStatus(WorkspaceConversation where, String thread) {
    if (team.assistants().replied(where.id(), thread)) {
      ObjectNode news = JsonTrees.object().put("type", "assistant_status");
      news.put("channel", where.id()).put("threadTs", thread).put("status", "");
      team.feed().publish(news, where::has);
    }
  }
}
