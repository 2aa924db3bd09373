package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.routes.DirectModeNotices;
import io.signalbox.tools.client.ClientSettings;
import io.signalbox.tools.client.GatewayClient;
import io.signalbox.tools.client.GatewayProbe;
import io.signalbox.tools.client.RemoteCalls;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.route.ExternalGateway;
import io.signalbox.tools.core.route.ModelSettings;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.generation.RouteGenerator;
import io.signalbox.tools.workflow.officehours.topic.TopicClassifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Wires the chat models that write the bot's answers, over this process's gateway or as a client of
 * a remote one. The bot is a named and recorded caller there.
 */
public final class ModelAssembly implements AutoCloseable {
  static final Caller BOT =
      Caller.of(ModelSettings.CALLER, ModelSettings.CALLER, ModelSettings.CALLER);

  /** Most tokens of a topic classification, whose output is a short name. */
  private static final int TOPIC_TOKENS = 64;

  private static final Duration TOPIC_WITHIN = Duration.ofSeconds(20);

  private final StoreGraph stores;
  private final Supplier<GatewayAssembly> own;
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private Optional<RemoteCalls> elsewhere = Optional.empty();

  /**
   * @param own opens the gateway of this process when first asked; stays the caller's to close
   */
  ModelAssembly(StoreGraph stores, Supplier<GatewayAssembly> own) {
    this.stores = stores;
    this.own = own;
  }

  RouteGenerator generator(ModelSettings model) {
    return generator(model, BOT);
  }

  /** Returns a chat model that is called by another gateway caller than the bot. */
  RouteGenerator generator(ModelSettings model, Caller caller) {
    Function<GatewayCall, GatewayReply> gateway =
        model
            .gateway()
            .<Function<GatewayCall, GatewayReply>>map(this::remote)
            .orElse(call -> own.get().gateway().answer(call));
    return new RouteGenerator(gateway, caller, model, stores.clock(), new SecureRandom());
  }

  TopicClassifier topics(Route route) {
    return new TopicClassifier(
        generator(new ModelSettings(route, TOPIC_TOKENS, TOPIC_WITHIN)), route.highest());
  }

  /** Tests the bot's key against the remote gateway, and returns the result without storing it. */
  public static GatewayProbe.ProbeResult probe(
      SignalboxSettings settings, ExternalGateway shared, Clock clock) {
    try (VertxUpstream upstream = VertxUpstream.alone()) {
      return GatewayProbe.ask(client(settings, shared), upstream, clock);
    }
  }

  private static ClientSettings client(SignalboxSettings settings, ExternalGateway shared) {
    return ClientSettings.of(shared.url(), shared.key(), settings.data().resolve("gateway-client"));
  }

  /** Returns the client of the remote gateway, created once with its journal and timer. */
  private RemoteCalls remote(ExternalGateway shared) {
    RemoteCalls open = elsewhere.orElseGet(() -> open(shared));
    elsewhere = Optional.of(open);
    return open;
  }

  private RemoteCalls open(ExternalGateway shared) {
    VertxUpstream upstream = VertxUpstream.alone();
    GatewayClient client =
        new GatewayClient(
            client(stores.settings(), shared),
            upstream,
            own.get().meters(),
            stores.clock(),
            new DirectModeNotices(stores.jdbi(), stores.outbox(), shared.announceTo()));
    closing.push(upstream::close);
    closing.push(client::close);
    return new RemoteCalls(client);
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    closing.clear();
  }
}
