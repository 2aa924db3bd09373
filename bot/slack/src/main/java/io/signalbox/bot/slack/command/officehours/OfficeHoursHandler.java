package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.HandlerReply;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.tools.workflow.officehours.Decision;
import io.signalbox.tools.workflow.officehours.OfficeHours;
import io.signalbox.tools.workflow.officehours.OfficeHoursActs;
import io.signalbox.tools.workflow.officehours.OfficeHoursOutcome;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.RequestDeflection;
import io.signalbox.tools.workflow.officehours.RequestEvent;
import io.signalbox.tools.workflow.officehours.RequestOffer;
import io.signalbox.tools.workflow.officehours.RequestText;
import io.signalbox.tools.workflow.officehours.RequestTopic;
import io.signalbox.tools.workflow.officehours.TopicClassifier;
import io.signalbox.tools.workflow.officehours.Urgency;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Actions on office-hours requests, by button or by text. Rights are the domain's to check. */
final class OfficeHoursHandler {
  private static final Pattern TIME = Pattern.compile("(?i)(\\d{1,4})\\s*(m|min|h|d)");
  private static final Pattern SORT =
      Pattern.compile("(?is)(?:(\\S+)\\s+)?(critical|high|normal|low)?\\s*because\\s+(.+)");

  private final OfficeHours hours;
  private final OfficeHoursActs acts;
  private final RequestDeflection deflection;
  private final SlackPeople people;
  private final PostingPolicy policy;
  private final SlotHandler slots;
  private final Optional<TopicClassifier> topics;
  private final int usualDays;

  /**
   * Defaults of the office-hours workflow.
   *
   * @param days that a decision counts
   * @param topics a model that says what requests are about
   */
  record Usual(int days, Optional<TopicClassifier> topics) {}

  OfficeHoursHandler(
      OfficeHours hours,
      OfficeHoursActs acts,
      RequestDeflection deflection,
      SlackPeople people,
      SlotHandler slots,
      Usual usual) {
    this.hours = hours;
    this.acts = acts;
    this.deflection = deflection;
    this.people = people;
    this.policy = new PostingPolicy(people);
    this.slots = slots;
    this.usualDays = usual.days();
    this.topics = usual.topics();
  }

  SlotHandler slots() {
    return slots;
  }

  int usualDays() {
    return usualDays;
  }

  /** Files a request, after a look at what is there already. */
  String file(String askId, String asker, RequestText ask, String channel) {
    // What is offered, only the asker sees before they agree.
    RequestOffer offer = OfficeHoursView.offered(deflection.find(ask, policy.person(asker)));
    OfficeHoursRequest filed = hours.file(askId, asker, ask, channel, offer);
    suggest(filed);
    return filed.state() == RequestState.OFFERED
        ? "Request %d: something may answer it already:\n%s\nI have written it to you: *That answers it*, or *Still need help*. `/office-hours answered %d` and `need %d` do the same."
            .formatted(filed.number(), filed.offer().text(), filed.number(), filed.number())
        : "Request %d (%s, %s) is with the pool %s. I keep you up to date in a direct message."
            .formatted(
                filed.number(),
                filed.topic().words(),
                filed.urgency().label(),
                MrkdwnText.escaped(filed.pool()));
  }

  /** Behind the asker's back: a model takes its time. */
  private void suggest(OfficeHoursRequest filed) {
    topics.ifPresent(
        model ->
            Thread.ofVirtual()
                .name("topic-of-" + filed.number())
                .start(
                    () ->
                        model
                            .suggest(filed.ask())
                            .ifPresent(topic -> acts.suggested(filed.number(), topic))));
  }

  /** Executes a typed or pressed action and returns the reply. */
  HandlerReply act(OfficeHoursText.Verb verb, long number, String rest, String user) {
    return switch (verb) {
      case SHOW -> show(number, user);
      case ANSWERED -> said(acts.answered(number, user), "Good. Request %d is closed.");
      case NEED -> said(acts.stillNeeded(number, user), "Request %d is with the experts.");
      case CLAIM -> said(acts.claim(number, user), "Request %d is yours.");
      case ASK -> said(acts.askBack(number, user, rest), "Request %d waits for the asker.");
      case TELL -> said(acts.tell(number, user, rest), "Request %d says so now.");
      case HANDOVER -> handOver(number, user, rest);
      case SNOOZE -> snooze(number, user, rest);
      case SORT -> sort(number, user, rest);
      case BOOK -> slots.typed(number, rest, user);
      case DECIDE -> decide(number, user, rest);
      case WITHDRAW -> said(acts.withdraw(number, user), "Request %d is withdrawn.");
    };
  }

  private static HandlerReply said(OfficeHoursOutcome outcome, String done) {
    return switch (outcome) {
      case OfficeHoursOutcome.RequestDone did ->
          new HandlerReply(done.formatted(did.request().number()), true);
      case OfficeHoursOutcome.InOtherHands taken ->
          HandlerReply.no("Somebody has it already; *Hand over* would change whose it is.");
      case OfficeHoursOutcome.RequestRefused refused ->
          HandlerReply.no(MrkdwnText.escaped(refused.sentence()));
    };
  }

