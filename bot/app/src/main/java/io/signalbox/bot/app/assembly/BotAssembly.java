package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.live.WebhookServer;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackDirectory;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.ingestion.live.sync.LiveSourceWaker;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.ingestion.run.IngestionRun;
import io.signalbox.ingestion.run.RunProgress;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.search.IndexUpkeep;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchableDocuments;
import io.signalbox.tools.foresight.quality.probe.ProbeRun;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Composition root of the bot: builds its objects in five parts, each on those before it, and
 * closes them in reverse.
 */
public final class BotAssembly implements AutoCloseable {
  private final StoreGraph stores;
  private final KnowledgeGraph knowledge;
  private final GatewayGraph gateway;
  private final WorkflowGraph workflows;
  private final Runnable closeEmbedder;

  private BotAssembly(StoreGraph stores, KnowledgeGraph knowledge, Runnable closeEmbedder) {
    this.stores = stores;
    this.knowledge = knowledge;
    this.closeEmbedder = closeEmbedder;
    this.gateway = GatewayGraph.over(stores, knowledge);
    this.workflows = WorkflowGraph.over(stores, knowledge, gateway);
  }

  /** Opens all parts, with the search index; failures carry a message for the operator. */
  public static BotAssembly open(SignalboxSettings settings, Clock clock) {
    return withIndex(open(StoreGraph.open(settings, clock), Optional.empty()));
  }

  /**
   * Opens all parts over an embedder that several assemblies of a process share.
   *
   * @param shared stays open when this is closed
   */
  public static BotAssembly open(
      SignalboxSettings settings, Clock clock, PreloadedEmbedder shared) {
    return withIndex(open(StoreGraph.open(settings, clock), Optional.of(shared)));
  }

  private static BotAssembly withIndex(BotAssembly assembly) {
    try {
      assembly.knowledge.index();
      return assembly;
    } catch (RuntimeException e) {
      assembly.close();
      throw e;
    }
  }

  /**
   * Opens all parts without index and embedding model, which the first use opens: a process that
   * answers one question may need neither.
   */
  public static BotAssembly withoutIndex(SignalboxSettings settings, Clock clock) {
    return open(StoreGraph.open(settings, clock), Optional.empty());
  }

