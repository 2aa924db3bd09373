package io.signalbox.bot.app.slack;

import io.signalbox.bot.app.assembly.AgentsAssembly;
import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.KnowledgeUpkeep;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.demo.LocalBot;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.client.CommandPrefix;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceTimings;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.run.RunProgress;
import io.signalbox.knowledge.corpus.StoredDocuments;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The bot at work for tests: real files, database, index, embedder, and the real Slack SDK over a
 * real socket of a local workspace. The workspace outlives the bot, as Slack does.
 */
public final class Office implements AutoCloseable {
  static final String ANA = SampleWorkspace.ANA;
  static final String BO = "U0BOLINDQ0";
  static final String CHIDI = "U0CHIDIOK0";
  static final String LENA = "U0LENAHOF0";
  static final String PAYMENTS = SampleWorkspace.PAYMENTS;
  static final String GENERAL = SampleWorkspace.GENERAL;

  /** A public channel that nobody has invited the bot to. */
  static final String OPEN_DOOR = "C0OPENDOOR";

  /** A private one. */
  static final String CLOSED_DOOR = "C0CLOSEDDR";

  /** Loaded once a JVM: it is the same for all, and loading takes longer than most tests. */
  private static final PreloadedEmbedder EMBEDDER =
      new PreloadedEmbedder(
          Path.of(System.getProperty("signalbox.native", "target/native")).toAbsolutePath());

  final LocalWorkspace workspace;

  /** The bot's; the workspace has the system's, as Slack has its own. */
  final ShiftedClock clock = new ShiftedClock();

  private final Path folder;
  private BotAssembly assembly;
  private KnowledgeUpkeep upkeep;
  private SlackApp app;
  private Optional<Database> beside = Optional.empty();

  /** The system's clock, put forward or back by the test. */
  static final class ShiftedClock extends Clock {
    private volatile Duration shift = Duration.ZERO;

    void move(Duration by) {
      shift = shift.plus(by);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(shift);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody asks");
    }
  }

  private Office(Path folder, WorkspaceSeed seed, boolean oneClock) {
    this(folder, seed, oneClock, WorkspaceTimings.slack());
  }

  private Office(Path folder, WorkspaceSeed seed, boolean oneClock, WorkspaceTimings timings) {
    this.folder = folder;
    this.workspace =
        LocalWorkspace.start(
            withClosedDoors(seed), 0, oneClock ? clock : Clock.systemUTC(), new Random(1), timings);
  }

  /** The same with two channels that the bot is no member of. */
  private static WorkspaceSeed withClosedDoors(WorkspaceSeed sample) {
    List<WorkspaceSeed.Channel> channels = new ArrayList<>(sample.channels());
    channels.add(uninvited(OPEN_DOOR, /* isPrivate= */ false));
    channels.add(uninvited(CLOSED_DOOR, /* isPrivate= */ true));
    return sample.withChannels(channels);
  }

  private static WorkspaceSeed.Channel uninvited(String id, boolean isPrivate) {
    return new WorkspaceSeed.Channel(
        id,
        id.toLowerCase(Locale.ROOT),
        "",
        isPrivate,
        ANA,
        List.of(ANA, CHIDI),
        /* botIsMember= */ false);
  }

  static Office open(Path folder) throws IOException {
    return open(folder, "");
  }

  /**
   * @param more settings, as YAML
   */
  static Office open(Path folder, String more) throws IOException {
    return open(folder, more, SampleWorkspace.seed());
  }

  /** In a workspace with other people in it, or other bots. */
  static Office open(Path folder, String more, WorkspaceSeed seed) throws IOException {
    write(folder);
    Files.writeString(folder.resolve("signalbox.yaml"), more, StandardOpenOption.APPEND);
    Office office = new Office(folder, seed, /* oneClock= */ false);
    office.start();
    return office;
  }

  /** With every method held to Slack's limits, which run on the clock that the test holds. */
  static Office openLimited(Path folder, String more, WorkspaceSeed seed) throws IOException {
    write(folder);
    Files.writeString(folder.resolve("signalbox.yaml"), more, StandardOpenOption.APPEND);
    Office office = new Office(folder, seed, /* oneClock= */ true);
    office.workspace.faults().limitByTier();
    office.start();
    return office;
  }

  /** In a folder that the test has filled. */
  static Office openIn(Path folder, WorkspaceSeed seed) {
    Office office = new Office(folder, seed, /* oneClock= */ false);
    office.start();
    return office;
  }

