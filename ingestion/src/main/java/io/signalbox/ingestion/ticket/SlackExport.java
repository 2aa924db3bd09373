package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRows;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Index of the users and public channels in the folder of a Slack workspace export. Channels that
 * {@code channels.json} does not name as public are left out.
 */
public final class SlackExport {
  private static final String PEOPLE = "users.json";
  private static final String CHANNELS = "channels.json";

  /** Names of the export's list files beside the channel folders, which hold no conversation. */
  private static final Set<String> LISTS =
      Set.of(
          PEOPLE,
          CHANNELS,
          "groups.json",
          "dms.json",
          "mpims.json",
          "integration_logs.json",
          "canvases.json",
          "lists.json",
          "file_conversations.json",
          "huddle_transcripts.json",
          "org_users.json");

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.json");

  private final Path folder;
  private final Map<String, String> people = new HashMap<>();
  private final Set<String> bots = new HashSet<>(Set.of("USLACKBOT"));
  private final Map<String, String> channels = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private SlackExport(Path folder) {
    this.folder = folder;
  }

  /** Kind of a file in a Slack export. */
  public enum FilePart {
    /** Messages of one channel on one day. */
    DAY,
    /** List of users, channels or the like, or another file of a channel. */
    LIST
  }

  /** Returns the kind of a file in a Slack export; empty when it lies in none. */
  public static Optional<FilePart> partOf(Path file) {
    String name = String.valueOf(file.getFileName());
    if (LISTS.contains(name)) {
      Path own = file.resolveSibling(".").normalize();
      return has(own, PEOPLE) && has(own, CHANNELS) ? Optional.of(FilePart.LIST) : Optional.empty();
    }
    if (!name.endsWith(".json") || !has(folder(file), PEOPLE)) {
      return Optional.empty();
    }
    if (DAY.matcher(name).matches()) {
      return Optional.of(FilePart.DAY);
    }
    // A channel's folder holds its canvas and bookmarks too.
    return has(folder(file), CHANNELS) ? Optional.of(FilePart.LIST) : Optional.empty();
  }

  private static boolean has(Path folder, String list) {
    return Files.isRegularFile(folder.resolve(list), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Reads the users and channels of the export around a day's file; without a channel list, no
   * channel is public.
   *
   * @throws IOException when they cannot be read
   */
  public static SlackExport around(Path day) throws IOException {
    SlackExport export = new SlackExport(folder(day));
    export.read(PEOPLE, export::takePerson);
    if (has(export.folder, CHANNELS)) {
      export.read(CHANNELS, export::takeChannel);
    }
    return export;
  }

  /** Returns whether this day's file belongs to this export. */
  public boolean holds(Path day) {
    return folder.equals(folder(day));
  }

  private static Path folder(Path day) {
    return day.resolve("../..").normalize();
  }

  private void read(String name, Consumer<JsonNode> rows) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      new JsonRows(name, Set.of(), new DiscardingRowSink(), row -> rows.accept(row.node()))
          .read(in);
    }
  }

  private void takePerson(JsonNode person) {
    JsonFields.find(person, "id")
        .ifPresent(
            id -> {
              people.put(
                  id,
                  JsonFields.find(person, "profile", "display_name")
                      .or(() -> JsonFields.find(person, "profile", "real_name"))
                      .or(() -> JsonFields.any(person, "real_name", "name"))
                      .orElse(""));
              if (person.path("is_bot").asBoolean(false)) {
                bots.add(id);
              }
            });
  }

  private void takeChannel(JsonNode channel) {
    String name = JsonFields.text(channel, "name");
    JsonFields.find(channel, "id").ifPresent(id -> channels.put(id, name));
    boolean isOpen =
        !channel.path("is_private").asBoolean(false)
            && !channel.path("is_im").asBoolean(false)
            && !channel.path("is_mpim").asBoolean(false);
    if (isOpen && !name.isEmpty()) {
      open.add(name);
    }
  }

  boolean isPublic(String channel) {
    return open.contains(channel);
  }

  boolean isBot(String person) {
    return bots.contains(person);
  }

  /** Returns the name of a user by id; empty for an unknown one. */
  String person(String id) {
    return people.getOrDefault(id, "");
  }

  /** Returns the name of a channel by id; empty for an unknown one. */
  String channel(String id) {
    return channels.getOrDefault(id, "");
  }

  /**
   * Row sink that ignores everything, for files read only as a lookup; their problems are reported
   * when the run reads them.
   */
  record DiscardingRowSink() implements RowSink<Ticket> {
    @Override
    public void row(Ticket ticket) {}

    @Override
    public void skipped(SkippedItem item) {}
  }
}
