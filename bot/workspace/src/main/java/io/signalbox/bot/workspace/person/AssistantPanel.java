package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.delivery.AppEvents;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Optional;

/** Acts of a person in the app's home tab and assistant panel. */
public final class AssistantPanel {
  private final WorkspaceTeam team;
  private final MessageActions keyboard;
  private final AppEvents events;

  public AssistantPanel(WorkspaceTeam team, MessageActions keyboard, AppEvents events) {
    this.team = team;
    this.keyboard = keyboard;
    this.events = events;
  }

  /**
   * Opens the home tab and sends the event to the app; returns the tab as it was last published.
   */
  public ObjectNode home(String person) {
    keyboard.known(person);
    ObjectNode json = JsonTrees.object();
    team.views()
        .home(person)
        .ifPresentOrElse(one -> json.set("view", one.deepCopy()), () -> json.putNull("view"));
    events.homeOpened(person, direct(person).id());
    return json;
  }

  /**
   * Opens a new assistant thread.
   *
   * @param looksAt the channel that the person has before them, if any
   */
  public ObjectNode open(String person, Optional<String> looksAt) {
    keyboard.known(person);
    WorkspaceConversation direct = direct(person);
    ObjectNode body = team.board().fromApp("New Assistant Thread");
    body.put("subtype", "assistant_app_thread");
    body.putObject("assistant_app_thread")
        .put("title", "New Assistant Thread")
        .putArray("artifacts");
    String ts = body.path("ts").asText();
    body.put("thread_ts", ts);
    team.assistants().open(direct.id(), ts);
    team.board().post(direct, WorkspaceMessage.of(direct.id(), body));
    events.assistantThread("assistant_thread_started", thread(person, direct, ts, looksAt));
    return JsonTrees.object().put("channel", direct.id()).put("threadTs", ts);
  }

  /** Reports to the app that the person looks at another channel while the thread is open. */
  public void looksAt(String person, String ts, String channel) {
    keyboard.known(person);
    WorkspaceConversation direct = direct(person);
    if (!team.assistants().contains(direct.id(), ts)) {
      throw new ImpossibleActException(404, "There is no such assistant thread.");
    }
    ObjectNode thread = thread(person, direct, ts, Optional.of(channel));
    events.assistantThread("assistant_thread_context_changed", thread);
  }

  private ObjectNode thread(
      String person, WorkspaceConversation direct, String ts, Optional<String> looksAt) {
    ObjectNode thread = JsonTrees.object().put("user_id", person);
    thread.put("channel_id", direct.id()).put("thread_ts", ts);
    ObjectNode context = thread.putObject("context");
    looksAt.ifPresent(
        channel ->
            context
                .put("channel_id", keyboard.readable(person, channel).id())
                .put("team_id", team.identity().teamId())
                .putNull("enterprise_id"));
    return thread;
  }

  private WorkspaceConversation direct(String person) {
    return team.conversations().direct(person).orElseThrow();
  }
}
