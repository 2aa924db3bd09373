package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationEvent;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import io.signalbox.tools.workflow.escalation.EscalationOutcome;
import io.signalbox.tools.workflow.escalation.Escalations;
import io.signalbox.tools.workflow.escalation.PageResponses;
import io.signalbox.tools.workflow.escalation.PostMortemDraft;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Handler of acts on an escalation, such as acknowledge and resolve, by button or by text. Rights
 * are the domain's to check.
 */
final class EscalationActHandler {
  private static final int LONGEST_EXPORT = 30_000;
  private static final int MOST_LISTED = 30;

  private final Escalations escalations;
  private final PageResponses responses;
  private final SlackPeople people;
  private final Consumer<OutboxPost> files;
  private final Runnable hurry;

  /**
   * @param files posts what is shared as a file
   * @param hurry something is due now
   */
  EscalationActHandler(
      Escalations escalations,
      PageResponses responses,
      SlackPeople people,
      Consumer<OutboxPost> files,
      Runnable hurry) {
    this.escalations = escalations;
    this.responses = responses;
    this.people = people;
    this.files = files;
    this.hurry = hurry;
  }

  /** Executes an act; without a number it applies to the only open escalation. */
  EscalateReply act(EscalateCommandText.EscalationAct act, String user, String channel) {
    OptionalLong number = act.number();
    if (number.isEmpty()) {
      List<Escalation> open = escalations.open();
      if (open.size() != 1) {
        return EscalateReply.of(
            (open.isEmpty()
                    ? "No escalation is open."
                    : "Which of the "
                        + open.size()
                        + " that are open? `/escalate list` has their numbers.")
                + " The form is "
                + act.verb().form()
                + ".");
      }
      number = OptionalLong.of(open.getFirst().number());
    }
    return act(act.verb(), number.getAsLong(), act.rest(), user, channel);
  }

  private EscalateReply act(
      EscalateCommandText.Verb verb, long number, String rest, String user, String channel) {
    return switch (verb) {
      case ACK -> said(responses.acknowledge(number, user), "Escalation %d is yours.");
      case NOTME ->
          said(responses.decline(number, user), "Thanks. Escalation %d goes to the next person.");
      case HANDOVER -> handOver(number, rest, user);
      case UPDATE ->
          rest.isEmpty()
              ? EscalateReply.of("Say how it goes: " + verb.form() + ".")
              : said(responses.update(number, user, rest), "Escalation %d is updated.");
      case RESOLVE -> said(responses.resolve(number, user, rest), "Escalation %d is resolved.");
      case TIMELINE -> timeline(number, user, channel);
    };
  }

  EscalateReply handOver(long number, String to, String user) {
    Optional<String> person = person(to);
    if (person.isEmpty()) {
      return EscalateReply.of(
          (to.isEmpty()
                  ? "Name a person"
                  : "There is no active person \""
                      + MrkdwnText.escaped(MrkdwnText.shortened(to, 60))
                      + "\" here")
              + ": "
              + EscalateCommandText.Verb.HANDOVER.form()
              + ".");
    }
    return said(
        responses.handOver(number, user, person.get()),
        "Escalation %d goes to " + MrkdwnText.person(person.get()) + ".");
  }

  /** Returns the id of a person named by mention, handle, address or name. */
  private Optional<String> person(String typed) {
    String name = SlackInputText.mentioned(typed).orElseGet(typed::strip);
    return people.isActive(name) ? Optional.of(name) : people.userId(name);
  }

  private EscalateReply said(EscalationOutcome outcome, String done) {
    hurry.run();
    return switch (outcome) {
      case EscalationOutcome.ActDone did ->
          EscalateReply.done(done.formatted(did.escalation().number()));
      case EscalationOutcome.Already already ->
          EscalateReply.of(MrkdwnText.escaped(already.sentence()));
      case EscalationOutcome.InOtherHands taken ->
          EscalateReply.of("Somebody has it already. *Hand over* gives it to another person.");
      case EscalationOutcome.ActRefused refused ->
          EscalateReply.of(MrkdwnText.escaped(refused.sentence()));
    };
  }

  private EscalateReply timeline(long number, String user, String channel) {
    Optional<Escalation> known = escalations.find(number).filter(e -> maySee(e, user, channel));
    if (known.isEmpty()) {
      return EscalateReply.of(
          "There is no escalation %d that you may see here. Ask in its channel.".formatted(number));
    }
    ZoneId zone = people.zone(user).orElse(ZoneOffset.UTC);
    String markdown =
        PostMortemDraft.markdown(
            known.get(),
            escalations.timeline(number),
            escalations.similar(known.get()).stream()
                .filter(each -> maySee(each.escalation(), user, channel))
                .toList(),
            zone,
            people::name);
    files.accept(
        new OutboxPost(
            "escalation-timeline:%d:%d:%s".formatted(number, known.get().revision(), user),
            OutboxPost.Target.channel(user),
            "A draft of the post-mortem of escalation " + number + ", with its timeline.",
            Optional.empty(),
            Optional.of(new OutboxPost.Attachment("escalation-" + number + ".md", markdown))));
    return EscalateReply.of(
        "The draft is in your direct messages as a file.\n```\n"
            + MrkdwnText.escaped(MrkdwnText.shortened(markdown, LONGEST_EXPORT))
                .replace("```", "'''")
            + "\n```");
  }

  private boolean maySee(Escalation e, String user, String channel) {
    return e.channel().equals(channel)
        || e.reporter().equals(user)
        || escalations.mayAnswer(e, user);
  }

  /** Lists open escalations; the subject is shown only to those concerned. */
  EscalateReply listing(String user, String channel) {
    List<Escalation> open = escalations.open();
    if (open.isEmpty()) {
      return EscalateReply.of("No escalation is open.");
    }
    return EscalateReply.of(
        open.stream()
            .limit(MOST_LISTED)
            .map(e -> "• " + line(e, maySee(e, user, channel)))
            .collect(Collectors.joining("\n")));
  }

  static String line(Escalation e, boolean whole) {
    String holder =
        e.acknowledgedBy().map(id -> MrkdwnText.person(id) + " has it").orElse("nobody has it yet");
    return "*%d* %s %s%s: %s"
        .formatted(
            e.number(),
            MrkdwnText.escaped(e.subject().severity()),
            MrkdwnText.escaped(e.subject().service()),
            whole ? " " + MrkdwnText.escaped(MrkdwnText.shortened(e.subject().summary(), 120)) : "",
            holder);
  }

  /** Returns the open escalations that this person has acknowledged or was paged about. */
  List<Escalation> waitingFor(String user) {
    return escalations.open().stream()
        .filter(
            e ->
                e.acknowledgedBy().isPresent()
                    ? e.acknowledgedBy().get().equals(user)
                    : wasPaged(e, user))
        .toList();
  }

  private boolean wasPaged(Escalation e, String user) {
    List<EscalationEvent> timeline = escalations.timeline(e.number());
    boolean paged =
        timeline.stream()
            .anyMatch(
                event ->
                    event.kind() == EscalationEventKind.PAGED
                        && event.subject().filter(user::equals).isPresent());
    return paged
        && timeline.stream()
            .noneMatch(
                event ->
                    event.kind() == EscalationEventKind.DECLINED
                        && event.actor().filter(user::equals).isPresent());
  }

  /** Returns lines about the open escalations that this person reported or may answer. */
  List<String> mine(String user) {
    return escalations.open().stream()
        .filter(e -> e.reporter().equals(user) || escalations.mayAnswer(e, user))
        .limit(MOST_LISTED)
        .map(e -> line(e, /* whole= */ true))
        .toList();
  }
}
