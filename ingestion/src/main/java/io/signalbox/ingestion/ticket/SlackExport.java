package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRows;
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
 * Folder of an export of a Slack workspace: its people and public channels, which all of its days
 * refer to. What {@code channels.json} does not name as public was said among few and is left out.
 */
public final class SlackExport {
  private static final String PEOPLE = "users.json";
  private static final String CHANNELS = "channels.json";

  /** Lists beside the channels' folders; none of them holds a conversation. */
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

  /** Part that a file has in an export. */
  public enum FilePart {
    /** One day of one channel. */
    DAY,
    /** List of people, channels or the like. */
    LIST
  }

  /** The part that the file has in an export; empty when it lies in none. */
  public static Optional<FilePart> partOf(Path file) {
    String name = String.valueOf(file.getFileName());
    if (LISTS.contains(name)) {
      Path own = file.resolveSibling(".").normalize();
      return has(own, PEOPLE) && has(own, CHANNELS) ? Optional.of(FilePart.LIST) : Optional.empty();
    }
    return DAY.matcher(name).matches() && has(folder(file), PEOPLE)
        ? Optional.of(FilePart.DAY)
        : Optional.empty();
  }

  private static boolean has(Path folder, String list) {
    return Files.isRegularFile(folder.resolve(list), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Reads the lists of the export that a day lies in; without one of channels, none is known to be
   * public.
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

  /** Returns whether the export is the one that this day lies in. */
  public boolean holds(Path day) {
    return folder.equals(folder(day));
  }

  private static Path folder(Path day) {
    return day.resolve("../..").normalize();
  }

  private void read(String name, Consumer<JsonNode> rows) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      new JsonRows(name, Set.of(), new UnheardRows(), row -> rows.accept(row.node())).read(in);
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

  /** Name of the person; empty for one who is not known. */
  String person(String id) {
    return people.getOrDefault(id, "");
  }

  /** Name of the channel; empty for one that is not known. */
  String channel(String id) {
    return channels.getOrDefault(id, "");
  }
}
