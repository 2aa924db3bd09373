package io.signalbox.bot.bench.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.bench.process.GatewayProcess;
import io.signalbox.config.ConfigFile;
import io.signalbox.tools.core.call.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a gateway under load with every policy on, with one caller's API key and the request
 * that it sends.
 */
final class BenchOrganisation {
  static final String CALLER = "bench";
  static final String ROUTE = "bench";
  private static final String SYSTEM =
      "You answer questions of engineers on call. Rest on the passages, name them, and say so when"
          + " they do not answer. Passage 1, Payments runbook, restarting the worker: drain the"
          + " node with drainctl, wait until the queue payments-settle is empty, restart the"
          + " worker, and watch the consumer lag for ten minutes. Never restart two workers at"
          + " once: each holds a third of the partitions, and a rebalance takes four minutes."
          + " Passage 2, Payments dashboards: the lag of each partition is on the board named"
          + " settle, beside the rate of rejected postings. Passage 3, Ownership: the worker"
          + " belongs to the team payments-core.";
  private static final String QUESTION =
      "The settle worker on node 7 stopped at 14:02 and the lag grows. What do I do, and whom do I"
          + " tell? I am ana.lima@example.com.";

  private final Path folder;
  private final int port;
  private final String key;

  private BenchOrganisation(Path folder, int port, String key) {
    this.folder = folder;
    this.port = port;
    this.key = key;
  }

  /** Writes settings for a gateway in front of a provider, and issues the caller's key. */
  static BenchOrganisation create(Path folder, int provider, Clock clock) {
    return create(folder, provider, "", clock);
  }

  /**
   * Writes settings with another database, and issues the caller's key.
   *
   * @param database as the settings name one; empty for a file in the folder
   */
  static BenchOrganisation create(Path folder, int provider, String database, Clock clock) {
    int port = GatewayProcess.freePort();
    BenchOrganisation before = new BenchOrganisation(folder, port, "");
    try {
      Files.writeString(before.settings(), yaml(port, provider) + database);
    } catch (IOException e) {
      throw new UncheckedIOException("the settings cannot be written in " + folder, e);
    }
    try (GatewayAssembly gateway = GatewayAssembly.open(before.load(), clock)) {
      gateway.callers().save(Caller.of(CALLER, "bench", "bench"));
      String key = gateway.callers().issue(CALLER, Optional.empty()).key().reveal();
      return new BenchOrganisation(folder, port, key);
    }
  }

  private static String yaml(int port, int provider) {
    return """
    data: data
    gateway: {port: %d, direct-lane: {callers: [bench]}}
    providers:
      fake: {kind: openai, base-url: "http://127.0.0.1:%d/v1", api-key: sk-bench, direct-key: sk-direct}
    routes:
      bench:
        kind: chat
        provider: fake
        model: bench-model
        callers: [bench]
        price: {input: 0.4, output: 1.6}
        limits: {requests: 100000000, tokens: 100000000, concurrent: 1000}
        budget: {amount: 1000000, period: month}
    """
        .formatted(port, provider);
  }

  Path settings() {
    return folder.resolve("signalbox.yaml");
  }

  SignalboxSettings load() {
    return ConfigFile.at(settings(), Map.of()).load(SignalboxSettings::from).settings();
  }

  int port() {
    return port;
  }

  String key() {
    return key;
  }

  static byte[] body(boolean streams) {
    return ("{\"model\":\"%s\",\"stream\":%s,\"max_tokens\":500,\"temperature\":0.2,\"messages\":["
            + "{\"role\":\"system\",\"content\":\"%s\"},{\"role\":\"user\",\"content\":\"%s\"}]}")
        .formatted(ROUTE, streams, SYSTEM, QUESTION)
        .getBytes(UTF_8);
  }

  /** Returns the bytes of the HTTP request for the gateway. */
  byte[] request(boolean streams) {
    return request(key, "", streams);
  }

  /**
   * Returns the bytes of the HTTP request with another key and additional headers, as another
   * gateway needs it.
   *
   * @param headers each with its line's end
   */
  static byte[] request(String key, String headers, boolean streams) {
    String body = new String(body(streams), UTF_8);
    return String.join(
            "\r\n",
            "POST /v1/chat/completions HTTP/1.1",
            "Host: 127.0.0.1",
            "Authorization: Bearer " + key,
            headers + "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "",
            body)
        .getBytes(UTF_8);
  }
}
