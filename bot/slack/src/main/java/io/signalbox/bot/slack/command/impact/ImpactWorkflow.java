package io.signalbox.bot.slack.command.impact;

import com.slack.api.bolt.App;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.tools.foresight.change.ChangeNotice;
import io.signalbox.tools.foresight.change.ChangeReplies;
import io.signalbox.tools.foresight.change.ChangeWatch;
import io.signalbox.tools.foresight.change.StateWatch;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.impact.GraphLayout;
import io.signalbox.tools.foresight.impact.ImpactAnswer;
import io.signalbox.tools.foresight.impact.PngPicture;
import io.signalbox.tools.foresight.impact.SharedFragments.SharedFragment;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack workflow of /impact: shows what depends on a prompt, model or source, announces changes,
 * looks for changed prompts, and handles the buttons below notices.
 */
public final class ImpactWorkflow implements SlackWorkflow {
  private static final Logger log = LoggerFactory.getLogger(ImpactWorkflow.class);
  private static final Duration PROMPTS_EVERY = Duration.ofSeconds(20);
  // The states of everything else are read from the database as a whole.
  private static final Duration STATES_EVERY = Duration.ofMinutes(5);
  private static final Duration PAST = Duration.ofDays(30);

  private final Workplace workplace;
  private final SlackPeople people;
  private final Outbox outbox;
  private final ImpactQuestions questions;
  private final ImpactWatches watches;
  private final ChangeReplies replies;
  private final ServedReturn served;
  private final Clock clock;

  /** Watches over prompt files and over all other artefacts. */
  public record ImpactWatches(ChangeWatch prompts, StateWatch states) {}

  /** Port that makes the gateway serve the previous version of a prompt. */
  @FunctionalInterface
  public interface ServedReturn {
    /** Serves the previous version and returns its name; empty where there is none. */
    Optional<String> back(String name, String person);
  }

  public ImpactWorkflow(
      Workplace workplace,
      Outbox outbox,
      ImpactQuestions questions,
      ImpactWatches watches,
      ChangeReplies replies,
      ServedReturn served,
      Clock clock) {
    this.workplace = workplace;
    this.people = workplace.people();
    this.outbox = outbox;
    this.questions = questions;
    this.watches = watches;
    this.replies = replies;
    this.served = served;
    this.clock = clock;
  }