  /** In a workspace where the commands have a prefix. */
  static Office openPrefixed(Path folder, String prefix) throws IOException {
    write(folder);
    CommandPrefix named = new CommandPrefix(prefix);
    WorkspaceSeed sample = SampleWorkspace.seed();
    WorkspaceSeed.App app = sample.app();
    WorkspaceSeed seed =
        new WorkspaceSeed(
            sample.team(),
            new WorkspaceSeed.App(
                app.name(),
                app.botUserId(),
                app.commands().stream()
                    .map(
                        each ->
                            new WorkspaceSeed.Command(
                                named.named(each.name()), each.description(), each.usageHint()))
                    .toList(),
                app.shortcuts(),
                app.scopes(),
                app.events()),
            sample.people(),
            sample.bots(),
            sample.groups(),
            sample.channels());
    Office office = new Office(folder, seed, /* oneClock= */ false);
    SlackSettings plain = LocalBot.settings(office.workspace);
    office.openQuietly(withNames(plain, named, plain.channels()));
    office.app.start(/* alone= */ true);
    await("a socket", office.workspace::isConnected);
    return office;
  }

  private static SlackSettings withNames(
      SlackSettings plain, CommandPrefix prefix, Map<String, ChannelRule> channels) {
    return new SlackSettings(
        plain.mode(),
        plain.botToken(),
        plain.appToken(),
        plain.signingSecret(),
        plain.host(),
        plain.port(),
        plain.apiUrl(),
        plain.unaskedConfidence(),
        prefix,
        channels);
  }

  /** With a live source that reads the threads of this channel. */
  static Office openLearning(Path folder, String channel) throws IOException {
    write(folder);
    Office office = new Office(folder, SampleWorkspace.seed(), /* oneClock= */ false);
    SlackSettings plain = LocalBot.settings(office.workspace);
    Files.writeString(
        folder.resolve("signalbox.yaml"),
        """
        slack: {bot-token: %1$s, app-token: %1$s, channels: {%2$s: {learn: true}}}
        live-sources:
          - name: conversations
            access: public
            slack: {api-url: "%3$s", token: %1$s, channels: [%2$s]}
        """
            .formatted(plain.botToken().reveal(), channel, plain.apiUrl()),
        StandardOpenOption.APPEND);
    office.openQuietly(
        withNames(plain, plain.prefix(), office.settings().slack().orElseThrow().channels()));
    office.app.start(/* alone= */ true);
    await("a socket", office.workspace::isConnected);
    return office;
  }

  /** Passages of a document once the live sources were read; empty where there is none. */
  String learned(String id) {
    assembly.readLiveSources(name -> {});
    return new StoredDocuments(assembly.stores().jdbi())
        .find(new DocumentId(id))
        .map(document -> document.passages().toString())
        .orElse("");
  }

  /** In HTTP mode on this port; the workspace delivers nothing until it is told where to. */
  static Office openOverHttp(Path folder, int port) throws IOException {
    write(folder);
    Office office = new Office(folder, SampleWorkspace.seed(), /* oneClock= */ false);
    SlackSettings socket = LocalBot.settings(office.workspace);
    office.openQuietly(
        new SlackSettings(
            SlackSettings.Mode.HTTP,
            socket.botToken(),
            Optional.empty(),
            Optional.of(new Secret(office.workspace.signingSecret())),
            "127.0.0.1",
            port,
            socket.apiUrl(),
            socket.unaskedConfidence(),
            socket.prefix(),
            socket.channels()));
    office.app.start(/* alone= */ true);
    return office;
  }

  /**
   * The same in a workspace that waits minutes for an acknowledgement, for tests in which hundreds
   * press at once: Slack's three seconds are real time, and a busy machine has none to give.
   */
  static Office openPatient(Path folder, WorkspaceSeed seed) {
    Duration minutes = Duration.ofMinutes(5);
    Office office =
        new Office(
            folder,
            seed,
            /* oneClock= */ false,
            new WorkspaceTimings(minutes, List.of(Duration.ZERO), minutes));
    office.start();
    return office;
  }

