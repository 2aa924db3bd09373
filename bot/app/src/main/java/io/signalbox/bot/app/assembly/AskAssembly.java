package io.signalbox.bot.app.assembly;

import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.bot.app.foresight.ForesightAnswers;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.keys.KeysWorkflow;
import io.signalbox.bot.slack.conversation.ExternalAnswerRecorder;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.corpus.StoredDocuments;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.tools.ask.asker.AskApiSettings;
import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.ask.asker.AskerAuthentication;
import io.signalbox.tools.ask.asker.PersonalKeys;
import io.signalbox.tools.ask.http.AnsweredMessage;
import io.signalbox.tools.ask.http.AskModelEndpoint;
import io.signalbox.tools.ask.http.AskServer;
import io.signalbox.tools.ask.http.McpEndpoint;
import io.signalbox.tools.ask.http.QuestionEndpoint;
import io.signalbox.tools.ask.knowledge.AnswerStore;
import io.signalbox.tools.ask.knowledge.AskLimit;
import io.signalbox.tools.ask.knowledge.KnowledgeAccess;
import io.signalbox.tools.ask.knowledge.KnowledgeReader;
import io.signalbox.tools.ask.mcp.ForesightTools;
import io.signalbox.tools.ask.mcp.KnowledgeResources;
import io.signalbox.tools.ask.mcp.KnowledgeTools;
import io.signalbox.tools.ask.mcp.McpMessages;
import io.signalbox.tools.ask.mcp.McpReply;
import io.signalbox.tools.ask.mcp.RouteToolProvider;
import io.signalbox.tools.ask.mcp.ServerIdentity;
import io.signalbox.tools.ask.mcp.StdioMessages;
import io.signalbox.tools.gateway.limit.RateLimiter;
import io.signalbox.tools.gateway.server.ServerAddition;
import io.signalbox.tools.gateway.tool.CallerTools;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Wires the endpoints at which other tools ask questions: MCP, the ask API, and the chat model
 * signalbox-ask.
 */
final class AskAssembly {
  private static final String INSTRUCTIONS =
      "Signalbox answers questions about this organisation's systems from its own runbooks, tickets"
          + " and on-call tables. Ask before you guess: ask for an answer with citations,"
          + " who_is_on_call and owner_of for people, search and fetch to read for yourself. Say so"
          + " where an answer is unsure, stale or contradicted, and cite its sources.";

  /** Requests a minute at a terminal: practically no limit, as it serves one person only. */
  private static final int UNBOUNDED = 10_000;

  private final StoreGraph stores;
  private final KnowledgeGraph knowledge;
  private final GatewayAssembly gateway;
  private final QuestionAnswering answering;

  AskAssembly(
      StoreGraph stores,
      KnowledgeGraph knowledge,
      GatewayAssembly gateway,
      QuestionAnswering answering) {
    this.stores = stores;
    this.knowledge = knowledge;
    this.gateway = gateway;
    this.answering = answering;
  }

  /** Returns the store of personal API keys, whose changes go to the audit log. */
  static PersonalKeys keys(StoreGraph stores, AskApiSettings settings) {
    return new PersonalKeys(
        stores.jdbi(),
        settings.keys(),
        (handle, person, action, key) -> stores.audit().append(handle, person, action, key, ""),
        stores.clock(),
        new SecureRandom());
  }

  /** Returns the Slack workflow of {@code /ask key}, by which people make personal API keys. */
  static SlackWorkflow workflow(
      SlackWorkflow.Workplace place, StoreGraph stores, Supplier<GatewayAssembly> gateway) {
    return new KeysWorkflow(
        place,
        stores
            .settings()
            .askApi()
            .map(
                settings ->
                    new KeysWorkflow.OfferedKeys(
                        keys(stores, settings), () -> address(settings, gateway.get()))));
  }

  /**
   * Returns the MCP address to show to people; a configured port 0 becomes the port that was bound.
   */
  private static String address(AskApiSettings settings, GatewayAssembly gateway) {
    return settings.address().endsWith(":0")
        ? gateway.baseUrl().replaceFirst("/v1$", "/mcp")
        : settings.mcpAddress();
  }

  /** Returns the ask endpoints that the gateway's HTTP server serves beside its routes. */
  ServerAddition server(AskApiSettings settings, SlackPeople people) {
    AskerAuthentication askers =
        new AskerAuthentication(
            keys(stores, settings),
            gateway.keys(),
            people,
            settings,
            stores.settings().zone(),
            stores.clock());
    KnowledgeAccess access =
        access(
            settings.requestsPerMinute(),
            new ExternalAnswerRecorder(
                stores.jdbi(),
                knowledge.corpus()::access,
                new PostingPolicy(people),
                stores.clock(),
                new SecureRandom()));
    McpMessages messages = messages(access);
    return new AskServer(
        settings,
        askers::check,
        List.of(
            new McpEndpoint(
                (body, header, asker, before) -> {
                  McpReply reply = messages.answer(body, header, asker, before);
                  return new AnsweredMessage(reply.status(), reply.message());
                }),
            new QuestionEndpoint(access),
            new AskModelEndpoint(access, stores.clock(), new SecureRandom())));
  }

  /** Returns the MCP server over standard streams, with the rights of the given audience. */
  StdioMessages terminal(Audience audience) {
    Asker asker = Asker.person(QuestionAsker.atTerminal(), audience, stores.settings().zone());
    return new StdioMessages(messages(access(UNBOUNDED, (person, question, answer) -> "")), asker);
  }

  private KnowledgeAccess access(int requestsPerMinute, AnswerStore store) {
    return new KnowledgeAccess(
        answering,
        knowledge.lookUp(),
        new KnowledgeReader(
            knowledge.retriever(),
            new StoredDocuments(stores.jdbi()),
            () ->
                Stream.of(new OnCallTable(stores.jdbi()), new OwnershipTable(stores.jdbi()))
                    .flatMap(table -> table.files().stream())
                    .toList(),
            stores.settings().answers().staleAfter()),
        new AskLimit(new RateLimiter(stores.jdbi(), stores.clock()), requestsPerMinute),
        store,
        stores.clock());
  }

  private McpMessages messages(KnowledgeAccess access) {
    KnowledgeTools tools = new KnowledgeTools(access);
    ForesightTools foresight = new ForesightTools(access, foresight());
    String version =
        Optional.ofNullable(AskAssembly.class.getPackage().getImplementationVersion())
            .orElse("dev");
    return new McpMessages(
        new ServerIdentity(
            McpSchema.Implementation.builder("signalbox", version).title("Signalbox").build(),
            McpSchema.ServerCapabilities.builder().tools(false).resources(false, false).build(),
            INSTRUCTIONS),
        List.of(
            tools,
            foresight,
            new KnowledgeResources(access),
            new RouteToolProvider(
                gateway.toolbox(ModelAssembly.BOT),
                new CallerTools(gateway.tools(), gateway.approvals(), new SecureRandom()),
                name -> tools.has(name) || foresight.has(name),
                stores.clock())));
  }

  private ForesightAnswers foresight() {
    return new ForesightAnswers(
        stores.settings().models().catalogue(),
        () -> DependencyAssembly.map(stores, Map.of()),
        stores.clock());
  }
}
