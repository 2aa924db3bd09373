package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Immutable message of the simulated Slack; a change creates another instance.
 *
 * @param body the message in Slack's JSON, which nobody changes in place
 * @param onlyFor the one person who sees an ephemeral message
 * @param streaming whether the app is still writing it
 */
public record WorkspaceMessage(
    String channel, String ts, ObjectNode body, Optional<String> onlyFor, boolean streaming) {

  public static WorkspaceMessage of(String channel, ObjectNode body) {
    return new WorkspaceMessage(channel, body.path("ts").asText(), body, Optional.empty(), false);
  }

  public WorkspaceMessage with(Consumer<ObjectNode> change) {
    ObjectNode copy = copy();
    change.accept(copy);
    return new WorkspaceMessage(channel, ts, copy, onlyFor, streaming);
  }

  public WorkspaceMessage onlyFor(String person) {
    return new WorkspaceMessage(channel, ts, body, Optional.of(person), streaming);
  }

  public WorkspaceMessage streaming(boolean goesOn) {
    return new WorkspaceMessage(channel, ts, body, onlyFor, goesOn);
  }

  public ObjectNode copy() {
    return body.deepCopy();
  }

  public Optional<String> thread() {
    return JsonTrees.text(body, "thread_ts");
  }

  public boolean isReply() {
    return thread().filter(parent -> !parent.equals(ts)).isPresent();
  }

  /** Returns the id of the author, a person or the bot. */
  public String author() {
    return body.path("user").asText();
  }

  public boolean isByApp() {
    return body.has("bot_id");
  }

  public boolean isVisibleTo(String person) {
    return onlyFor.map(person::equals).orElse(true);
  }
}