  @Override
  public void register(App app) {
    app.command(
        AppManifest.IMPACT,
        (request, context) -> {
          String text = request.getPayload().getText();
          String user = request.getPayload().getUserId();
          ImpactRequest asked =
              ImpactRequest.read(
                  text == null ? "" : text, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
          return CommandReply.later(context, () -> reply(asked, answer(asked, user)));
        });
    answers(app, ImpactView.FINE, replies::fine);
    answers(app, ImpactView.OBJECT, replies::object);
    answers(app, ImpactView.CHECK, replies::check);
  }

  /** Returns the answer under a title where it is a list of what depends on something. */
  private static CommandReply reply(ImpactRequest asked, String answer) {
    return switch (asked) {
      case ImpactRequest.OfName of ->
          CommandReply.titled("Who depends on " + of.name(), answer, "");
      case ImpactRequest.WhatIf gone ->
          CommandReply.titled("If " + gone.name() + " ended", answer, "");
      default -> CommandReply.of(answer);
    };
  }

  private String answer(ImpactRequest asked, String user) throws IOException {
    if (!people.isMember(user)) {
      return ImpactView.MEMBERS_ONLY;
    }
    return switch (asked) {
      case ImpactRequest.ImpactHelp help -> ImpactView.HELP;
      case ImpactRequest.Mistaken mistaken -> mistaken.sentence();
      case ImpactRequest.OfName of -> named(of.name(), /* removal= */ false);
      case ImpactRequest.WhatIf gone -> named(gone.name(), /* removal= */ true);
      case ImpactRequest.Picture picture -> picture(picture.name(), user);
      case ImpactRequest.Back back -> back(back.name(), user);
      case ImpactRequest.Announcement announcement -> announce(announcement, user);
      case ImpactRequest.Fragments fragments -> {
        List<SharedFragment> found = questions.fragments().list();
        yield found.isEmpty() ? ImpactView.NO_FRAGMENTS : ImpactView.fragments(found, this::shown);
      }
      case ImpactRequest.Alike alike -> ImpactView.alike(questions.alike().list());
      case ImpactRequest.Changes changes -> {
        lookAtStates();
        lookAtPrompts();
        List<ChangeNotice> latest = replies.latest(PAST);
        yield latest.isEmpty() ? ImpactView.NO_CHANGES : ImpactView.changes(latest, this::shown);
      }
    };
  }

  private String named(String name, boolean removal) throws IOException {
    DependencyMap map = questions.maps().read(Map.of());
    List<Artefact> found = map.graph().named(name);
    return found.isEmpty()
        ? ImpactView.unknown(name)
        : found.stream()
            .map(each -> removal ? ImpactAnswer.ofRemoval(map, each) : ImpactAnswer.of(map, each))
            .map(answer -> ImpactView.answer(answer, removal, this::shown))
            .collect(Collectors.joining("\n\n"));
  }

  private String picture(String name, String user) throws IOException {
    DependencyMap map = questions.maps().read(Map.of());
    List<Artefact> found = map.graph().named(name);
    if (found.isEmpty()) {
      return ImpactView.unknown(name);
    }
    byte[] png;
    try {
      png = PngPicture.of(GraphLayout.around(map.graph(), found.getFirst()));
    } catch (LinkageError | InternalError e) {
      // Some containers have a Java without fonts.
      log.warn("pictures cannot be drawn here: {}", e.getMessage());
      return "Pictures cannot be drawn here; `./signalbox impact NAME --svg FILE` can.";
    }
    outbox.put(
        List.of(
            new OutboxPost(
                "impact-picture:" + user + ":" + clock.millis(),
                OutboxPost.Target.channel(user),
                "What depends on " + MrkdwnText.escaped(found.getFirst().key()),
                Optional.empty(),
                Optional.of(OutboxPost.Attachment.ofBytes("impact.png", png)))));
    workplace.send().run();
    return "The picture is in your direct messages.";
  }

  private String announce(ImpactRequest.Announcement said, String user) throws IOException {
    DependencyMap map = questions.maps().read(Map.of());
    List<Artefact> found = map.graph().named(said.name());
    if (found.isEmpty()) {
      return ImpactView.unknown(said.name());
    }
    if (found.size() > 1) {
      return "Which? "
          + found.stream()
              .map(each -> "`" + MrkdwnText.escaped(each.key()) + "`")
              .collect(Collectors.joining(", "));
    }
    Optional<String> owner = otherOwner(map, found.getFirst(), user);
    if (owner.isPresent()) {
      return "Only " + MrkdwnText.person(owner.get()) + " announces changes of that, and admins.";
    }
    List<String> told =
        watches.prompts().announce(found.getFirst(), user, said.text(), said.breakingUntil());
    workplace.send().run();
    return told.isEmpty()
        ? "Nobody downstream was told: nobody depends on it, or they got the same message today."
        : "Told: " + told.stream().map(this::shown).collect(Collectors.joining(", ")) + ".";
  }

  /** Returns the owner of an artefact, if that is another person in Slack; empty for admins. */
  private Optional<String> otherOwner(DependencyMap map, Artefact artefact, String user) {
    return map.owner(artefact)
        .flatMap(owner -> people.verifiedId(owner).or(() -> people.userId(owner)))
        .filter(owner -> !owner.equals(user) && !people.isAdmin(user));
  }

  private String back(String name, String user) throws IOException {
    DependencyMap map = questions.maps().read(Map.of());
    for (Artefact artefact : map.graph().named(name)) {
      Optional<String> owner = otherOwner(map, artefact, user);
      if (owner.isPresent()) {
        return "Only "
            + MrkdwnText.person(owner.get())
            + " says which version is served, and admins.";
      }
    }
    return served
        .back(name, user)
        .map(version -> "Served from now on: `" + MrkdwnText.escaped(version) + "`.")
        .orElse("There is no version of that before the one that is served.");
  }

  /** Act of an owner on a notice of a change. */
  @FunctionalInterface
  private interface NoticeAct {
    Optional<ChangeNotice> apply(long change, String owner, String person);
  }

  private void answers(App app, String action, NoticeAct act) {
    app.blockAction(
        action,
        (request, context) -> {
          String user = ButtonPresses.user(request);
          String[] value = ButtonPresses.value(request).split("\\|", 2);
          boolean known = value.length == 2 && value[0].matches("\\d{1,18}");
          if (!known || !mayAnswer(user, value[1])) {
            ButtonPresses.tell(request, context, "That is for the owner to say.");
          } else if (act.apply(Long.parseLong(value[0]), value[1], user).isEmpty()) {
            ButtonPresses.tell(request, context, "That was said already.");
          } else {
            workplace.send().run();
            Thread.ofVirtual().name("impact-checks").start(this::runChecks);
          }
          return context.ack();
        });
  }

  private void runChecks() {
    replies.runWaiting();
    workplace.send().run();
  }

  /**
   * Returns whether a person may answer for an owner: that person or an admin, a member of the
   * owning group, any member for an unknown owner.
   */
  private boolean mayAnswer(String user, String owner) {
    Optional<String> person = people.verifiedId(owner).or(() -> people.userId(owner));
    if (person.isPresent()) {
      return person.get().equals(user) || people.isAdmin(user);
    }
    List<String> group = people.members(owner);
    return people.isMember(user) && (group.isEmpty() || group.contains(user));
  }

  private String shown(String owner) {
    return people.userId(owner).map(MrkdwnText::person).orElse(MrkdwnText.escaped(owner));
  }

  /** Looks for changed prompt files once all people are known, and runs the requested checks. */
  private void lookAtPrompts() {
    if (people.knowsEverybody()) {
      watches.prompts().run();
      runChecks();
    }
  }

  /** Looks for changes of all that is no prompt file. */
  private void lookAtStates() {
    if (people.knowsEverybody()) {
      watches.states().run();
      workplace.send().run();
    }
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(
        new ScheduledTask("impact-changes", PROMPTS_EVERY, this::lookAtPrompts),
        new ScheduledTask("impact-states", STATES_EVERY, this::lookAtStates));
  }
}
