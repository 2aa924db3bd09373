package io.signalbox.bot.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.signalbox.bot.workspace.team.AppIdentity;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * HTTP endpoints under {@code /test/…}, by which a test in any language does what Java tests do
 * with {@code LocalWorkspace}: reads tokens and open modals, switches to HTTP deliveries, sets
 * faults.
 */
final class ScriptEndpoints {
  private final WorkspaceTeam team;
  private final Supplier<URI> apiUrl;
  private final BooleanSupplier connected;
  private final Predicate<URI> overHttp;
  private final Supplier<SlackFaults> faults;

  /**
   * @param overHttp delivers to this address if it gives the challenge back, and says whether
   */
  ScriptEndpoints(
      WorkspaceTeam team,
      Supplier<URI> apiUrl,
      BooleanSupplier connected,
      Predicate<URI> overHttp,
      Supplier<SlackFaults> faults) {
    this.team = team;
    this.apiUrl = apiUrl;
    this.connected = connected;
    this.overHttp = overHttp;
    this.faults = faults;
  }

  void register(RoutesConfig routes) {
    routes.get("/test/workspace", request -> write(request, tokens()));
    routes.get("/test/modal", this::modal);
    routes.post("/test/http", this::overHttp);
    routes.post("/test/faults", this::faults);
  }

  private ObjectNode tokens() {
    ObjectNode json = JsonTrees.object().put("api_url", apiUrl.get().toString());
    AppIdentity.Secrets secrets = team.identity().secrets();
    json.put("bot_token", secrets.botToken()).put("app_token", secrets.appToken());
    json.put("signing_secret", secrets.signingSecret());
    json.put("bot_user_id", team.identity().botUserId());
    json.put("connected", connected.getAsBoolean());
    ObjectNode people = json.putObject("user_tokens");
    team.directory().people().forEach(one -> people.put(one.id(), team.tokens().of(one.id())));
    return json;
  }

  private void modal(Context request) {
    ObjectNode json = JsonTrees.object();
    Optional.ofNullable(request.queryParam("as"))
        .flatMap(team.views()::top)
        .ifPresentOrElse(view -> json.set("view", view.deepCopy()), () -> json.putNull("view"));
    write(request, json);
  }

  private void overHttp(Context request) {
    JsonNode body = body(request);
    Optional<URI> url =
        JsonTrees.text(body, "url").filter(text -> text.matches("https?://\\S+")).map(URI::create);
    if (url.isEmpty()) {
      refuse(request, "\"url\" is the address at which the app takes requests.");
      return;
    }
    write(request, JsonTrees.object().put("verified", overHttp.test(url.get())));
  }

  private void faults(Context request) {
    JsonNode body = body(request);
    SlackFaults planned = faults.get();
    String method = body.path("method").asText("*");
    int times = body.path("times").asInt(1);
    Duration length = Duration.ofMillis(Math.round(body.path("seconds").asDouble(1) * 1000));
    String kind = body.path("fault").asText();
    switch (kind) {
      case "rate_limit" -> planned.rateLimit(method, times, length);
      case "limit_by_tier" -> planned.limitByTier();
      case "http_error" -> planned.breakCalls(method, times, body.path("status").asInt(500));
      case "refuse" -> planned.refuse(method, times, body.path("error").asText("internal_error"));
      case "delay" -> planned.delay(method, times, length);
      case "lose_reply" -> planned.loseReplies(method, times);
      case "drop_sockets" -> planned.dropSockets();
      case "refresh_sockets" -> planned.requestRefresh();
      case "lose_acknowledgements" -> planned.swallowAcknowledgements(times);
      case "duplicate_events" -> planned.duplicateEvents(times);
      case "clear" -> planned.clear();
      default -> {
        refuse(
            request,
            "\"fault\" is one of rate_limit, limit_by_tier, http_error, refuse, delay, lose_reply,"
                + " drop_sockets, refresh_sockets, lose_acknowledgements, duplicate_events,"
                + " clear.");
        return;
      }
    }
    write(request, JsonTrees.object().put("fault", kind));
  }

  private static JsonNode body(Context request) {
    return JsonTrees.parse(request.body()).orElseGet(JsonTrees::object);
  }

  private static void refuse(Context request, String sentence) {
    request.status(400);
    write(request, JsonTrees.object().put("error", sentence));
  }

  private static void write(Context request, ObjectNode json) {
    request.contentType("application/json; charset=utf-8").result(JsonTrees.write(json));
  }
}