  HandlerReply handOver(long number, String user, String to) {
    String name = SlackInputText.mentioned(to).orElseGet(() -> to.strip().replaceFirst("^@", ""));
    Optional<String> person = people.isActive(name) ? Optional.of(name) : people.userId(name);
    return person.isEmpty()
        ? HandlerReply.no("Say to whom: " + OfficeHoursText.Verb.HANDOVER.form() + ".")
        : said(
            acts.handOver(number, user, person.get()),
            "Request %d goes to " + MrkdwnText.person(person.get()) + ".");
  }

  private HandlerReply snooze(long number, String user, String rest) {
    Matcher time = TIME.matcher(rest.isBlank() ? "1d" : rest.strip());
    if (!time.matches()) {
      return HandlerReply.no("Say for how long: " + OfficeHoursText.Verb.SNOOZE.form() + ".");
    }
    long count = Long.parseLong(time.group(1));
    Duration duration =
        switch (time.group(2).toLowerCase(Locale.ROOT)) {
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofMinutes(count);
        };
    return said(acts.snooze(number, user, duration), "Request %d is put aside.");
  }

  private HandlerReply sort(long number, String user, String rest) {
    Matcher sort = SORT.matcher(rest.strip());
    Optional<String> first = sort.matches() ? Optional.ofNullable(sort.group(1)) : Optional.empty();
    Optional<RequestTopic> topic = first.flatMap(RequestTopic::named);
    Optional<Urgency> urgency =
        sort.matches()
            ? Optional.ofNullable(sort.group(2)).or(() -> first).flatMap(Urgency::named)
            : Optional.empty();
    if (topic.isEmpty() && urgency.isEmpty()) {
      return HandlerReply.no(
          "The form is "
              + OfficeHoursText.Verb.SORT.form()
              + ". Topics: "
              + Arrays.stream(RequestTopic.values())
                  .map(RequestTopic::label)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return said(
        acts.sort(number, user, topic, urgency, sort.group(3).strip()), "Request %d is sorted.");
  }

  private HandlerReply decide(long number, String user, String rest) {
    String[] parts = rest.split("\\|", -1);
    if (parts.length < 2) {
      return HandlerReply.no("The form is " + OfficeHoursText.Verb.DECIDE.form() + ".");
    }
    return decide(
        number,
        user,
        new Written(
            parts[0],
            parts[1],
            parts.length > 2 ? parts[2] : "",
            parts.length > 3 ? parts[3] : ""));
  }

  /** Decision as it was entered. */
  record Written(String what, String why, String days, String changes) {}

  HandlerReply decide(long number, String user, Written written) {
    int valid;
    try {
      valid = written.days().isBlank() ? usualDays : Integer.parseInt(written.days().strip());
    } catch (NumberFormatException e) {
      return HandlerReply.no("The days that it counts must be a number, such as 180.");
    }
    return said(
        acts.decide(
            number,
            user,
            new Decision.DecisionDraft(
                written.what().strip(), written.why().strip(), written.changes().strip(), valid)),
        "Request %d is decided, and the next one who asks will find it.");
  }

  private HandlerReply show(long number, String user) {
    Optional<OfficeHoursRequest> known =
        hours.find(number).filter(r -> r.asker().equals(user) || hours.isExpert(user));
    return known
        .map(
            r ->
                new HandlerReply(
                    "*"
                        + MrkdwnText.escaped(OfficeHoursView.title(r))
                        + "*\n"
                        + timeline(r, user).stream()
                            .map(e -> MrkdwnText.exactTime(e.at()) + "  " + OfficeHoursView.line(e))
                            .collect(Collectors.joining("\n")),
                    true))
        .orElseGet(() -> HandlerReply.no("There is no request " + number + " that you may see."));
  }

  private List<RequestEvent> timeline(OfficeHoursRequest r, String user) {
    List<RequestEvent> all = hours.timeline(r.number());
    boolean mayRead =
        hours
            .decision(r.number())
            .map(decision -> decision.access().permits(policy.person(user)))
            .orElse(true);
    return mayRead ? all : OfficeHoursPosts.withoutDecision(all);
  }

  /** Their own open requests; for experts the queue too. */
  List<String> mine(String user) {
    return hours.open().stream()
        .filter(r -> r.asker().equals(user) || r.holder().filter(user::equals).isPresent())
        .map(OfficeHoursHandler::listed)
        .toList();
  }

  /** Returns the open requests that this person may see. */
  String queue(String user) {
    List<String> open =
        hours.open().stream()
            .filter(r -> r.asker().equals(user) || hours.isExpert(hours.pool(r), user))
            .map(OfficeHoursHandler::listed)
            .toList();
    return open.isEmpty() ? "Nothing that concerns you is open." : String.join("\n", open);
  }

  private static String listed(OfficeHoursRequest r) {
    return "• *%d* %s, %s, %s: %s (%s)"
        .formatted(
            r.number(),
            r.urgency().label(),
            r.topic().words(),
            r.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            MrkdwnText.escaped(MrkdwnText.shortened(r.ask().question(), 120)),
            MrkdwnText.time(r.openedAt()));
  }

  /** A day as a form gives it. */
  static Optional<LocalDate> day(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
