package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.erasure.Retention;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.approval.ApprovalWorkflow;
import io.signalbox.bot.slack.command.escalate.EscalateWorkflow;
import io.signalbox.bot.slack.command.routes.RoutesWorkflow;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.conversation.GivenAnswers;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.inbox.Inbox;
import io.signalbox.bot.slack.live.LiveReplyRows;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.schedule.Schedule;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.config.database.Database;
import io.signalbox.ingestion.run.IngestionRun;
import io.signalbox.ingestion.run.RememberedThreads;
import io.signalbox.ingestion.run.RunProgress;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.ingestion.source.Source;
import io.signalbox.knowledge.answer.toolbox.LookUpTools;
import io.signalbox.knowledge.answering.OwnersChannel;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.correction.CorrectedRetriever;
import io.signalbox.knowledge.correction.Corrections;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.IndexFollower;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.core.route.ModelSettings;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Composition root: all that runs, built with {@code new} top to bottom, closed in reverse. */
public final class Assembly implements AutoCloseable {
  private final SignalboxSettings settings;
  private final Clock clock;
  private final PreloadedEmbedder embedder;
  private final Database database;
  private final Corpus corpus;
  private final OnCallTable onCall;
  private final OwnershipTable ownership;
  private final Corrections corrections;
  private final LucenePassageIndex index;
  private final ModelAssembly models;
  private Optional<GatewayAssembly> gateway = Optional.empty();

  private Assembly(
      SignalboxSettings settings, Clock clock, PreloadedEmbedder embedder, Database database) {
    this.settings = settings;
    this.clock = clock;
    this.embedder = embedder;
    this.database = database;
    this.corpus = new Corpus(database.jdbi());
    this.onCall = new OnCallTable(database.jdbi());
    this.ownership = new OwnershipTable(database.jdbi());
    this.corrections = new Corrections(database.jdbi(), corpus);
    this.models = new ModelAssembly(settings, database, this::gateway, clock);
    this.index =
        LucenePassageIndex.open(
            IndexFolder.of(settings.data(), corpus.identity(), embedder), embedder.dimensions());
  }

  /** Opens everything; what cannot be opened throws with a sentence for the operator. */
  public static Assembly open(SignalboxSettings settings, Clock clock) {
    PreloadedEmbedder embedder = new PreloadedEmbedder(DataFolder.libraries(settings));
    try {
      return open(settings, clock, embedder);
    } catch (RuntimeException e) {
      // The model is native code: a process that ends while it is still loading may crash instead.
      embedder.close();
      throw e;
    }
  }

