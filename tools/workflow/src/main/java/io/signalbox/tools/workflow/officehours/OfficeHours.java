package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.audit.AuditLog;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.RequestChanges.RequestChange;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import io.signalbox.tools.workflow.revision.RevisionedActs;
import io.signalbox.tools.workflow.role.Role;
import io.signalbox.tools.workflow.role.Roles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Service for requests to experts: files them, chooses the expert to ask, applies changes, and
 * lists open and due requests. A change is written only at the revision it was decided on;
 * otherwise it is decided again. Safe for use from several threads and processes.
 */
public final class OfficeHours {
  private static final Duration MONTH = Duration.ofDays(30);

  private final Jdbi jdbi;
  private final Clock clock;
  private final OfficeHoursSettings settings;
  private final OfficeHoursPeople people;
  private final Watch watch;
  private final TopicSorter topics;
  private final RevisionedActs<RequestChange, RequestEvent> acts;

  /** Roles, audit log and announcer that office hours use. */
  public record Watch(Roles roles, AuditLog audit, OfficeHoursAnnouncer announcer) {}

  public OfficeHours(
      Jdbi jdbi,
      Clock clock,
      OfficeHoursSettings settings,
      OfficeHoursPeople people,
      Watch watch,
      TopicSorter topics) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings = settings;
    this.people = people;
    this.watch = watch;
    this.topics = topics;
    this.acts = new RevisionedActs<>(new RequestChanges(clock, watch.audit(), watch.announcer()));
  }

  OfficeHoursSettings settings() {
    return settings;
  }

  Clock clock() {
    return clock;
  }

  /**
   * Files a request, sorted into topic, urgency and pool.
   *
   * @param askId the command or form it came with: the same one files nothing more
   * @param channel where it was filed
   * @param offer what may answer it
   */
  public OfficeHoursRequest file(
      String askId, String asker, RequestText ask, String channel, RequestOffer offer) {
    Filing filing = new Filing(askId, asker, ask, channel, offer, topics.topic(ask));
    try {
      return jdbi.inTransaction(
          handle -> RequestRows.ofAsk(handle, askId).orElseGet(() -> begin(handle, filing)));
    } catch (UnableToExecuteStatementException e) {
      // The same form came twice at the same moment.
      return jdbi.withHandle(handle -> RequestRows.ofAsk(handle, askId)).orElseThrow(() -> e);
    }
  }

  private record Filing(
      String askId,
      String asker,
      RequestText ask,
      String channel,
      RequestOffer offer,
      RequestTopic topic) {}

  private OfficeHoursRequest begin(Handle handle, Filing filing) {
    Instant now = clock.instant();
    RequestTopic topic = filing.topic();
    RequestText ask = filing.ask();
    RequestOffer offer = filing.offer();
    ExpertPool pool = settings.rules().poolFor(topic);
    boolean waits = offer.isEmpty();
    Optional<String> next = waits ? next(handle, pool, topic, Set.of(), now) : Optional.empty();
    OfficeHoursRequest fresh =
        new OfficeHoursRequest(
            0,
            filing.asker(),
            ask,
            topic,
            settings.rules().urgency(ask, LocalDate.ofInstant(now, ZoneOffset.UTC)),
            pool.name(),
            pool.channel().orElse(filing.channel()),
            waits ? RequestState.WAITING : RequestState.OFFERED,
            next,
            offer,
            now,
            Optional.empty(),
            now,
            Optional.of(now.plus(waits ? pool.target() : settings.offerFor())),
            0,
            0);
    return filed(handle, filing, RequestRows.insert(handle, filing.askId(), fresh), now);
  }

  private OfficeHoursRequest filed(Handle handle, Filing filing, long number, Instant now) {
    OfficeHoursRequest filed = RequestRows.find(handle, number).orElseThrow();
    List<RequestEvent> events =
        List.of(
            RequestRows.append(
                handle,
                number,
                RequestEvent.RequestEventKind.FILED,
                Optional.of(filing.asker()),
                "",
                now));
    watch
        .announcer()
        .announce(handle, new OfficeHoursAnnouncer.News(filed, events, events, Optional.empty()));
    return filed;
  }

  /** Returns the Slack id of the next expert; empty when nobody has capacity. */
  Optional<String> next(
      Handle handle, ExpertPool pool, RequestTopic topic, Set<String> passed, Instant now) {
    Map<String, Integer> loads = RequestRows.loads(handle);
    Map<String, Double> shares =
        ExpertRouter.shares(RequestRows.taken(handle, pool.name(), now.minus(MONTH)));
    List<ExpertRouter.Candidate> candidates =
        pool.experts().stream()
            .flatMap(
                expert ->
                    people
                        .verified(expert.handle())
                        .map(
                            id ->
                                new ExpertRouter.Candidate(
                                    id,
                                    expert,
                                    people.zone(id),
                                    loads.getOrDefault(id, 0),
                                    shares.getOrDefault(id, 0.0)))
                        .stream())
            .toList();
    return ExpertRouter.next(pool, topic, candidates, passed, now);
  }

  public Optional<OfficeHoursRequest> find(long number) {
    return jdbi.withHandle(handle -> RequestRows.find(handle, number));
  }

  /** Returns all open requests, by urgency and then age. */
  public List<OfficeHoursRequest> open() {
    return jdbi.withHandle(RequestRows::open);
  }

  /** Returns the events of a request in order. */
  public List<RequestEvent> timeline(long number) {
    return jdbi.withHandle(handle -> RequestRows.events(handle, number));
  }

  /** Returns the decision that answered a request. */
  public Optional<Decision> decision(long number) {
    return jdbi.withHandle(handle -> DecisionRows.ofRequest(handle, number));
  }

  /** Returns the pool of a request; the last pool when the settings no longer have it. */
  public ExpertPool pool(OfficeHoursRequest request) {
    return settings
        .rules()
        .pool(request.pool())
        .orElseGet(() -> settings.rules().pools().getLast());
  }

  /** Returns whether the person may answer requests of that pool. */
  public boolean isExpert(ExpertPool pool, String person) {
    return watch.roles().has(person, Role.EXPERT)
        || pool.experts().stream()
            .anyMatch(
                expert -> people.verified(expert.handle()).filter(person::equals).isPresent());
  }

  /** Returns whether the person is an expert of any pool. */
  public boolean isExpert(String person) {
    return settings.rules().pools().stream().anyMatch(pool -> isExpert(pool, person));
  }

  boolean isAdmin(String person) {
    return watch.roles().has(person, Role.ADMIN);
  }

  /** Decision on a change of a request, by a person or the timer. */
  interface ActRule {
    /** Returns the change to apply; empty when there is nothing to do. */
    Optional<RequestChange> decide(Handle handle, OfficeHoursRequest request, Instant now)
        throws ObjectionException;
  }

  /** Signals that an act is refused, with the outcome for the user. */
  static final class ObjectionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient OfficeHoursOutcome outcome;

    ObjectionException(String sentence) {
      this(new OfficeHoursOutcome.RequestRefused(sentence));
    }

    ObjectionException(OfficeHoursOutcome outcome) {
      super(outcome.toString());
      this.outcome = outcome;
    }
  }

  OfficeHoursOutcome act(long number, ActRule act) {
    try {
      return RevisionedActs.repeat(() -> attempt(number, act))
          .orElseGet(
              () ->
                  new OfficeHoursOutcome.RequestRefused(
                      "The request changes too fast at the moment; try again."));
    } catch (ObjectionException e) {
      return e.outcome;
    }
  }

  private Optional<OfficeHoursOutcome> attempt(long number, ActRule act) throws ObjectionException {
    Optional<OfficeHoursRequest> known = find(number);
    if (known.isEmpty()) {
      return Optional.of(
          new OfficeHoursOutcome.RequestRefused("There is no request " + number + "."));
    }
    return jdbi.inTransaction(handle -> change(handle, known.get(), act))
        .map(OfficeHoursOutcome.RequestDone::new);
  }

  private Optional<OfficeHoursRequest> change(Handle handle, OfficeHoursRequest known, ActRule act)
      throws ObjectionException {
    Optional<RequestChange> change = act.decide(handle, known, clock.instant());
    if (change.isEmpty()) {
      return Optional.of(known);
    }
    return acts.apply(handle, change.get()) ? Optional.of(change.get().after()) : Optional.empty();
  }

  /** Returns the experts whose time ran out, including the one asked now. */
  static Set<String> passed(Handle handle, OfficeHoursRequest request) {
    Set<String> passed = new HashSet<>();
    for (RequestEvent event : RequestRows.events(handle, request.number())) {
      if (event.kind() == RequestEvent.RequestEventKind.NUDGED) {
        passed.add(event.text());
      }
    }
    request.holder().ifPresent(passed::add);
    return passed;
  }

  /** Returns the requests whose timer has expired, the longest due first. */
  List<OfficeHoursRequest> due(int most) {
    return jdbi.withHandle(handle -> RequestRows.due(handle, clock.instant(), most));
  }

  Jdbi jdbi() {
    return jdbi;
  }

  OfficeHoursAnnouncer announcer() {
    return watch.announcer();
  }
}
