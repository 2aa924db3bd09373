package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.command.HandlerReply;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.tools.workflow.officehours.Decision;
import io.signalbox.tools.workflow.officehours.OfficeHours;
import io.signalbox.tools.workflow.officehours.OfficeHoursActs;
import io.signalbox.tools.workflow.officehours.OfficeHoursOutcome;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import io.signalbox.tools.workflow.officehours.RequestDeflection;
import io.signalbox.tools.workflow.officehours.RequestEvent;
import io.signalbox.tools.workflow.officehours.RequestOffer;
import io.signalbox.tools.workflow.officehours.topic.QuestionPlausibility;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import io.signalbox.tools.workflow.officehours.topic.TopicClassifier;
import io.signalbox.tools.workflow.officehours.topic.Urgency;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Handler of acts on office-hours requests, such as claim and decide, by button or by text. Rights
 * are the domain's to check.
 */
final class OfficeHoursHandler {
  private static final Pattern TIME = Pattern.compile("(?i)(\\d{1,4})\\s*(m|min|h|d)");
  static final String DAYS = "Give the days as a number from 1 to " + Decision.MOST_DAYS + ".";

  private static final Pattern SORT =
      Pattern.compile("(?is)(?:(\\S+)\\s+)?(critical|high|normal|low)?\\s*because\\s+(.+)");

  private static final String UNCLEAR =
      "I didn't understand that, so I asked nobody. Say in a sentence what you need to decide, for"
          + " example: `/office-hours Which embedding model should ticket search use?`";

  private final OfficeHours hours;
  private final OfficeHoursActs acts;
  private final RequestDeflection deflection;
  private final SlackPeople people;
  private final PostingPolicy policy;
  private final SlotHandler slots;
  private final Optional<TopicClassifier> topics;
  private final int usualDays;
  private final QuestionPlausibility sense;

  /**
   * Defaults and optional models of the office-hours workflow.
   *
   * @param days that a decision counts
   * @param topics a model that says what requests are about
   */
  record Usual(int days, Optional<TopicClassifier> topics, QuestionPlausibility sense) {}

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
    this.sense = usual.sense();
  }

  SlotHandler slots() {
    return slots;
  }

  int usualDays() {
    return usualDays;
  }

  /**
   * Files a request and looks for existing answers to offer; asks back when the text says nothing.
   */
  CommandReply file(String askId, String asker, RequestText ask, String channel) {
    if (!sense.says(ask.question())) {
      return CommandReply.of(UNCLEAR);
    }
    // What is offered, only the asker sees before they agree.
    RequestOffer offer = OfficeHoursView.offered(deflection.find(ask, policy.person(asker)));
    OfficeHoursRequest filed = hours.file(askId, asker, ask, channel, offer);
    suggest(filed);
    return OfficeHoursView.filed(filed);
  }

  /** Returns the objection to a question that no expert could answer; empty when there is none. */
  Optional<String> unclear(String question) {
    return sense.says(question)
        ? Optional.empty()
        : Optional.of("Say in a sentence what you need to decide.");
  }

  /** Asks a model for the request's topic in the background, as that takes time. */
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
  HandlerReply act(OfficeHoursCommandText.Verb verb, long number, String rest, String user) {
    return switch (verb) {
      case SHOW -> show(number, user);
      case ANSWERED -> said(acts.answered(number, user), "Good. Request %d is closed.");
      case NEED -> said(acts.stillNeeded(number, user), "Request %d is with the experts.");
      case CLAIM -> said(acts.claim(number, user), "Request %d is yours.");
      case ASK ->
          said(acts.askBack(number, user, rest), "Request %d: your question is with the asker.");
      case TELL -> said(acts.tell(number, user, rest), "Request %d is updated.");
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
          HandlerReply.no("Somebody has it already. *Hand over* gives it to another expert.");
      case OfficeHoursOutcome.RequestRefused refused ->
          HandlerReply.no(MrkdwnText.escaped(refused.sentence()));
    };
  }

  HandlerReply handOver(long number, String user, String to) {
    String name = SlackInputText.mentioned(to).orElseGet(() -> to.strip().replaceFirst("^@", ""));
    Optional<String> person = people.isActive(name) ? Optional.of(name) : people.userId(name);
    return person.isEmpty()
        ? HandlerReply.no("Name a person: " + OfficeHoursCommandText.Verb.HANDOVER.form() + ".")
        : said(
            acts.handOver(number, user, person.get()),
            "Request %d goes to " + MrkdwnText.person(person.get()) + ".");
  }

  private HandlerReply snooze(long number, String user, String rest) {
    Matcher time = TIME.matcher(rest.isBlank() ? "1d" : rest.strip());
    if (!time.matches()) {
      return HandlerReply.no("Give a duration: " + OfficeHoursCommandText.Verb.SNOOZE.form() + ".");
    }
    long count = Long.parseLong(time.group(1));
    Duration duration =
        switch (time.group(2).toLowerCase(Locale.ROOT)) {
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofMinutes(count);
        };
    return said(acts.snooze(number, user, duration), "Request %d is snoozed.");
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
              + OfficeHoursCommandText.Verb.SORT.form()
              + ". Topics: "
              + Arrays.stream(RequestTopic.values())
                  .map(RequestTopic::label)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return said(
        acts.sort(number, user, topic, urgency, sort.group(3).strip()),
        "Request %d is reclassified.");
  }

  private HandlerReply decide(long number, String user, String rest) {
    String[] parts = rest.split("\\|", -1);
    if (parts.length < 2) {
      return HandlerReply.no("The form is " + OfficeHoursCommandText.Verb.DECIDE.form() + ".");
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

  /**
   * Parses the days for which a decision is valid, the default for an empty text; empty when
   * invalid.
   */
  OptionalInt days(String text) {
    String days = text.strip();
    if (days.isEmpty()) {
      return OptionalInt.of(usualDays);
    }
    return days.matches("\\d{1,4}") && Decision.isAllowed(Integer.parseInt(days))
        ? OptionalInt.of(Integer.parseInt(days))
        : OptionalInt.empty();
  }

  /** Fields of a decision as they were entered, before validation. */
  record Written(String what, String why, String days, String changes) {}

  HandlerReply decide(long number, String user, Written written) {
    OptionalInt valid = days(written.days());
    if (valid.isEmpty()) {
      return HandlerReply.no(DAYS);
    }
    return said(
        acts.decide(
            number,
            user,
            new Decision.DecisionDraft(
                written.what().strip(),
                written.why().strip(),
                written.changes().strip(),
                valid.getAsInt())),
        "Request %d is decided. The next person who asks will find the decision.");
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
                            .map(e -> MrkdwnText.time(e.at()) + "  " + OfficeHoursView.line(e))
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

  /** Parses a date field of a form; empty when it is blank or invalid. */
  static Optional<LocalDate> day(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