  static void write(Path folder) throws IOException {
    TestDatabase.migratedIn(folder.resolve("data"));
    file(
        folder,
        "pages/ledger-replica.md",
        """
        ---
        title: Ledger replica lags
        owner: payments
        last_reviewed_on: 2026-10-01
        ---
        # Ledger replica lags
        ## Mitigation
        1. End reports that run longer than ten minutes on the ledger replica.
        2. Restart replication:

        ```
        ledgerctl replication restart
        ```
        """);
    file(
        folder,
        "pages/deploy.md",
        """
        ---
        title: Deploy ledger-api
        owner: payments
        last_reviewed_on: 2026-09-01
        ---
        # Deploy ledger-api
        Deploys of ledger-api run through the release train every day at 10:00.
        ## Roll back
        Run `train rollback ledger-api` to roll back a deploy of ledger-api.
        """);
    file(
        folder,
        "secret/salaries.md",
        """
        ---
        title: Platform budget
        owner: platform
        last_reviewed_on: 2026-09-01
        ---
        # Platform budget
        The platform budget for the warehouse migration is 40000 EUR.
        """);
    file(
        folder,
        "tables/oncall.csv",
        """
        team,role,person,handle,start,end,timezone
        payments,primary,Chidi Okafor,chidi.okafor,2020-01-01T00:00,2099-01-01T00:00,Europe/Berlin
        identity,primary,Ana Ruiz,ana.ruiz,2020-01-01T00:00,2099-01-01T00:00,Europe/Berlin
        """);
    file(
        folder,
        "signalbox.yaml",
        """
        data: ./data
        sources:
          - {name: pages, kind: pages, path: ./pages, access: public}
          - {name: secret, kind: pages, path: ./secret, access: "group:platform"}
          - {name: oncall, kind: on-call, path: ./tables, access: public}
        """);
  }

  static void file(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /**
   * Everything is known before the first question is asked, so that answers do not depend on time.
   */
  void start() {
    openQuietly();
    app.start(/* alone= */ true);
    await("a socket", workspace::isConnected);
  }

  /** Opens the bot without connecting it, so that what is in its tables can be arranged. */
  void openQuietly() {
    openQuietly(LocalBot.settings(workspace));
  }

  private void openQuietly(SlackSettings slack) {
    assembly = BotAssembly.open(settings(), clock, EMBEDDER);
    assembly.readSources(RunProgress.unwatched());
    assembly.indexUpkeep().indexWords();
    assembly.indexUpkeep().indexVectors(count -> {}, () -> true);
    upkeep = assembly.upkeep();
    upkeep.start();
    app = assembly.slack(slack, upkeep::learned);
  }

  private SignalboxSettings settings() {
    return ConfigFile.at(folder.resolve("signalbox.yaml"), Map.of())
        .load(SignalboxSettings::from)
        .settings();
  }

  SlackApp app() {
    return app;
  }

  Path folder() {
    return folder;
  }

  WorkspaceClient ana() {
    return workspace.client(ANA);
  }

  WorkspaceClient chidi() {
    return workspace.client(CHIDI);
  }

  WorkspaceClient bo() {
    return workspace.client(BO);
  }

  WorkspaceClient lena() {
    return workspace.client(LENA);
  }

  /** Until everything that is known can be found. */
  void awaitIndexed() {
    await(
        "the index",
        () ->
            assembly.documents().indexed() == assembly.corpus().size()
                && assembly.documents().waitingForVectors() == 0);
  }

  void awaitAllDone() {
    await("everything to be done", () -> app.open() == 0);
  }

  /** Everything that a first command needs is loaded, so that it is acknowledged in time. */
  void warm() {
    ana().awaitReply(ana().say(GENERAL, "@Signalbox who owns ledger-api?"), ChatMessage::isByApp);
  }

  public static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited 30 s for " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Agents as the command line sees them, in the same database. */
  AgentsAssembly agents() {
    return assembly.agents(clock);
  }

  /** The latest of the audit log, as "action subject". */
  List<String> audited() {
    try (Database database = Database.open(settings().database())) {
      return new AuditLog(database.jdbi(), clock, new SecureRandom())
          .latest(20).stream().map(each -> each.action() + " " + each.subject()).toList();
    }
  }

  /** Returns the number of accounts of the workspace that are known. */
  long accounts() {
    return people().size();
  }

  /** Waits until every account of the workspace is known: names resolve and bots are listed. */
  void awaitDirectory() {
    await("every account to be read", () -> people().isComplete());
  }

  private PeopleTable people() {
    if (beside.isEmpty()) {
      beside = Optional.of(Database.open(settings().database()));
    }
    return new PeopleTable(beside.get().jdbi());
  }

  /** Begins to serve the routes; gives the address. */
  String serveGateway() {
    assembly.gateway().serve();
    return assembly.gateway().baseUrl();
  }

  /** Begins to serve what other tools ask by; gives the address. */
  String serveAsking() {
    assembly.serve(app.people());
    return assembly.gateway().baseUrl().replaceFirst("/v1$", "");
  }

  /** A key of a caller of the gateway, whom Ana owns. */
  String callerKey(String name) {
    assembly.gateway().callers().save(Caller.of(name, "platform", ANA));
    return assembly.gateway().callers().issue(name, Optional.empty()).key().reveal();
  }

  /** The bot goes; the workspace stays. */
  void stop() {
    beside.ifPresent(Database::close);
    beside = Optional.empty();
    app.close();
    upkeep.close();
    assembly.close();
  }

  @Override
  public void close() {
    stop();
    workspace.close();
  }
}
