package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.json.JsonRows;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parser that turns the threads of one day's file in a Slack export into resolved tickets. The
 * problem is the first message, the resolution the reply marked with a tick or else the last
 * substantive one. Only public channels are read. Replies of later days are looked up in those
 * days' files.
 */
public final class SlackConversations implements RowReader<Ticket> {
  private static final Set<String> WRAPPERS = Set.of("messages");
  private static final int MOST_LATER_DAYS = 31;

  private final SlackExport export;
  private final Path day;
  private final String channel;
  private final SlackThread thread;

  /**
   * @param day the file of one channel and day that is read
   */
  public SlackConversations(SlackExport export, Path day) {
    this.export = export;
    this.day = day;
    this.channel = name(channel());
    this.thread = new SlackThread(channel, export::person, export::channel);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    Threads threads = new Threads(intake);
    new JsonRows(path, WRAPPERS, sink, threads::take).read(in);
    threads.readOn();
    threads.give();
  }

  /** Messages of the day, grouped by thread. */
  private final class Threads {
    private final TicketIntake intake;
    private final Map<String, List<SlackMessage>> byFirst = new LinkedHashMap<>();
    private final Map<String, Long> lines = new LinkedHashMap<>();
    private String latest = "";

    Threads(TicketIntake intake) {
      this.intake = intake;
    }

    void take(JsonRow row) {
      Optional<SlackMessage> message = SlackMessage.of(row.node());
      if (message.isEmpty()) {
        intake.skip(row.line(), "the message has no time; expected ts");
      } else if (!export.isPublic(channel)) {
        intake.leaveOut("a message of a private conversation");
      } else if (!SlackMessage.isSaid(row.node(), export::isBot)) {
        intake.leaveOut("a message of a program or a notice of Slack");
      } else if (message.get().isFirst()) {
        byFirst.computeIfAbsent(message.get().at(), first -> new ArrayList<>()).add(message.get());
        lines.put(message.get().at(), row.line());
        noteLatest(row.node());
      } else {
        reply(message.get());
      }
    }

    private void reply(SlackMessage message) {
      List<SlackMessage> thread = byFirst.get(message.thread());
      if (thread != null) {
        thread.add(message);
      } else {
        intake.leaveOut(
            message.thread().isEmpty()
                ? "a message outside of a thread"
                : "a reply to a message of another day or to a program");
      }
    }

    private void noteLatest(JsonNode first) {
      String last =
          JsonFields.find(first, "latest_reply")
              .or(
                  () ->
                      JsonFields.list(first.path("replies")).stream()
                          .map(reply -> JsonFields.text(reply, "ts"))
                          .max(Comparator.naturalOrder()))
              .orElse("");
      if (last.compareTo(latest) > 0 && last.matches("\\d{9,11}\\.\\d{1,9}")) {
        latest = last;
      }
    }

    /** Adds replies from the files of later days. */
    void readOn() throws IOException {
      if (latest.isEmpty()) {
        return;
      }
      String last =
          new SlackMessage(latest, "", "", "", false)
                  .moment()
                  .atZone(ZoneOffset.UTC)
                  .plusDays(1)
                  .toLocalDate()
              + ".json";
      List<Path> later;
      try (Stream<Path> days = Files.list(channel())) {
        later =
            days.filter(file -> SlackExport.partOf(file).isPresent())
                .filter(file -> name(file).compareTo(name(day)) > 0)
                .filter(file -> name(file).compareTo(last) <= 0)
                .sorted()
                .limit(MOST_LATER_DAYS)
                .toList();
      }
      for (Path file : later) {
        try (InputStream in = Files.newInputStream(file)) {
          new JsonRows(
                  name(file),
                  WRAPPERS,
                  new SlackExport.DiscardingRowSink(),
                  row -> later(row.node()))
              .read(in);
        }
      }
    }

    private void later(JsonNode node) {
      if (SlackMessage.isSaid(node, export::isBot)) {
        SlackMessage.of(node)
            .filter(message -> !message.isFirst())
            .ifPresent(
                message -> byFirst.getOrDefault(message.thread(), new ArrayList<>()).add(message));
      }
    }

    void give() {
      byFirst.forEach((first, messages) -> give(lines.getOrDefault(first, 0L), messages));
    }

    private void give(long line, List<SlackMessage> messages) {
      messages.sort(Comparator.comparing(SlackMessage::at));
      thread
          .draft(messages, Optional.empty())
          .ifPresentOrElse(
              draft -> intake.take(line, draft),
              () -> intake.leaveOut("a conversation without an answer"));
    }
  }

  private Path channel() {
    return day.resolveSibling(".").normalize();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
