package io.signalbox.bot.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.signalbox.bot.workspace.delivery.AppDeliveries;
import io.signalbox.bot.workspace.delivery.AppEvents;
import io.signalbox.bot.workspace.delivery.AppSockets;
import io.signalbox.bot.workspace.delivery.HttpAppConnection;
import io.signalbox.bot.workspace.person.AppPayloads;
import io.signalbox.bot.workspace.person.AssistantPanel;
import io.signalbox.bot.workspace.person.CommandInvocations;
import io.signalbox.bot.workspace.person.ElementActions;
import io.signalbox.bot.workspace.person.MessageActions;
import io.signalbox.bot.workspace.person.ModalSubmissions;
import io.signalbox.bot.workspace.person.PageEndpoints;
import io.signalbox.bot.workspace.person.PageSockets;
import io.signalbox.bot.workspace.person.PageUpdates;
import io.signalbox.bot.workspace.person.PersonActions;
import io.signalbox.bot.workspace.team.ConversationJournal;
import io.signalbox.bot.workspace.team.SlackIds;
import io.signalbox.bot.workspace.team.WorkspaceEvent;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import io.signalbox.bot.workspace.team.WorkspaceTimings;
import io.signalbox.bot.workspace.webapi.FileMethods;
import io.signalbox.bot.workspace.webapi.PlannedFaults;
import io.signalbox.bot.workspace.webapi.UrlResponses;
import io.signalbox.bot.workspace.webapi.WebApi;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Server that simulates Slack on 127.0.0.1: Web API and Socket Mode for an app, and a chat page for
 * people. An unmodified Bolt app runs against it when its API address is {@link #apiUrl()}.
 * Everything is in memory and gone when it is closed, except for conversations that are {@linkplain
 * #keepIn kept in a file}. Safe for many threads.
 */
public final class LocalWorkspace implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String PAGE = "/io/signalbox/bot/workspace/page";
  private final WorkspaceTeam team;
  private final PlannedFaults methodFaults = new PlannedFaults();
  private final AppSockets sockets;
  private final AppDeliveries deliveries;
  private final PersonActions actions;
  private final PageSockets pages;
  private final WebApi api;
  private final Duration patience;
  private final Javalin server;
  private Optional<ConversationJournal> journal = Optional.empty();

  private LocalWorkspace(WorkspaceSeed seed, int port, SlackIds ids, WorkspaceTimings pace) {
    team = WorkspaceTeam.of(seed, ids, pace.trigger());
    sockets = new AppSockets(ids, team.identity().appId(), this::connectionsChanged);
    deliveries = new AppDeliveries(ids, pace, sockets);
    pages = new PageSockets(team.feed(), this::isConnected);
    AppEvents events = new AppEvents(team, deliveries);
    actions = actions(events);
    team.board().watch(new PageUpdates(team.feed()));
    team.board().watch(events);
    api = new WebApi(team, methodFaults, this::newSocket, this::address);
    patience = pace.acknowledgement();
    server = Javalin.create(this::configure).start(HOST, port);
    team.files().servedAt("http://" + HOST + ":" + server.port());
  }

  private PersonActions actions(AppEvents events) {
    MessageActions keyboard = new MessageActions(team);
    AppPayloads payloads = new AppPayloads(team, token -> address() + "response/" + token);
    return new PersonActions(
        keyboard,
        new CommandInvocations(team, keyboard, payloads, deliveries),
        new ElementActions(team, keyboard, payloads, deliveries),
        new ModalSubmissions(team, keyboard, payloads, deliveries),
        new AssistantPanel(team, keyboard, events));
  }

  /**
   * Restores conversations from a file and stores them there from now on; to be called before page
   * and app connect.
   *
   * @param written changes a line of JSON into what may stand in the file of it
   */
  public void keepIn(Path file, UnaryOperator<String> written) {
    ConversationJournal kept = ConversationJournal.open(file, team.conversations(), written);
    team.board().watch(kept);
    journal = Optional.of(kept);
  }

  /** Starts a workspace with Slack's own timeouts; port 0 takes any that is free. */
  public static LocalWorkspace start(
      WorkspaceSeed seed, int port, Clock clock, RandomGenerator random) {
    return start(seed, port, clock, random, WorkspaceTimings.slack());
  }

  public static LocalWorkspace start(
      WorkspaceSeed seed, int port, Clock clock, RandomGenerator random, WorkspaceTimings pace) {
    return new LocalWorkspace(seed, port, new SlackIds(clock, random), pace);
  }

  /** Returns the address of the chat page. */
  public URI address() {
    return URI.create("http://" + HOST + ":" + server.port() + "/");
  }

  /** Returns the address that a Slack SDK uses in place of {@code https://slack.com/api/}. */
  public URI apiUrl() {
    return address().resolve("api/");
  }

  public String botToken() {
    return team.identity().secrets().botToken();
  }

  public String appToken() {
    return team.identity().secrets().appToken();
  }

  /** Returns a person's own token, for methods that Slack gives to people only. */
  public String userToken(String person) {
    return team.tokens().of(person);
  }

  public String signingSecret() {
    return team.identity().secrets().signingSecret();
  }

  /** Returns whether the app has a Socket Mode connection open. */
  public boolean isConnected() {
    return sockets.count() > 0;
  }

  public SlackFaults faults() {
    return new SlackFaults(methodFaults, sockets, deliveries);
  }

  /** Delivers signed HTTP requests to the app's own address from now on, instead of envelopes. */
  public void deliverOverHttp(URI requestUrl) {
    deliveries.over(overHttp(requestUrl));
  }

  /**
   * Sends Slack's challenge to the app's address, and delivers there from now on if it came back;
   * returns whether it did.
   */
  public boolean verifyAndDeliverOverHttp(URI requestUrl) {
    HttpAppConnection address = overHttp(requestUrl);
    boolean isVerified = address.verify(patience).join();
    if (isVerified) {
      deliveries.over(address);
    }
    return isVerified;
  }

  private HttpAppConnection overHttp(URI requestUrl) {
    return new HttpAppConnection(requestUrl, team.identity().secrets(), team.ids());
  }

  /** Adds an account or changes its name, address or zone, and sends the event to the app. */
  public void put(WorkspaceSeed.Person person) {
    boolean fresh = team.directory().person(person.id()).isEmpty();
    team.directory().put(person);
    team.conversations().greet(person);
    announce(fresh ? "team_join" : "user_change", team.directory().user(person));
  }

  /** Adds the app's bot to a channel. */
  public void invite(String channel) {
    team.conversations()
        .find(channel)
        .ifPresent(where -> team.board().join(where, team.identity().botUserId()));
  }

  /**
   * Deactivates a person's account.
   *
   * @param heard whether the app is sent the event
   */
  public void deactivate(String userId, boolean heard) {
    team.directory().deactivate(userId);
    if (heard) {
      team.directory().user(userId).ifPresent(user -> announce("user_change", user));
    }
  }

  private void announce(String type, ObjectNode user) {
    team.board().announce(WorkspaceEvent.ofAccount(type, user, team.ids()));
  }

  /** Returns a client that acts as this person. */
  public WorkspaceClient client(String userId) {
    return new WorkspaceClient(userId, team, actions);
  }

  @Override
  public void close() {
    deliveries.close();
    api.close();
    server.stop();
    journal.ifPresent(ConversationJournal::close);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    if (ChatPageFile.exists(PAGE + "/index.html")) {
      config.staticFiles.add(
          files -> {
            files.hostedPath = "/page";
            files.directory = PAGE;
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "no-cache");
          });
    }
    LoopbackGuard loopback = new LoopbackGuard(() -> address().getPort());
    config.routes.before(loopback::check);
    config.routes.wsBeforeUpgrade(loopback::check);
    config.routes.before(
        request ->
            request
                .header("Content-Security-Policy", "default-src 'self'")
                .header("X-Content-Type-Options", "nosniff"));
    config.routes.get("/", request -> ChatPageFile.show(request, PAGE + "/index.html"));
    config.routes.post("/api/{method}", api::answer);
    config.routes.get("/api/{method}", api::answer);
    config.routes.post("/response/{token}", new UrlResponses(team)::answer);
    config.routes.post("/upload/{id}", request -> FileMethods.receive(team, request));
    config.routes.get("/files/{id}", request -> FileMethods.give(team, request));
    config.routes.ws("/link", sockets::accept);
    config.routes.ws("/client/events", pages::accept);
    new ScriptEndpoints(
            team, this::apiUrl, this::isConnected, this::verifyAndDeliverOverHttp, this::faults)
        .register(config.routes);
    new PageEndpoints(team, actions, this::isConnected).register(config.routes);
  }

  private URI newSocket() {
    String query = "?ticket=" + sockets.ticket() + "&app_id=" + team.identity().appId();
    return URI.create("ws://" + HOST + ":" + server.port() + "/link/" + query);
  }

  private void connectionsChanged() {
    deliveries.connectionsChanged();
    pages.announce();
  }
}
