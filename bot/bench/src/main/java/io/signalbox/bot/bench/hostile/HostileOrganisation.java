package io.signalbox.bot.bench.hostile;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.demo.LocalBot;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.bench.process.AskingClient;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.config.ConfigFile;
import io.signalbox.ingestion.run.RunProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Bot under test whose sources are all hostile, with one topic in each document. */
final class HostileOrganisation implements AutoCloseable {
  /** File endings of pages, then a ticket export and a live tracker. */
  private static final List<String> KINDS =
      List.of("md", "html", "adoc", "rst", "org", "txt", "ticket", "live");

  private final HostilePeers peers;
  private final LocalWorkspace workspace;
  private final BotAssembly assembly;
  private final SlackApp app;
  private final int topics;

  private static String tools(String url) {
    return """
    mcp-servers:
      peer: {url: "%1$s/mcp"}
    routes:
      status: {kind: http-tool, url: "%1$s/tool/{service}", method: get, writes: false, description: "How a service does.", callers: [signalbox], parameters: '{"type":"object","required":["service"],"properties":{"service":{"type":"string"}}}'}
      ticket: {kind: http-tool, form: jira-issue, url: "%1$s/tool/issue", callers: [signalbox], description: "Files a ticket."}
      lookup: {kind: mcp-tool, server: peer, tool: lookup, writes: false, callers: [signalbox]}
    model: {base-url: "%1$s/v1", model: tiny}
    """
        .formatted(url);
  }

  private HostileOrganisation(
      HostilePeers peers,
      LocalWorkspace workspace,
      BotAssembly assembly,
      SlackApp app,
      int topics) {
    this.peers = peers;
    this.workspace = workspace;
    this.assembly = assembly;
    this.app = app;
    this.topics = topics;
    app.start(/* alone= */ true);
    assembly.serve(app.people());
  }

  /**
   * Writes and ingests the sources, and starts the server.
   *
   * @param model whether a model writes the answers
   */
  static HostileOrganisation open(
      Path folder, int topics, boolean model, Random random, Clock clock) throws IOException {
    HostilePeers peers = new HostilePeers(random, write(folder, topics, random));
    Files.writeString(folder.resolve("signalbox.yaml"), settings(peers, model));
    SignalboxSettings settings =
        ConfigFile.at(folder.resolve("signalbox.yaml"), Map.of())
            .load(SignalboxSettings::from)
            .settings();
    LocalWorkspace workspace =
        LocalWorkspace.start(SampleWorkspace.seed(), 0, clock, new SecureRandom());
    BotAssembly assembly = BotAssembly.open(settings, clock);
    assembly.readSources(RunProgress.unwatched());
    assembly.readLiveSources(name -> {});
    assembly.indexUpkeep().indexWords();
    assembly.indexUpkeep().indexVectors(count -> {}, () -> true);
    SlackApp app = assembly.slack(LocalBot.settings(workspace), () -> {});
    return new HostileOrganisation(peers, workspace, assembly, app, topics);
  }

  /** Writes pages and a ticket export; returns the texts for the tracker's issues, by number. */
  private static Map<Integer, String> write(Path folder, int topics, Random random)
      throws IOException {
    Map<Integer, String> issues = new TreeMap<>();
    StringBuilder tickets =
        new StringBuilder(
            "Summary,Issue key,Status,Resolution,Created,Resolved,Description,Comment\n");
    Files.createDirectories(folder.resolve("pages"));
    Files.createDirectories(folder.resolve("tickets"));
    for (int i = 0; i < topics; i++) {
      String kind = KINDS.get(i % KINDS.size());
      List<String> attempts = HostileAttempts.some(random, 5);
      switch (kind) {
        case "ticket" ->
            tickets.append(
                "%s,Z-%d,Done,Fixed,2026-10-01 14:12,2026-10-02 15:30,%s,%s%n"
                    .formatted(
                        cell("Restart zebra" + i + " " + attempts.getFirst()),
                        i,
                        cell("zebra" + i + " hangs.\n" + attempts.get(1)),
                        cell(text(i, attempts))));
        case "live" -> issues.put(i, text(i, attempts));
        default ->
            Files.writeString(
                folder.resolve("pages/zebra" + i + "." + kind), page(kind, i, attempts));
      }
    }
    Files.writeString(folder.resolve("tickets/export.csv"), tickets);
    return issues;
  }

  private static String settings(HostilePeers peers, boolean model) {
    return """
    data: ./data
    sources:
      - {name: pages, kind: pages, path: ./pages, access: public}
      - {name: tickets, kind: tickets, path: ./tickets, access: public}
    live-sources:
      - {name: zoo, access: public, github: {repository: acme/zoo, api: "%1$s"}}
    gateway: {port: 0}
    ask-api: {requests-per-minute: 10000}
    """
            .formatted(peers.url())
        + (model ? tools(peers.url()) : "");
  }

  private static String cell(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String text(int i, List<String> attempts) {
    return "To restart zebra%d stop its queue %s and wait for plum-%d.%n%n%s%n%n%s%n"
        .formatted(i, attempts.get(2), i, attempts.get(3), attempts.get(4));
  }

  private static String page(String kind, int i, List<String> attempts) {
    String title = "Restart zebra" + i + " " + attempts.getFirst().replace('\n', ' ');
    String text = text(i, attempts);
    return switch (kind) {
      case "html" ->
          "<html><head><title>%s</title></head><body><h1>%s</h1><p>%s</p><p>%s</p></body></html>"
              .formatted(title, title, text, attempts.get(1));
      case "adoc" -> "= " + title + "\n\n" + text + "\nimage::https://evil.example/b.png[]\n";
      case "rst" ->
          title
              + "\n"
              + "=".repeat(title.length())
              + "\n\n"
              + text
              + "\n.. image:: https://evil.example/b.png\n\n`good.com <https://evil.example/a>`_\n";
      case "org" ->
          "#+TITLE: "
              + title
              + "\n\n* Restart\n"
              + text
              + "\n[[https://evil.example/a][good.com]]\n";
      case "txt" -> title + "\n\n" + text;
      default ->
          "---\nlink: \"javascript:alert(1)\"\nowner: \"<!channel> @here\"\n---\n# "
              + title
              + "\n\n"
              + text
              + "\n1. Stop the queue of zebra"
              + i
              + " "
              + attempts.get(1)
              + "\n";
    };
  }

  int topics() {
    return topics;
  }

  HostilePeers peers() {
    return peers;
  }

  /** Returns the server's base URL, without a path. */
  String base() {
    return assembly.gateway().baseUrl().replaceFirst("/v1$", "");
  }

  WorkspaceClient asker() {
    return workspace.client(SampleWorkspace.ANA);
  }

  /** Returns the personal API key that the person has made in Slack. */
  String key() {
    return AskingClient.key(asker());
  }

  @Override
  public void close() {
    app.close();
    assembly.close();
    workspace.close();
    peers.close();
  }
}
