package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A channel or direct message of the simulated Slack, with its members and messages. Thread-safe.
 */
public final class WorkspaceConversation {

  /** Kinds of conversations, with their names in the page, in events and in scopes. */
  public enum ConversationKind {
    CHANNEL("channel", "channel", "channels"),
    PRIVATE("private", "group", "groups"),
    IM("im", "im", "im");

    private final String page;
    private final String event;
    private final String scope;

    ConversationKind(String page, String event, String scope) {
      this.page = page;
      this.event = event;
      this.scope = scope;
    }

    /** Returns the name used by the page. */
    public String page() {
      return page;
    }

    /** Returns the {@code channel_type} of events. */
    public String event() {
      return event;
    }

    /**
     * Returns the name used in scopes and events, such as {@code groups} in {@code groups:history}.
     */
    public String scope() {
      return scope;
    }
  }

  private final String id;
  private String name;
  private final String creator;
  private final Instant createdAt;
  private final ConversationKind kind;
  private final Set<String> members;
  private final TreeMap<String, WorkspaceMessage> messages = new TreeMap<>();
  private String topic;
  private String purpose = "";
  private boolean isArchived;
  private boolean botIsMember;

  WorkspaceConversation(
      Named named, ConversationKind kind, Set<String> members, boolean botIsMember) {
    this.id = named.id();
    this.name = named.name();
    this.topic = named.topic();
    this.creator = named.creator();
    this.createdAt = named.createdAt();
    this.kind = kind;
    this.members = new LinkedHashSet<>(members);
    this.botIsMember = botIsMember;
  }

  record Named(String id, String name, String topic, String creator, Instant createdAt) {
    /** Time at which the conversations of a seed were made. */
    private static final Instant SEEDED = Instant.ofEpochSecond(1_700_000_000);

    Named(String id, String name, String topic, String creator) {
      this(id, name, topic, creator, SEEDED);
    }
  }

  public String id() {
    return id;
  }

  public synchronized String name() {
    return name;
  }

  public synchronized void rename(String to) {
    name = to;
  }

  public synchronized String purpose() {
    return purpose;
  }

  public synchronized void explain(String what) {
    purpose = what;
  }

  public synchronized String topic() {
    return topic;
  }

  public synchronized void describe(String as) {
    topic = as;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public synchronized boolean isArchived() {
    return isArchived;
  }

  /** Archives the conversation; false when it was archived already. */
  public synchronized boolean archive() {
    boolean archives = !isArchived;
    isArchived = true;
    return archives;
  }

  /** Takes the conversation out of the archive; false when it was not archived. */
  public synchronized boolean unarchive() {
    boolean returns = isArchived;
    isArchived = false;
    return returns;
  }

  public String creator() {
    return creator;
  }

  public ConversationKind kind() {
    return kind;
  }

  /** Returns the ids of the members, without the bot. */
  public synchronized List<String> members() {
    return List.copyOf(members);
  }

  public synchronized boolean has(String person) {
    return members.contains(person);
  }

  /** Returns whether a person may read it: anybody a public channel, members the others. */
  public boolean isReadableBy(String person) {
    return kind == ConversationKind.CHANNEL || has(person);
  }

  public synchronized boolean botIsMember() {
    return botIsMember;
  }

  synchronized boolean join(String person) {
    return members.add(person);
  }

  synchronized boolean botJoins() {
    boolean joins = !botIsMember;
    botIsMember = true;
    return joins;
  }

  synchronized boolean leave(String person) {
    return members.remove(person);
  }

  synchronized boolean botLeaves() {
    boolean leaves = botIsMember;
    botIsMember = false;
    return leaves;
  }

  synchronized void put(WorkspaceMessage message) {
    messages.put(message.ts(), message);
  }

  /** A message before and after a change. */
  record MessageChange(WorkspaceMessage before, WorkspaceMessage after) {}

  synchronized Optional<MessageChange> change(String ts, UnaryOperator<WorkspaceMessage> change) {
    return find(ts)
        .map(
            before -> {
              WorkspaceMessage after = change.apply(before);
              messages.put(ts, after);
              return new MessageChange(before, after);
            });
  }

  synchronized Optional<WorkspaceMessage> remove(String ts) {
    return Optional.ofNullable(messages.remove(ts));
  }

  public synchronized Optional<WorkspaceMessage> find(String ts) {
    return Optional.ofNullable(messages.get(ts));
  }

  /** Returns all messages, ephemeral ones included, oldest first. */
  public synchronized List<WorkspaceMessage> messages() {
    return List.copyOf(messages.values());
  }

  /** Returns a thread's first message and its replies, without ephemeral ones. */
  public synchronized List<WorkspaceMessage> thread(String ts) {
    return messages.values().stream()
        .filter(message -> message.onlyFor().isEmpty())
        .filter(message -> message.ts().equals(ts) || message.thread().equals(Optional.of(ts)))
        .toList();
  }

  /**
   * Returns a message in Slack's JSON; the first of a thread has the number and authors of replies.
   */
  public ObjectNode json(WorkspaceMessage message) {
    ObjectNode body = message.copy();
    List<WorkspaceMessage> replies =
        thread(message.ts()).stream()
            .filter(reply -> reply.isReply() && !reply.ts().equals(message.ts()))
            .toList();
    if (!replies.isEmpty()) {
      body.put("thread_ts", message.ts());
      body.put("reply_count", replies.size());
      body.put("latest_reply", replies.getLast().ts());
      Set<String> users =
          new LinkedHashSet<>(replies.stream().map(WorkspaceMessage::author).toList());
      body.put("reply_users_count", users.size());
      body.set("reply_users", JsonTrees.strings(users));
    }
    return body;
  }
}
