package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Team;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The page's requests, {@code /client/…}: JSON in, JSON out, a {@link Refusal} as its status. */
public final class PageEndpoints {
  private final Team team;
  private final Keyboard keyboard;
  private final BooleanSupplier connected;

  /**
   * @param connected whether the app can be reached at the moment
   */
  public PageEndpoints(Team team, Keyboard keyboard, BooleanSupplier connected) {
    this.team = team;
    this.keyboard = keyboard;
    this.connected = connected;
  }

  public void register(RoutesConfig routes) {
    routes.exception(Refusal.class, PageEndpoints::refuse);
    routes.get("/client/boot", request -> write(request, Boot.of(team, connected.getAsBoolean())));
    routes.get("/client/messages", this::messages);
    post(routes, "messages", this::say);
  }

  private void messages(Context request) {
    String person = query(request, "as");
    Optional<String> thread = Optional.ofNullable(request.queryParam("thread"));
    ObjectNode json = Json.object();
    json.set("messages", keyboard.messages(person, query(request, "channel"), thread));
    write(request, json);
  }

  private ObjectNode say(JsonNode body) {
    ObjectNode message =
        keyboard.say(
            text(body, "as"),
            text(body, "channel"),
            body.path("text").asText(),
            Json.text(body, "thread"));
    return Json.object().set("message", message);
  }

  private static void post(
      RoutesConfig routes, String path, Function<JsonNode, ObjectNode> action) {
    routes.post(
        "/client/" + path,
        request -> {
          JsonNode body =
              Json.parse(request.body())
                  .orElseThrow(() -> new Refusal(400, "The request is not JSON."));
          write(request, action.apply(body));
        });
  }

  private static String text(JsonNode body, String field) {
    return Json.text(body, field)
        .orElseThrow(() -> new Refusal(400, "The request lacks \"" + field + "\"."));
  }

  private static String query(Context request, String name) {
    return Optional.ofNullable(request.queryParam(name))
        .orElseThrow(() -> new Refusal(400, "The request lacks \"" + name + "\"."));
  }

  private static void refuse(Refusal refusal, Context request) {
    request.status(refusal.status());
    write(request, Json.object().put("error", refusal.getMessage()));
  }

  private static void write(Context request, ObjectNode json) {
    request.contentType("application/json; charset=utf-8").result(Json.write(json));
  }
}
