package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.models.ModelNotices;
import io.signalbox.bot.slack.command.models.ModelsWorkflow;
import io.signalbox.bot.slack.command.models.RehearsalPosts;
import io.signalbox.bot.slack.command.models.SuccessorListeners;
import io.signalbox.tools.foresight.catalogue.FactFeeds;
import io.signalbox.tools.foresight.catalogue.FeedReading;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelWatchSettings;
import io.signalbox.tools.foresight.catalogue.RoutedModels;
import io.signalbox.tools.foresight.catalogue.watch.ModelDemand;
import io.signalbox.tools.foresight.catalogue.watch.ModelDemands;
import io.signalbox.tools.foresight.catalogue.watch.RetirementWatch;
import io.signalbox.tools.foresight.catalogue.watch.SightingWatch;
import io.signalbox.tools.foresight.rehearsal.AgentOwners;
import io.signalbox.tools.foresight.rehearsal.RehearsalJobs;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the watch over models that reach their end of life, and its Slack command. */
final class ModelWatchAssembly {
  private static final Logger log = LoggerFactory.getLogger(ModelWatchAssembly.class);

  private static final int FATE_DAYS = 30;

  private ModelWatchAssembly() {}

  static SlackWorkflow workflow(
      SlackWorkflow.Workplace place, StoreGraph stores, GatewayAssembly gateway) {
    ModelWatchSettings settings = stores.settings().models();
    ModelDemands demands =
        new ModelDemands(
            stores.settings().routes(),
            settings.catalogue(),
            gateway.callers(),
            gateway.counts(),
            stores.clock());
    ModelNotices notices =
        new ModelNotices(
            stores.messages(),
            place.people(),
            settings.channel(),
            demand -> fates(demand, gateway, settings),
            stores.clock());
    SightingWatch sightings =
        new SightingWatch(stores.jdbi(), gateway.callers(), notices, stores.clock());
    RetirementWatch watch =
        new RetirementWatch(
            stores.jdbi(), demands::list, settings.milestones(), notices, stores.clock());
    FactFeeds feeds = new FactFeeds(settings.feeds(), stores.clock());
    return new ModelsWorkflow(
        place.people(),
        demands,
        sightings,
        () -> {
          learn(settings.catalogue(), feeds, stores);
          watch.run();
          sightings.run();
          EvaluationAssembly.forgetOld(stores.settings(), stores.clock());
          place.send().run();
        },
        successors(place, stores, gateway),
        stores.clock());
  }

  /** Reads the feeds, and ends what their sources now agree has ended. */
  private static void learn(LiveCatalogue catalogue, FactFeeds feeds, StoreGraph stores) {
    FeedReading news = feeds.read();
    news.problems().forEach(log::warn);
    catalogue.learn(news.facts()).forEach(log::warn);
    catalogue.passTo(LocalDate.ofInstant(stores.clock().instant(), ZoneOffset.UTC));
  }

  private static SuccessorListeners successors(
      SlackWorkflow.Workplace place, StoreGraph stores, GatewayAssembly gateway) {
    EvaluationAssembly evaluations =
        EvaluationAssembly.over(stores.settings(), gateway, stores.clock());
    SlackPeople people = place.people();
    AgentOwners owners =
        AgentsAssembly.owners(
            gateway,
            (owner, person) ->
                owner.equals(person)
                    || people.verifiedId(owner).filter(person::equals).isPresent()
                    || people.isAdmin(person));
    RehearsalJobs jobs =
        new RehearsalJobs(
            stores.jdbi(), evaluations::run, new RehearsalPosts(stores.outbox()), stores.clock());
    return new SuccessorListeners(
        stores.settings().routes(),
        new SuccessorListeners.OwnerActs(
            owners::agents,
            owners,
            jobs,
            AgentsAssembly.decisions(stores, owners),
            evaluations::probe),
        stores.outbox(),
        place.send(),
        stores.clock());
  }

  /**
   * Returns what becomes of a caller's calls to a model that has retired or does within a month.
   */
  private static List<String> fates(
      ModelDemand demand, GatewayAssembly gateway, ModelWatchSettings settings) {
    LocalDate soon = LocalDate.now(gateway.stores().clock()).plusDays(FATE_DAYS);
    return gateway.gateway().routes().list().stream()
        .filter(
            route ->
                RoutedModels.fact(route, settings.catalogue())
                    .filter(fact -> fact.equals(demand.fact()) && fact.isGone(soon))
                    .isPresent())
        .filter(route -> route.access().admits(demand.caller(), demand.team(), Set.of()))
        .map(route -> gateway.moves().forecast(route, demand.caller()).sentence())
        .toList();
  }
}
