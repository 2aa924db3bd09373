package io.signalbox.tools.workflow.escalation.channel;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationEvent;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import io.signalbox.tools.workflow.escalation.EscalationSettings.OwnChannel;
import io.signalbox.tools.workflow.escalation.Escalations;
import io.signalbox.tools.workflow.escalation.SentPage;
import io.signalbox.tools.workflow.escalation.channel.ChannelOperations.ChannelOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Timer job that creates and maintains a Slack channel for each severe escalation: name, members,
 * topic, timeline, archiving. Each step is recorded after it was done and may be repeated after a
 * crash; a name that is taken by a channel of this app is that channel. Safe for use from several
 * threads and processes.
 */
public final class IncidentChannels {
  private static final Duration ARCHIVE_AFTER = Duration.ofDays(1);
  private static final int LONGEST_NAME = 76;
  private static final int LONGEST_TOPIC = 250;
  private static final int MOST_NAMES = 9;
  private static final String PERSON = "[UW][A-Z0-9]{2,30}";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final IncidentChannelRows rows;
  private final Clock clock;
  private final Escalations escalations;
  private final Optional<OwnChannel> settings;
  private final ChannelOperations operations;
  private final IncidentChannelAnnouncer announcer;

  public IncidentChannels(
      Jdbi jdbi,
      Clock clock,
      Escalations escalations,
      ChannelOperations operations,
      IncidentChannelAnnouncer announcer) {
    this.rows = new IncidentChannelRows(jdbi);
    this.clock = clock;
    this.escalations = escalations;
    this.settings = escalations.settings().ownChannel();
    this.operations = operations;
    this.announcer = announcer;
  }

  /** Creates requested channels and brings existing ones up to date. */
  public void runDue() {
    settings.ifPresent(this::want);
    for (IncidentChannel row : rows.claim(clock.instant())) {
      Optional<Escalation> escalation = escalations.find(row.number());
      if (escalation.isEmpty()) {
        rows.finish(row, clock.instant(), "the escalation is forgotten");
      } else if (row.channel().isEmpty()) {
        open(row, escalation.get());
      } else {
        tend(row, escalation.get(), row.channel().get());
      }
    }
  }

  private void want(OwnChannel own) {
    List<Escalation> grave =
        escalations.open().stream()
            .filter(e -> own.severities().contains(e.subject().severity()))
            .toList();
    if (!grave.isEmpty()) {
      Set<Long> wanted = rows.wanted();
      grave.stream()
          .filter(e -> !wanted.contains(e.number()))
          .forEach(e -> rows.want(e.number(), name(own, e), clock.instant()));
    }
  }

  /**
   * Returns the channel name for an escalation, of prefix, day, number and service, valid in Slack:
   * {@code inc-20261130-12-payments}.
   */
  static String name(OwnChannel own, Escalation e) {
    String service = e.subject().service().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name =
        "%s-%s-%d-%s".formatted(own.prefix(), DAY.format(e.openedAt()), e.number(), service);
    return ColumnValues.text(name, LONGEST_NAME).replaceAll("-+$", "");
  }

  private void open(IncidentChannel row, Escalation e) {
    if (!e.isOpen()) {
      rows.finish(row, clock.instant(), "it was over before there was a channel");
      return;
    }
    boolean isPrivate = settings.map(OwnChannel::isPrivate).orElse(false);
    ChannelOutcome outcome = operations.create(row.name(), isPrivate);
    if (outcome instanceof ChannelOutcome.NameTaken && row.attempts() > 1) {
      // An earlier attempt may have made it, and ended before that was written down.
      outcome = operations.created(row.name(), e.openedAt());
    }
    switch (outcome) {
      case ChannelOutcome.ChannelReady ready -> {
        rows.opened(row, ready.channel());
        tend(row, e, ready.channel());
      }
      case ChannelOutcome.NameTaken taken -> otherName(row);
      case ChannelOutcome.ChannelGone gone -> giveUp(row, gone.reason());
      case ChannelOutcome.ChannelRefused refused -> giveUp(row, refused.reason());
      case ChannelOutcome.TryLater later -> later(row, later.pause());
    }
  }

  private void otherName(IncidentChannel row) {
    String[] parts = row.name().split("--", 2);
    int next = parts.length == 1 ? 2 : Integer.parseInt(parts[1]) + 1;
    if (next > MOST_NAMES) {
      giveUp(row, "every name for it is taken");
      return;
    }
    rows.rename(row, parts[0] + "--" + next);
    later(row, Duration.ZERO);
  }

