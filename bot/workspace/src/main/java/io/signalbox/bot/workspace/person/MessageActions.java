package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.ConversationWatcher.Reaction;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.SharedFiles;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Optional;
import java.util.function.Predicate;

/** Acts of a person in conversations that do not involve the app: read, write, react, join. */
public final class MessageActions {
  private static final int LONGEST = 40_000;
  private final WorkspaceTeam team;
  private final TypedText typed;

  public MessageActions(WorkspaceTeam team) {
    this.team = team;
    this.typed = new TypedText(team);
  }

  /** Posts a message to a channel or a thread in it. */
  public ObjectNode say(String person, String channel, String text, Optional<String> thread) {
    WorkspaceConversation where = joined(person, channel);
    if (text.isBlank()) {
      throw new ImpossibleActException(400, "A message needs some text.");
    }
    if (text.length() > LONGEST) {
      throw new ImpossibleActException(400, "A message may have " + LONGEST + " characters.");
    }
    thread.ifPresent(ts -> visible(where, person, ts));
    ObjectNode body = team.board().fromPerson(person, typed.mrkdwn(text));
    thread.ifPresent(ts -> body.put("thread_ts", ts));
    WorkspaceMessage message = team.board().post(where, WorkspaceMessage.of(channel, body));
    return PageMessage.of(where, message);
  }

  /** Shares a file in a channel, with a comment that may be empty. */
  public ObjectNode upload(
      String person, String channel, String name, byte[] content, String comment) {
    WorkspaceConversation where = joined(person, channel);
    if (name.isBlank() || content.length == 0) {
      throw new ImpossibleActException(400, "A file needs a name and some content.");
    }
    SharedFiles.SharedFile file = team.files().announce(name, person);
    team.files().receive(file.id(), content);
    ObjectNode body = team.board().fromPerson(person, typed.mrkdwn(comment));
    body.put("subtype", "file_share").put("upload", true);
    body.putArray("files").add(team.files().json(file));
    WorkspaceMessage message = team.board().post(where, WorkspaceMessage.of(channel, body));
    team.board().share(where, team.files(), message);
    return PageMessage.of(where, message);
  }

  /** Returns the top-level messages, or those of one thread, oldest first. */
  public ArrayNode messages(String person, String channel, Optional<String> thread) {
    WorkspaceConversation where = readable(person, channel);
    Predicate<WorkspaceMessage> wanted =
        thread
            .<Predicate<WorkspaceMessage>>map(
                ts -> one -> one.ts().equals(ts) || one.thread().equals(thread))
            .orElse(one -> !one.isReply());
    ArrayNode all = JsonTrees.array();
    where.messages().stream()
        .filter(message -> message.isVisibleTo(person))
        .filter(wanted)
        .forEach(message -> all.add(PageMessage.of(where, message)));
    return all;
  }

  public void edit(String person, String channel, String ts, String text) {
    WorkspaceConversation where = joined(person, channel);
    own(where, person, ts);
    team.board().change(where, ts, message -> message.with(body -> edited(body, person, text)));
  }

  private void edited(ObjectNode body, String person, String text) {
    body.put("text", typed.mrkdwn(text));
    body.putObject("edited").put("user", person).put("ts", team.ids().timestamp());
  }

  public void delete(String person, String channel, String ts) {
    WorkspaceConversation where = joined(person, channel);
    own(where, person, ts);
    team.board().delete(where, ts);
  }

  public void react(String person, String channel, String ts, Reaction reaction) {
    WorkspaceConversation where = joined(person, channel);
    visible(where, person, ts);
    team.board().react(where, ts, reaction);
  }

  /** Invites a person or the bot to a channel. */
  public void invite(String person, String channel, String user) {
    WorkspaceConversation where = joined(person, channel);
    boolean known = team.directory().user(user).isPresent();
    if (!known || where.kind() == ConversationKind.IM) {
      throw new ImpossibleActException(400, "Nobody with the id " + user + " can be invited here.");
    }
    team.board().join(where, user);
  }

  public void join(String person, String channel) {
    team.board().join(readable(person, channel), person);
  }

  WorkspaceConversation readable(String person, String channel) {
    known(person);
    WorkspaceConversation where = find(channel);
    if (!where.isReadableBy(person)) {
      throw new ImpossibleActException(403, "You are not a member of this conversation.");
    }
    return where;
  }

  WorkspaceConversation joined(String person, String channel) {
    WorkspaceConversation where = readable(person, channel);
    if (!where.has(person)) {
      throw new ImpossibleActException(403, "Join #" + where.name() + " first.");
    }
    return where;
  }

  WorkspaceMessage visible(WorkspaceConversation where, String person, String ts) {
    return where
        .find(ts)
        .filter(message -> message.isVisibleTo(person))
        .orElseThrow(() -> new ImpossibleActException(404, "There is no such message."));
  }

  private void own(WorkspaceConversation where, String person, String ts) {
    if (!visible(where, person, ts).author().equals(person)) {
      throw new ImpossibleActException(403, "This message is somebody else's.");
    }
  }

  void known(String person) {
    if (team.directory().person(person).isEmpty()) {
      throw new ImpossibleActException(400, "There is nobody with the id \"" + person + "\" here.");
    }
  }

  private WorkspaceConversation find(String channel) {
    return team.conversations()
        .find(channel)
        .orElseThrow(
            () -> new ImpossibleActException(404, "There is no channel \"" + channel + "\"."));
  }
}