  private static Assembly open(
      SignalboxSettings settings, Clock clock, PreloadedEmbedder embedder) {
    Database database = DataFolder.open(settings);
    try {
      return new Assembly(settings, clock, embedder, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public SignalboxSettings settings() {
    return settings;
  }

  public Clock clock() {
    return clock;
  }

  public Corpus corpus() {
    return corpus;
  }

  /** Returns the number of documents that can be found now. */
  public int indexed() {
    return index.size();
  }

  /** Returns the number of documents without vectors yet; these are found by their words only. */
  public long waitingForVectors() {
    return corpus.waiting(embedder.model());
  }

  /** Documents that are stored and that the index does not have, in order. */
  public List<DocumentId> notIndexed() {
    return corpus.ids().stream().filter(id -> !index.has(id)).toList();
  }

  /** Documents that no vectors can be made of; they are found by their words. */
  public List<DocumentId> withoutVectors() {
    return corpus.withoutVectors(embedder.model());
  }

  /**
   * Reads the sources' changed files and withdraws the corrections of documents that changed.
   *
   * @return what came of each source
   */
  public List<SourceReport> readSources(RunProgress progress) {
    List<SourceReport> reports = ingestion().run(progress);
    corrections.withdrawOutdated();
    officeHours().adoptDecisions();
    return reports;
  }

  public IngestionRun ingestion() {
    return IngestionRun.over(
        settings.sources(),
        database.jdbi(),
        new IngestionRun.IngestionStores(corpus, onCall, ownership),
        clock);
  }

  /** Posts that wait for an operator; empty when none does. */
  public Optional<Outbox.HeldPosts> heldPosts() {
    return new Outbox(database.jdbi(), clock).held();
  }

  /** Returns the follower that updates the index; only one may run at a time. */
  public IndexFollower indexFollower() {
    return new IndexFollower(corpus, index, embedder);
  }

  public QuestionAnswering answering() {
    return new QuestionAnswering(
        new LookUp(onCall, ownership)::answer,
        new CorrectedRetriever(new DocumentSearch(index, embedder), corrections),
        new OwnersChannel(ownership),
        settings.answers(),
        settings.model().map(this::model),
        new SecureRandom());
  }

  /** Opened when something first goes over a route, for it costs a moment; once. */
  public GatewayAssembly gateway() {
    GatewayAssembly open =
        gateway.orElseGet(() -> GatewayAssembly.beside(settings, database, embedder, clock));
    gateway = Optional.of(open);
    return open;
  }

  private QuestionAnswering.Model model(ModelSettings model) {
    return new QuestionAnswering.Model(
        models.generator(model),
        new LookUpTools(
                new LookUp(onCall, ownership),
                new CorrectedRetriever(new DocumentSearch(index, embedder), corrections))
            .and(gateway().toolbox(ModelAssembly.BOT)));
  }

  /** Returns whether no other process can use this database; an H2 file has one owner. */
  public boolean isAlone() {
    return settings.database().url().startsWith("jdbc:h2:");
  }

  /** Returns the background work that keeps index and vectors up to date. */
  public KnowledgeUpkeep upkeep() {
    return new KnowledgeUpkeep(
        () -> readSources(RunProgress.unwatched()), indexFollower(), settings.readEvery(), clock);
  }

  /**
   * Signalbox in a Slack workspace; nothing is received before it is started.
   *
   * @param learned something new can be indexed
   * @throws io.signalbox.bot.slack.client.SlackRefused when Slack does not take the token
   */
  public SlackApp slack(SlackSettings slack, Runnable learned) {
    return SlackApp.open(
        new SlackClient(slack),
        records(slack),
        new ConversationFeatures.Knowledge(
            answering(),
            corrections,
            new RememberedThreads(corpus),
            onCall,
            corpus::access,
            settings.sources().stream().map(Source::name).toList(),
            settings.answers().ask(),
            settings.zone(),
            learned),
        List.of(
            this::escalate,
            place ->
                officeHours()
                    .open(
                        place,
                        new CorrectedRetriever(new DocumentSearch(index, embedder), corrections),
                        embedder,
                        learned),
            this::agents,
            place -> RemovalAssembly.workflow(place, settings, database, clock),
            place -> new RoutesWorkflow(gateway().overview(), place.people(), clock),
            place ->
                new ApprovalWorkflow(
                    place,
                    gateway().approvals(),
                    ModelAssembly.BOT,
                    call -> gateway().tools().call(call))),
        this::schedule);
  }

  private ConversationFeatures.Records records(SlackSettings slack) {
    return new ConversationFeatures.Records(
        new GivenAnswers(database.jdbi()),
        new Inbox(database.jdbi(), clock),
        new Outbox(database.jdbi(), clock),
        new ChannelRules(database.jdbi(), slack.channels()),
        new LiveReplyRows(database.jdbi(), clock),
        new PeopleTable(database.jdbi()),
        clock);
  }

  private Schedule schedule(List<ScheduledTask> tasks) {
    List<ScheduledTask> all = new ArrayList<>(tasks);
    all.add(
        new ScheduledTask(
            "retention",
            Duration.ofHours(6),
            new Retention(database.jdbi(), settings.retention(), clock)));
    all.add(AuditAssembly.task(settings, database, clock));
    return Schedule.open(database.dataSource(), !isAlone(), all);
  }

  private OfficeHoursAssembly officeHours() {
    return new OfficeHoursAssembly(
        settings,
        database,
        corpus,
        settings.officeHours().suggestsWith().map(models::topics),
        clock);
  }

  private SlackWorkflow escalate(SlackWorkflow.Workplace workplace) {
    return EscalateWorkflow.open(
        workplace,
        new EscalateWorkflow.EscalationStores(
            database.jdbi(), new Outbox(database.jdbi(), clock), onCall, ownership, clock),
        settings.escalation(),
        new CorrectedRetriever(new DocumentSearch(index, embedder), corrections),
        new EscalateWorkflow.Paging(settings.routes(), call -> gateway().tools().call(call)));
  }

  /** Agents, as the command line changes them, at a time; stays open until this is closed. */
  public AgentsAssembly agents(Clock at) {
    return AgentsAssembly.beside(settings, database, gateway().callers(), embedder, at);
  }

  private SlackWorkflow agents(SlackWorkflow.Workplace workplace) {
    return AgentsAssembly.workflow(workplace, settings, database, gateway(), embedder, clock);
  }

  @Override
  public void close() {
    models.close();
    gateway.ifPresent(GatewayAssembly::close);
    index.close();
    database.close();
    embedder.close();
  }
}
