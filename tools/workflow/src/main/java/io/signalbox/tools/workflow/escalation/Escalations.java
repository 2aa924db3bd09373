package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import io.signalbox.tools.workflow.revision.RevisionedActs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Service for escalations: opens them or joins a report to an open one, applies changes, and reads
 * timelines, pages and similar earlier ones. A change is written only at the revision it was
 * decided on; otherwise it is decided again. Safe for use from several threads and processes.
 */
public final class Escalations {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int MOST_SIMILAR = 5;

  private final Jdbi jdbi;
  private final Clock clock;
  private final EscalationSettings settings;
  private final EscalationPeople people;
  private final EscalationAnnouncer announcer;
  private final RevisionedActs<EscalationChange, EscalationEvent> acts;

  public Escalations(
      Jdbi jdbi,
      Clock clock,
      EscalationSettings settings,
      EscalationPeople people,
      EscalationAnnouncer announcer) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings = settings;
    this.people = people;
    this.announcer = announcer;
    this.acts = new RevisionedActs<>(new EscalationChanges(settings, announcer));
  }

  public EscalationSettings settings() {
    return settings;
  }

  /** Opens an escalation; the first page is sent when the timers run next. */
  public OpeningOutcome open(EscalationRequest request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(handle -> open(handle, request));
      } catch (UnableToExecuteStatementException | ContendedException e) {
        // Somebody escalated the same service at the same moment: this report joins theirs.
        if (attempt == RevisionedActs.MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private OpeningOutcome open(Handle handle, EscalationRequest request) {
    if (!EscalationRows.claimRequest(handle, request.id())) {
      return new OpeningOutcome.Repeated(
          EscalationRows.ofRequest(handle, request.id()).orElseThrow(ContendedException::new));
    }
    Instant now = clock.instant();
    Optional<Escalation> known = EscalationRows.joinable(handle, request.subject().service());
    if (known.isPresent()) {
      if (known.get().changedAt().plus(settings.joinWindow()).isAfter(now)) {
        EscalationRows.nameRequest(handle, request.id(), known.get().number());
        return new OpeningOutcome.Joined(join(handle, known.get(), request, now));
      }
      EscalationRows.closeToReports(handle, known.get().number());
    }
    return new OpeningOutcome.Opened(begin(handle, request, now));
  }

  private Escalation begin(Handle handle, EscalationRequest request, Instant now) {
    EscalationPolicy policy = settings.policyFor(request.team());
    Escalation fresh =
        new Escalation(
            0,
            request.subject(),
            policy.name(),
            request.reporter(),
            policy.channel().orElse(request.channel()),
            EscalationState.PAGING,
            0,
            Optional.empty(),
            now,
            now,
            Optional.of(now),
            0);
    long number = EscalationRows.insert(handle, fresh);
    EscalationRows.nameRequest(handle, request.id(), number);
    Escalation opened = EscalationRows.find(handle, number).orElseThrow();
    List<EscalationEvent> events =
        EscalationRows.append(
            handle,
            number,
            List.of(
                UnsavedEvent.by(
                    EscalationEventKind.OPENED, request.reporter(), request.subject().summary())),
            now);
    PagingRequests.put(handle, opened, policy, PagingAction.TRIGGER, settings, now);
    announcer.announce(
        handle, new EscalationAnnouncer.News(opened, events, events, List.of(), List.of()));
    return opened;
  }

  /** Adds a report to an open escalation; a worse severity raises that of the escalation. */
  private Escalation join(Handle handle, Escalation known, EscalationRequest request, Instant now) {
    Escalation.Subject before = known.subject();
    boolean worse = rank(request.subject().severity()) < rank(before.severity());
    String severity = worse ? request.subject().severity() : before.severity();
    Escalation after =
        EscalationChange.about(
            EscalationChange.touched(known, now),
            new Escalation.Subject(before.service(), before.team(), severity, before.summary()));
    String text = request.subject().summary() + (worse ? " (now " + severity + ")" : "");
    if (!acts.apply(
        handle,
        new EscalationChange(
            after,
            List.of(UnsavedEvent.by(EscalationEventKind.JOINED, request.reporter(), text)),
            List.of()))) {
      throw new ContendedException();
    }
    return after;
  }

  private int rank(String severity) {
    for (int i = 0; i < settings.severities().size(); i++) {
      if (settings.severities().get(i).name().equalsIgnoreCase(severity)) {
        return i;
      }
    }
    return settings.severities().size();
  }

  public Optional<Escalation> find(long number) {
    return jdbi.withHandle(handle -> EscalationRows.find(handle, number));
  }

  /** Returns all unresolved escalations, oldest first. */
  public List<Escalation> open() {
    return jdbi.withHandle(EscalationRows::open);
  }

  /** Returns open ones from this interval for which related knowledge was not searched yet. */
  public List<Escalation> notLookedUp(Instant after, Instant before) {
    return jdbi.withHandle(handle -> EscalationRows.notLookedUp(handle, after, before));
  }

  /**
   * Marks an escalation as searched for related knowledge.
   *
   * @param found writes what was found down, in the same transaction; not asked when somebody did
   */
  public void lookedUp(long number, Consumer<Handle> found) {
    jdbi.useTransaction(
        handle -> {
          if (EscalationRows.lookedUp(handle, number)) {
            found.accept(handle);
          }
        });
  }

  /** Returns the latest earlier escalations of the same service, the latest first. */
  public List<PostMortemDraft.SimilarEscalation> similar(Escalation to) {
    return jdbi.withHandle(
        handle ->
            EscalationRows.similar(handle, to, to.openedAt().minus(YEAR), MOST_SIMILAR).stream()
                .map(
                    each ->
                        new PostMortemDraft.SimilarEscalation(
                            each,
                            PostMortemDraft.resolution(EscalationRows.events(handle, each.number()))
                                .orElse("")))
                .toList());
  }

  /** Returns the events of an escalation in order. */
  public List<EscalationEvent> timeline(long number) {
    return jdbi.withHandle(handle -> EscalationRows.events(handle, number));
  }

  /** Returns all pages of an escalation, in order. */
  public List<SentPage> pages(long number) {
    return jdbi.withHandle(handle -> EscalationRows.pages(handle, number));
  }

  /** Returns whether the person may acknowledge, hand over, decline or resolve the escalation. */
  public boolean mayAnswer(Escalation e, String person) {
    if (pages(e.number()).stream().anyMatch(page -> page.person().equals(person))) {
      return true;
    }
    Set<String> groups = people.groupsOf(person);
    String team = e.subject().team().map(each -> each.toLowerCase(Locale.ROOT)).orElse("");
    return groups.contains(team)
        || settings.policy(e.policy()).responders().stream().anyMatch(groups::contains);
  }

  /** Decision on an act of a person, made on the current state of the escalation. */
  interface ActRule extends Function<Escalation, ActRule.Verdict> {
    sealed interface Verdict {
      record Go(EscalationChange change) implements Verdict {}

      record No(EscalationOutcome outcome) implements Verdict {}
    }
  }

  EscalationOutcome act(long number, ActRule act) {
    return RevisionedActs.repeat(() -> attempt(number, act)).orElseThrow(ContendedException::new);
  }

  private Optional<EscalationOutcome> attempt(long number, ActRule act) {
    Optional<Escalation> known = find(number);
    if (known.isEmpty()) {
      return Optional.of(
          new EscalationOutcome.ActRefused("There is no escalation " + number + "."));
    }
    return switch (act.apply(known.get())) {
      case ActRule.Verdict.No no -> Optional.of(no.outcome());
      case ActRule.Verdict.Go go ->
          apply(go.change())
              ? Optional.of(new EscalationOutcome.ActDone(go.change().after()))
              : Optional.empty();
    };
  }

  /** Persists a change; returns false when the escalation was changed meanwhile. */
  boolean apply(EscalationChange change) {
    return jdbi.inTransaction(handle -> acts.apply(handle, change));
  }

  /** Adds an entry to the timeline. */
  void note(long number, UnsavedEvent note) {
    act(
        number,
        e ->
            new ActRule.Verdict.Go(
                new EscalationChange(
                    EscalationChange.touched(e, clock.instant()), List.of(note), List.of())));
  }

  /**
   * Adds an event about the escalation's own channel, unless the timeline has it already.
   *
   * @param subject the channel's id, or the person's whom the news is about
   */
  public void noteChannel(long number, Optional<String> subject, String text) {
    UnsavedEvent note = UnsavedEvent.of(EscalationEventKind.CHANNEL, subject, text);
    boolean isNoted =
        timeline(number).stream()
            .anyMatch(
                event ->
                    event.kind() == EscalationEventKind.CHANNEL
                        && event.subject().equals(subject)
                        && event.text().equals(text));
    if (!isNoted) {
      note(number, note);
    }
  }

  List<Escalation> due(Instant now, Instant future, int most) {
    return jdbi.withHandle(handle -> EscalationRows.due(handle, now, future, most));
  }

  /** Signals that too many concurrent changes of one escalation kept an act from being applied. */
  static final class ContendedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContendedException() {
      super("The escalation changes too fast at the moment");
    }
  }
}
