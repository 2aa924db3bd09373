package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Stores conversations in a file of JSON lines, so that they survive a restart: each message as it
 * is now, its deletion, and each member who joined. Files that were shared are not kept.
 * Thread-safe.
 */
public final class ConversationJournal implements ConversationWatcher {
  private final WorkspaceConversations conversations;
  private final BufferedWriter out;
  private final UnaryOperator<String> kept;

  private ConversationJournal(
      WorkspaceConversations conversations, BufferedWriter out, UnaryOperator<String> kept) {
    this.conversations = conversations;
    this.out = out;
    this.kept = kept;
  }

  /**
   * Restores conversations from a file, rewrites it without obsolete lines, and opens it for
   * appending.
   *
   * @param kept changes a line into what may stand in a file of it; the line stays JSON
   */
  public static ConversationJournal open(
      Path file, WorkspaceConversations conversations, UnaryOperator<String> kept) {
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          // The last line may have been cut off by the end of the process.
          JsonTrees.parse(kept.apply(line)).ifPresent(entry -> restore(entry, conversations));
        }
      }
      Path whole = file.resolveSibling(file.getFileName() + ".part");
      Files.write(whole, lines(conversations));
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
      return new ConversationJournal(
          conversations, Files.newBufferedWriter(file, StandardOpenOption.APPEND), kept);
    } catch (IOException e) {
      throw new UncheckedIOException("the conversations in " + file + " cannot be kept", e);
    }
  }

  private static void restore(JsonNode entry, WorkspaceConversations conversations) {
    Optional<WorkspaceConversation> where = conversations.find(entry.path("channel").asText());
    if (where.isEmpty()) {
      return;
    }
    JsonTrees.text(entry, "gone").ifPresent(ts -> where.get().remove(ts));
    JsonTrees.text(entry, "joined").ifPresent(user -> where.get().join(user));
    if (entry.path("bot").asBoolean()) {
      where.get().botJoins();
    }
    if (entry.path("message") instanceof ObjectNode body) {
      WorkspaceMessage message = WorkspaceMessage.of(where.get().id(), body);
      where.get().put(JsonTrees.text(entry, "onlyFor").map(message::onlyFor).orElse(message));
    }
  }

  private static List<String> lines(WorkspaceConversations conversations) {
    List<String> lines = new ArrayList<>();
    for (WorkspaceConversation where : conversations.list()) {
      where.members().forEach(user -> lines.add(line(where, "joined", user)));
      if (where.botIsMember()) {
        lines.add(JsonTrees.write(entry(where).put("bot", true)));
      }
      where.messages().forEach(message -> lines.add(line(where, message)));
    }
    return lines;
  }

  private static ObjectNode entry(WorkspaceConversation where) {
    return JsonTrees.object().put("channel", where.id());
  }

  private static String line(WorkspaceConversation where, String name, String value) {
    return JsonTrees.write(entry(where).put(name, value));
  }

  private static String line(WorkspaceConversation where, WorkspaceMessage message) {
    ObjectNode entry = entry(where);
    message.onlyFor().ifPresent(person -> entry.put("onlyFor", person));
    return JsonTrees.write(entry.set("message", message.body()));
  }

  @Override
  public void posted(WorkspaceConversation where, WorkspaceMessage message) {
    write(line(where, message));
  }

  @Override
  public void changed(
      WorkspaceConversation where, WorkspaceMessage before, WorkspaceMessage after) {
    write(line(where, after));
  }

  @Override
  public void deleted(WorkspaceConversation where, WorkspaceMessage before) {
    write(line(where, "gone", before.ts()));
    // A message with replies leaves a tombstone.
    conversations
        .find(where.id())
        .flatMap(known -> known.find(before.ts()))
        .ifPresent(tombstone -> write(line(where, tombstone)));
  }

  @Override
  public void reacted(WorkspaceConversation where, WorkspaceMessage message, Reaction reaction) {
    write(line(where, message));
  }

  @Override
  public void joined(WorkspaceConversation where, String user) {
    write(
        where.has(user)
            ? line(where, "joined", user)
            : JsonTrees.write(entry(where).put("bot", true)));
  }

  private synchronized void write(String line) {
    try {
      out.write(kept.apply(line));
      out.newLine();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a conversation cannot be kept", e);
    }
  }

  /** Closes the file. */
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the conversations' file cannot be closed", e);
    }
  }
}
