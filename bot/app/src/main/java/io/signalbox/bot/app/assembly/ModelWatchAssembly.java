package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.models.ModelNotices;
import io.signalbox.bot.slack.command.models.ModelsWorkflow;
import io.signalbox.tools.foresight.catalogue.FactFeeds;
import io.signalbox.tools.foresight.catalogue.ModelWatchSettings;
import io.signalbox.tools.foresight.catalogue.watch.ModelDemands;
import io.signalbox.tools.foresight.catalogue.watch.RetirementWatch;
import io.signalbox.tools.foresight.catalogue.watch.SightingWatch;
import io.signalbox.tools.foresight.rehearsal.MoveDecisions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the watch over models that reach their end of life, and its Slack command. */
final class ModelWatchAssembly {
  private static final Logger log = LoggerFactory.getLogger(ModelWatchAssembly.class);

  private ModelWatchAssembly() {}

  static MoveDecisions decisions(StoreGraph stores, MoveDecisions.OwnerCheck owners) {
    return new MoveDecisions(
        stores.jdbi(),
        owners,
        (handle, person, action, subject, detail) ->
            stores.audit().append(handle, person, action, subject, detail),
        stores.clock());
  }

  static SlackWorkflow workflow(StoreGraph stores, GatewayAssembly gateway, Runnable send) {
    ModelWatchSettings settings = stores.settings().models();
    ModelDemands demands =
        new ModelDemands(
            stores.settings().routes(),
            settings.catalogue(),
            gateway.callers(),
            gateway.counts(),
            stores.clock());
    ModelNotices notices = new ModelNotices(stores.messages(), settings.channel(), stores.clock());
    SightingWatch sightings =
        new SightingWatch(stores.jdbi(), gateway.callers(), notices, stores.clock());
    RetirementWatch watch =
        new RetirementWatch(
            stores.jdbi(), demands::list, settings.milestones(), notices, stores.clock());
    FactFeeds feeds = new FactFeeds(settings.feeds(), stores.clock());
    return new ModelsWorkflow(
        demands,
        sightings,
        () -> {
          FactFeeds.FeedReading news = feeds.read();
          news.problems().forEach(log::warn);
          settings.catalogue().learn(news.facts());
          watch.run();
          sightings.run();
          send.run();
        },
        stores.clock());
  }
}
