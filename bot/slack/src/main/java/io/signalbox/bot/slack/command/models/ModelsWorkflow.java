package io.signalbox.bot.slack.command.models;

import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.watch.ModelDemand;
import io.signalbox.tools.foresight.catalogue.watch.ModelDemands;
import io.signalbox.tools.foresight.catalogue.watch.SightingWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Slack workflow of /models, which shows the models that callers use and when each retires, with
 * the periodic check that notifies owners.
 */
public final class ModelsWorkflow implements SlackWorkflow {
  /**
   * Interval of the check for moved dates, so that a milestone is told on its day in every time
   * zone.
   */
  private static final Duration EVERY = Duration.ofHours(6);

  /** Interval of the look for rehearsals whose process has gone. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private static final int HOME_DAYS = 90;

  private final SlackPeople people;
  private final ModelDemands demands;
  private final SightingWatch sightings;
  private final Runnable watch;
  private final SuccessorListeners successors;
  private final Clock clock;

  /**
   * @param people by whom owners that callers name by handle or address are found
   * @param watch reads the feeds and tells owners; run from time to time
   */
  public ModelsWorkflow(
      SlackPeople people,
      ModelDemands demands,
      SightingWatch sightings,
      Runnable watch,
      SuccessorListeners successors,
      Clock clock) {
    this.people = people;
    this.successors = successors;
    this.demands = demands;
    this.sightings = sightings;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public void register(App app) {
    app.command(
        AppManifest.MODELS,
        (request, context) -> {
          String text = request.getPayload().getText();
          String user = request.getPayload().getUserId();
          return CommandReply.later(context, () -> answer(text == null ? "" : text.strip(), user));
        });
    successors.register(app);
  }

  private CommandReply answer(String text, String user) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" ->
          CommandReply.titled(
              "Models that are called here",
              shown(demands.list(), ModelsView.NONE) + ModelsView.sightings(sightings.latest()),
              ModelsView.HELP);
      case "mine" -> mine(of(user));
      case "calendar" -> CommandReply.of(ModelsView.CALENDAR);
      case "help" -> CommandReply.of(ModelsView.HELP);
      default -> CommandReply.of(named(text));
    };
  }

  private CommandReply mine(List<ModelDemand> own) {
    String text = shown(own, ModelsView.NONE_OF_YOURS);
    // The buttons stand below an empty list too: calls that were all refused are in none.
    return new CommandReply(text, List.of(BlockKit.section(text), SuccessorListeners.buttons()));
  }

  private String named(String name) {
    List<ModelFact> facts = demands.catalogue().facts().everywhere(name);
    return facts.isEmpty() ? ModelsView.unknown(name) : ModelsView.facts(facts, today());
  }

  private String shown(List<ModelDemand> list, String none) {
    return list.isEmpty() ? none : ModelsView.demands(list, today());
  }

  private List<ModelDemand> of(String user) {
    List<ModelDemand> all = demands.list();
    Set<String> names =
        all.stream()
            .map(ModelDemand::owner)
            .distinct()
            .filter(owner -> owner.equals(user) || people.userId(owner).equals(Optional.of(user)))
            .collect(Collectors.toSet());
    return all.stream().filter(each -> names.contains(each.owner())).toList();
  }

  @Override
  public List<LayoutBlock> home(String user) {
    LocalDate today = today();
    List<ModelDemand> ending =
        of(user).stream()
            .filter(ModelDemand::isOpen)
            .filter(
                each ->
                    each.fact().hasEnd()
                        && each.fact().retires().orElseThrow().isBefore(today.plusDays(HOME_DAYS)))
            .toList();
    return ending.isEmpty()
        ? List.of()
        : List.of(
            BlockKit.header("Models that end"),
            BlockKit.section(ModelsView.demands(ending, today)),
            SuccessorListeners.buttons());
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(
        new ScheduledTask("models", EVERY, watch),
        new ScheduledTask("models-rehearsals", LOOK, successors::runWaiting));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