  private void giveUp(IncidentChannel row, String reason) {
    escalations.noteChannel(
        row.number(), Optional.empty(), "No channel of its own: " + reason + ".");
    rows.finish(row, clock.instant(), reason);
  }

  private void later(IncidentChannel row, Duration pause) {
    rows.postpone(row, clock.instant(), pause);
  }

  /** Signals that a step of a channel cannot be done now, or never again. */
  private static final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient ChannelOutcome outcome;

    StoppedException(ChannelOutcome outcome) {
      super("the channel stops", null, false, false);
      this.outcome = outcome;
    }
  }

  private void tend(IncidentChannel row, Escalation e, String channel) {
    try {
      if (e.isOpen()) {
        escalations.noteChannel(
            e.number(), Optional.of(channel), "The incident's channel is #" + row.name() + ".");
        invite(row, e, channel);
      }
      topic(row, e, channel);
      boolean fresh = tell(row, e, channel);
      if (!fresh && isOver(e)) {
        archive(row, channel);
      } else {
        later(row, Duration.ZERO);
      }
    } catch (StoppedException stopped) {
      switch (stopped.outcome) {
        case ChannelOutcome.TryLater later -> later(row, later.pause());
        case ChannelOutcome.ChannelGone gone -> {
          escalations.noteChannel(
              row.number(),
              Optional.empty(),
              "The channel #"
                  + row.name()
                  + " cannot be used any more: "
                  + gone.reason()
                  + ". This thread goes on.");
          rows.finish(row, clock.instant(), gone.reason());
        }
        default -> throw new IllegalStateException("nothing else stops a channel");
      }
    }
  }

  /** Records a permanent refusal in the timeline, and stops at any other failure. */
  private void done(
      IncidentChannel row, ChannelOutcome outcome, Optional<String> person, String failure)
      throws StoppedException {
    if (outcome instanceof ChannelOutcome.ChannelRefused refused) {
      escalations.noteChannel(row.number(), person, failure + ": " + refused.reason() + ".");
    } else if (!(outcome instanceof ChannelOutcome.ChannelReady)) {
      throw new StoppedException(outcome);
    }
  }

  private void invite(IncidentChannel row, Escalation e, String channel) throws StoppedException {
    Set<String> people = new LinkedHashSet<>();
    people.add(e.reporter());
    escalations.pages(e.number()).stream().map(SentPage::person).forEach(people::add);
    escalations.timeline(e.number()).stream()
        .filter(event -> event.kind() == EscalationEventKind.HANDED_OVER)
        .flatMap(event -> event.subject().stream())
        .forEach(people::add);
    e.acknowledgedBy().ifPresent(people::add);
    people.removeAll(rows.people(row));
    for (String person : people) {
      if (person.matches(PERSON)) {
        done(
            row,
            operations.invite(channel, person),
            Optional.of(person),
            "could not be invited into the incident's channel");
      }
      rows.invited(row, person);
    }
  }

  private void topic(IncidentChannel row, Escalation e, String channel) throws StoppedException {
    String state =
        switch (e.state()) {
          case PAGING -> "waiting for somebody";
          case ACKNOWLEDGED -> "somebody has it";
          case RESOLVED -> "resolved";
        };
    String start = e.subject().severity() + " " + e.subject().service() + " (" + state + "): ";
    String topic =
        ColumnValues.text((start + e.subject().summary()).replaceAll("\\s+", " "), LONGEST_TOPIC);
    if (!topic.equals(row.topic())) {
      done(
          row,
          operations.setTopic(channel, topic),
          Optional.empty(),
          "The topic of the incident's channel could not be set");
      rows.topic(row, topic);
    }
  }

  private boolean tell(IncidentChannel row, Escalation e, String channel) {
    List<EscalationEvent> timeline = escalations.timeline(e.number());
    if (timeline.size() <= row.told()) {
      return false;
    }
    rows.told(
        row,
        timeline.size(),
        handle -> announcer.announce(handle, e, channel, timeline, row.told()));
    return true;
  }

  private boolean isOver(Escalation e) {
    Instant end = e.changedAt().plus(settings.map(OwnChannel::archiveAfter).orElse(ARCHIVE_AFTER));
    return !e.isOpen() && !clock.instant().isBefore(end);
  }

  private void archive(IncidentChannel row, String channel) throws StoppedException {
    ChannelOutcome outcome = operations.archive(channel);
    done(row, outcome, Optional.empty(), "The incident's channel could not be archived");
    rows.finish(
        row,
        clock.instant(),
        outcome instanceof ChannelOutcome.ChannelRefused refused ? refused.reason() : "");
  }
}