  private static BotAssembly open(StoreGraph stores, Optional<PreloadedEmbedder> shared) {
    PreloadedEmbedder embedder =
        shared.orElseGet(() -> new PreloadedEmbedder(DataFolder.libraries(stores.settings())));
    Runnable closeEmbedder = shared.isPresent() ? () -> {} : embedder::close;
    try {
      return new BotAssembly(stores, KnowledgeGraph.open(stores, embedder), closeEmbedder);
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  /**
   * Builds the Slack app; it receives nothing before it is started.
   *
   * @param learned something new can be indexed
   * @throws io.signalbox.bot.slack.client.SlackRefusedException when Slack does not take the token
   */
  public SlackApp slack(SlackSettings slack, Runnable learned) {
    return slack(slack, learned, List.of());
  }

  /** Builds the Slack app with additional workflows; {@code learned} runs after new documents. */
  public SlackApp slack(SlackSettings slack, Runnable learned, List<SlackWorkflow.Opener> more) {
    return new SlackGraph(stores, knowledge, workflows, learned)
        .open(slack, more, answering(), settings().database().isAlone());
  }

  public SignalboxSettings settings() {
    return stores.settings();
  }

  /** Returns the database and its repositories, which are closed with this. */
  public StoreGraph stores() {
    return stores;
  }

  public Corpus corpus() {
    return knowledge.corpus();
  }

  /** Returns which of the stored documents can be found, and how. */
  public SearchableDocuments documents() {
    return new SearchableDocuments(corpus(), knowledge.index(), knowledge.embedder());
  }

  /**
   * Ingests the changed files of all sources. Corrections of documents that changed are withdrawn,
   * the quality watch is told, and office hours' decisions are adopted.
   *
   * @return what came of each source
   */
  public List<SourceReport> readSources(RunProgress progress) {
    live().forgetUnconfigured();
    List<SourceReport> reports = ingestion().run(progress);
    knowledge.corrections().withdrawOutdated();
    QualityMonitor.read(stores, knowledge.corpus(), reports);
    workflows.officeHours().adoptDecisions();
    return reports;
  }

  /** Returns the synchronisation of live sources, with its status. */
  public LiveSync live() {
    return knowledge.live();
  }

  /**
   * Synchronises all live sources; withdraws corrections of changed documents.
   *
   * @param begun told the name of each source before it is read
   */
  public List<SyncReport> readLiveSources(Consumer<String> begun) {
    List<SyncReport> reports = live().runAll(() -> false, begun);
    knowledge.corrections().withdrawOutdated();
    return reports;
  }

  /** Returns the ingestion of the sources' changed files. */
  public IngestionRun ingestion() {
    return knowledge.ingestion();
  }

  /** Returns the Slack posts that are held for an operator; empty when there are none. */
  public Optional<Outbox.HeldPosts> heldPosts() {
    return stores.outbox().held();
  }

  /** Returns the updater of the search index; only one may run at a time. */
  public IndexUpkeep indexUpkeep() {
    return new IndexUpkeep(knowledge.follower());
  }

  /** Returns the question answering over the current search index. */
  public QuestionAnswering answering() {
    return answering(knowledge.retriever());
  }

  /**
   * Returns the question answering with an action before the first search.
   *
   * @param beforeSearch runs once, and not at all for a look-up in tables
   */
  public QuestionAnswering answering(Runnable beforeSearch) {
    LazyPart<Retriever> prepared =
        new LazyPart<>(
            () -> {
              beforeSearch.run();
              return knowledge.retriever();
            },
            retriever -> {});
    return answering(query -> prepared.get().find(query));
  }

  private QuestionAnswering answering(Retriever retriever) {
    return knowledge.answering(
        retriever, settings().model().map(model -> gateway.writer(model, knowledge)));
  }

  /**
   * Starts the gateway's HTTP server, with the ask endpoints if they are enabled.
   *
   * @param people who may ask
   * @return the port
   */
  public int serve(SlackPeople people) {
    return gateway().serve(settings().askApi().map(settings -> ask().server(settings, people)));
  }

  /**
   * Starts the webhook server of live sources, if the settings have one.
   *
   * @param learned something new can be indexed
   */
  public Optional<WebhookServer> webhooks(Runnable learned) {
    Runnable changed =
        () -> {
          knowledge.corrections().withdrawOutdated();
          learned.run();
        };
    LiveSourceWaker waker = new LiveSourceWaker(live(), changed, Thread::sleep);
    WebhookServer.WebhookReceivers receivers =
        new WebhookServer.WebhookReceivers(
            waker::wake, (name, body) -> QualityMonitor.deployed(stores, name, body));
    return settings().webhooks().map(each -> WebhookServer.start(each, receivers));
  }

  /**
   * Serves MCP over the given streams with the rights of an audience, until the input ends.
   *
   * @throws IOException when a stream breaks
   */
  public void serveMcp(Audience audience, BufferedReader in, Writer out) throws IOException {
    ask().terminal(audience).serve(in, out);
  }

  private AskAssembly ask() {
    return new AskAssembly(stores, knowledge, gateway(), answering());
  }

  /** Returns the people of a Slack workspace, for a process that does not serve it. */
  public SlackPeople people(SlackClient client) {
    return SlackDirectory.of(client, new PeopleTable(stores.jdbi()), stores.clock());
  }

  /** Returns the gateway of this process, which is opened at the first call. */
  public GatewayAssembly gateway() {
    return gateway.own().get();
  }

  /** Returns the background thread that keeps index and vectors up to date. */
  public KnowledgeUpkeep upkeep() {
    return new KnowledgeUpkeep(
        () -> readSources(RunProgress.unwatched()),
        indexUpkeep(),
        settings().readEvery(),
        stores.clock());
  }

  /** Returns the agent registry with a given clock; it stays open until this is closed. */
  public AgentsAssembly agents(Clock at) {
    return workflows.agents(at);
  }

  /** Returns the runner of the quality probes in the settings. */
  public ProbeRun probes() {
    return ProbeRunner.of(stores, knowledge, gateway).run();
  }

  @Override
  public void close() {
    gateway.close();
    knowledge.close();
    stores.close();
    closeEmbedder.run();
  }
}
