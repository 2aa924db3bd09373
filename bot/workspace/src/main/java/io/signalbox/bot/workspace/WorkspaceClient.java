package io.signalbox.bot.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.person.PersonActions;
import io.signalbox.bot.workspace.team.ConversationWatcher.Reaction;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.PageFeed;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Client that acts as one person in the simulated Slack, for tests. Refuses what the chat page
 * refuses, with the same sentence ({@code
 * io.signalbox.bot.workspace.person.ImpossibleActException}). Waiting is in real time and ends with
 * an {@link AssertionError} that says what was waited for. Safe for many threads.
 */
public final class WorkspaceClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final String person;
  private final WorkspaceTeam team;
  private final PersonActions actions;

  WorkspaceClient(String person, WorkspaceTeam team, PersonActions actions) {
    this.person = person;
    this.team = team;
    this.actions = actions;
  }

  public String userId() {
    return person;
  }

  /** Returns the channel id of this person's direct messages with the bot. */
  public String direct() {
    return team.conversations().direct(person).orElseThrow().id();
  }

  /**
   * Posts a message with text as typed, in which {@code @name} and {@code #channel} become
   * references.
   */
  public ChatMessage say(String channel, String text) {
    return ChatMessage.of(actions.keyboard().say(person, channel, text, Optional.empty()));
  }

  public ChatMessage reply(String channel, String thread, String text) {
    return ChatMessage.of(actions.keyboard().say(person, channel, text, Optional.of(thread)));
  }

  public void edit(ChatMessage message, String text) {
    actions.keyboard().edit(person, message.channel(), message.ts(), text);
  }

  public void delete(ChatMessage message) {
    actions.keyboard().delete(person, message.channel(), message.ts());
  }

  public void react(ChatMessage message, String name) {
    Reaction reaction = new Reaction(person, name, true);
    actions.keyboard().react(person, message.channel(), message.ts(), reaction);
  }

  /** Invites a person or the bot to a channel. */
  public void invite(String channel, String user) {
    actions.keyboard().invite(person, channel, user);
  }

  /** Joins a public channel. */
  public void join(String channel) {
    actions.keyboard().join(person, channel);
  }

  /** Sends a slash command, and returns when the app has acknowledged it. */
  public void command(String channel, String command, String text) {
    actions.commands().command(person, channel, command, text);
  }

  /** Shares a file in a channel, with a comment that may be empty. */
  public ChatMessage upload(String channel, String name, byte[] content, String comment) {
    return ChatMessage.of(actions.keyboard().upload(person, channel, name, content, comment));
  }

  public void shortcut(ChatMessage message, String callbackId) {
    actions.commands().shortcut(person, message.channel(), message.ts(), callbackId);
  }

  /** Presses the button with this action id. */
  public void press(ChatMessage message, String actionId) {
    use(message, JsonTrees.object().put("actionId", actionId));
  }

  /**
   * Uses any element of a message: its action id as actionId and what is chosen, such as {@code
   * selected_option}, or the {@code value} of one of two feedback buttons.
   */
  public void use(ChatMessage message, JsonNode action) {
    ObjectNode container =
        JsonTrees.object().put("type", "message").put("channel", message.channel());
    actions.presses().press(person, container.put("ts", message.ts()), action, JsonTrees.object());
  }

  /** Uses an element of a modal or of the home tab. */
  public void use(JsonNode view, JsonNode action) {
    ObjectNode container = JsonTrees.object().put("type", "view");
    container.put("viewId", view.path("id").asText());
    actions.presses().press(person, container, action, JsonTrees.object());
  }

  /**
   * Submits a modal and returns the result: {@code closed}, {@code updated}, {@code pushed} or
   * {@code errors}, with {@code errors} or {@code view} beside it.
   *
   * @param state {@code {blockId: {actionId: {value|selected_option|…}}}}
   */
  public JsonNode submit(JsonNode view, JsonNode state) {
    return actions.forms().submit(person, view.path("id").asText(), state);
  }

  public void close(JsonNode view) {
    actions.forms().close(person, view.path("id").asText());
  }

  /** Returns the open modal on top, in Slack's JSON. */
  public Optional<JsonNode> modal() {
    return team.views().top(person).map(JsonNode::deepCopy);
  }

  /** Opens the home tab; {@link #home()} returns what the app publishes. */
  public void openHome() {
    actions.panel().home(person);
  }

  /** Returns the home tab as the app published it last. */
  public Optional<JsonNode> home() {
    return team.views().home(person).map(JsonNode::deepCopy);
  }

  /** Opens an assistant thread in {@link #direct()} and returns its timestamp. */
  public String openAssistant(Optional<String> looksAt) {
    return actions.panel().open(person, looksAt).path("threadTs").asText();
  }

  /** Returns the top-level messages of a channel, oldest first. */
  public List<ChatMessage> messages(String channel) {
    return read(channel, Optional.empty());
  }

  /** Returns a thread's first message and its replies. */
  public List<ChatMessage> thread(String channel, String ts) {
    return read(channel, Optional.of(ts));
  }

  private List<ChatMessage> read(String channel, Optional<String> thread) {
    return JsonTrees.elements(actions.keyboard().messages(person, channel, thread)).stream()
        .map(ChatMessage::of)
        .toList();
  }

  /** Waits up to ten seconds for a matching reply in the question's thread. */
  public ChatMessage awaitReply(ChatMessage question, Predicate<ChatMessage> wanted) {
    String parent = question.thread().orElse(question.ts());
    return await(
        "a reply to \"" + question.text() + "\"",
        () ->
            thread(question.channel(), parent).stream()
                .filter(one -> !one.ts().equals(question.ts()))
                .filter(wanted)
                .findFirst());
  }

  /** Waits up to ten seconds for a matching top-level message. */
  public ChatMessage awaitMessage(String channel, Predicate<ChatMessage> wanted) {
    return await(
        "a message in " + channel, () -> messages(channel).stream().filter(wanted).findFirst());
  }

  public JsonNode awaitModal() {
    return await("a modal", this::modal);
  }

  /** Waits up to ten seconds until a look-up succeeds, repeating it with each event. */
  public <T> T await(String what, Supplier<Optional<T>> lookup) {
    return await(what, lookup, PATIENCE);
  }

  public <T> T await(String what, Supplier<Optional<T>> lookup, Duration patience) {
    return new ConditionWaiter(team.feed(), person).await(what, lookup, patience);
  }

  /**
   * Passes all events that this person's page would get to a consumer, until the returned runnable
   * is run.
   */
  public Runnable listen(Consumer<JsonNode> news) {
    PageFeed feed = team.feed();
    return feed.subscribe(person, news::accept);
  }
}
