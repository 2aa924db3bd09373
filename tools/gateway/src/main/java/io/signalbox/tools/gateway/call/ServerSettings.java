package io.signalbox.tools.gateway.call;

import io.signalbox.config.ConfigSection;
import io.signalbox.tools.gateway.accounting.CallLogSettings;
import io.signalbox.tools.gateway.budget.AlertSettings;
import io.signalbox.tools.gateway.cache.RedisSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the gateway's HTTP server, from the section {@code gateway}.
 *
 * @param port 0 for any that is free
 * @param drain how long calls under way may take when it stops
 * @param traces OTLP over HTTP; empty when spans go nowhere
 * @param clients what they can hold of it
 * @param directLane what callers may do while the gateway is gone
 * @param alerts who is told when a budget runs low, besides its owner
 * @param log where calls are written, besides the database
 * @param redis where routes with {@code cache: {store: redis}} keep answers
 */
public record ServerSettings(
    String host,
    int port,
    Duration drain,
    Optional<URI> traces,
    ClientLimits clients,
    DirectCallRule directLane,
    AlertSettings alerts,
    Optional<CallLogSettings> log,
    Optional<RedisSettings> redis) {

  /** Creates settings without alerts, logs and Redis. */
  public ServerSettings(
      String host,
      int port,
      Duration drain,
      Optional<URI> traces,
      ClientLimits clients,
      DirectCallRule directLane) {
    this(
        host,
        port,
        drain,
        traces,
        clients,
        directLane,
        AlertSettings.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /** Reads the section {@code gateway}. */
  public static ServerSettings from(ConfigSection section) {
    return new ServerSettings(
        section.text("host", "The address to listen on.").or("127.0.0.1"),
        section.integer("port", "The port to listen on.").between(0, 65_535).or(8_788),
        section
            .duration("drain", "How long calls under way may take when it stops.")
            .between(Duration.ZERO, Duration.ofMinutes(10))
            .or(Duration.ofSeconds(20)),
        section
            .uri("traces", "Where spans are sent by OTLP over HTTP, up to and with /v1/traces.")
            .optional(),
        ClientLimits.from(
            section.section("clients", "Bounds on what clients can hold, with a key or without.")),
        DirectCallRule.from(
            section.section("direct-lane", "How callers go on while the gateway is gone.")),
        AlertSettings.from(
            section.section("alerts", "Who is told when a budget runs low, besides its owner.")),
        section
            .optionalSection("log", "Where each call is written, besides the database.")
            .map(CallLogSettings::from),
        section
            .optionalSection("redis", "A Redis or Valkey in which processes share answers.")
            .map(RedisSettings::from));
  }
}
