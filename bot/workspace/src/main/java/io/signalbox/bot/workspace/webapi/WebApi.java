package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.signalbox.bot.workspace.team.AppIdentity;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import io.signalbox.bot.workspace.webapi.PlannedFaults.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Dispatcher of HTTP calls to the simulated Web API: finds the method, checks token and scope,
 * writes the response. A refusal is HTTP 200 with {@code ok: false}, as Slack has it.
 */
public final class WebApi implements AutoCloseable {
  private final WorkspaceTeam team;
  private final AppAccess access;
  private final PlannedFaults faults;
  private final ScheduledMessageMethods scheduled;
  private final Map<String, ApiMethod> methods = new TreeMap<>();

  /**
   * @param socket the address of a new Socket Mode connection
   * @param address of the workspace
   */
  public WebApi(
      WorkspaceTeam team, PlannedFaults faults, Supplier<URI> socket, Supplier<URI> address) {
    this.team = team;
    this.access = new AppAccess(team);
    this.faults = faults;
    AppMessages messages = new AppMessages(team);
    this.scheduled = new ScheduledMessageMethods(team, access, messages);
    methods.putAll(new AppMethods(team, socket).all());
    methods.putAll(new ChatMethods(team, access, messages).all());
    methods.putAll(new StreamMethods(team, access, messages).all());
    methods.putAll(new ConversationMethods(team, access).all());
    methods.putAll(new ChannelMethods(team, access).all());
    methods.putAll(new PeopleMethods(team).all());
    methods.putAll(new UserGroupMethods(team).all());
    methods.putAll(new ProfileMethods(team).all());
    methods.putAll(new PinMethods(team, access).all());
    methods.putAll(scheduled.all());
    methods.putAll(new ReactionMethods(team, access).all());
    methods.putAll(new ViewMethods(team).all());
    methods.putAll(new AssistantMethods(team, access).all());
    methods.putAll(new FileMethods(team, access, messages, address).all());
    methods.putAll(new FileRecordMethods(team).all());
  }

  /** Returns the names of the methods that are there. */
  public Set<String> methodNames() {
    return Set.copyOf(methods.keySet());
  }

  /** Cancels the messages that are scheduled. */
  @Override
  public void close() {
    scheduled.close();
  }

  /** Handles one HTTP call of {@code /api/{method}}. */
  public void answer(Context request) {
    String method = request.pathParam("method");
    if (!request.isMultipart()) {
      // The server closes a connection on which it finds a body that nobody read.
      request.bodyAsBytes();
    }
    Optional<Fault> fault = faults.take(method, team.ids().now());
    if (fault.isEmpty()) {
      run(request, method);
      return;
    }
    switch (fault.get()) {
      case Fault.RateLimited limited -> {
        request.status(429).header("Retry-After", Long.toString(limited.retryAfter().toSeconds()));
        write(request, new ApiErrorException("ratelimited").json());
      }
      case Fault.Broken broken -> request.status(broken.status()).result("");
      case Fault.FaultRefused refused ->
          write(request, new ApiErrorException(refused.error()).json());
      case Fault.Delayed delayed -> {
        pause(delayed.by());
        run(request, method);
      }
      case Fault.ReplyLost lost -> {
        run(request, method);
        request.status(500).result("");
      }
    }
  }

  private void run(Context request, String name) {
    ObjectNode answer;
    try {
      ApiMethod method = Optional.ofNullable(methods.get(name)).orElseThrow(() -> unknown(name));
      CallArguments arguments = CallArguments.of(request);
      Optional<String> caller = authorise(request, arguments, method);
      answer = JsonTrees.object().put("ok", true);
      answer.setAll(method.body().call(caller.map(arguments::by).orElse(arguments)));
    } catch (ApiErrorException refused) {
      answer = refused.json();
    }
    write(request, answer);
  }

  private static ApiErrorException unknown(String name) {
    return new ApiErrorException(name.isEmpty() ? "no_method" : "unknown_method");
  }

  /** Checks token and scope, and returns the person whose user token it is, if it is one. */
  private Optional<String> authorise(Context request, CallArguments arguments, ApiMethod method) {
    if (method.token() == ApiMethod.Token.NONE) {
      return Optional.empty();
    }
    String given =
        Optional.ofNullable(request.header("Authorization"))
            .filter(header -> header.startsWith("Bearer "))
            .map(header -> header.substring("Bearer ".length()).strip())
            .or(() -> arguments.text("token"))
            .orElseThrow(() -> new ApiErrorException("not_authed"));
    Optional<String> person = team.tokens().person(given);
    ApiMethod.Token kind = person.isPresent() ? ApiMethod.Token.USER : kind(given);
    if (method.token() != kind && method.token() != ApiMethod.Token.ANY) {
      throw new ApiErrorException("not_allowed_token_type");
    }
    if (kind == ApiMethod.Token.USER) {
      return person;
    }
    boolean isBot = kind == ApiMethod.Token.BOT;
    request.header("X-OAuth-Scopes", isBot ? access.provided() : "connections:write");
    if (!method.scope().isEmpty()) {
      request.header("X-Accepted-OAuth-Scopes", method.scope());
      access.need(method.scope());
    }
    return Optional.empty();
  }

  private ApiMethod.Token kind(String token) {
    AppIdentity.Secrets secrets = team.identity().secrets();
    if (token.equals(secrets.botToken())) {
      return ApiMethod.Token.BOT;
    }
    if (token.equals(secrets.appToken())) {
      return ApiMethod.Token.APP;
    }
    throw new ApiErrorException("invalid_auth");
  }

  private static void write(Context request, ObjectNode answer) {
    request.contentType("application/json; charset=utf-8").result(JsonTrees.write(answer));
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
