package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Team;
import io.signalbox.bot.workspace.team.Watcher.Reaction;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The page's requests, {@code /client/…}: JSON in, JSON out, a {@link Refusal} as its status. */
public final class PageEndpoints {
  private final Team team;
  private final Desk desk;
  private final BooleanSupplier connected;

  /**
   * @param connected whether the app can be reached at the moment
   */
  public PageEndpoints(Team team, Desk desk, BooleanSupplier connected) {
    this.team = team;
    this.desk = desk;
    this.connected = connected;
  }

  public void register(RoutesConfig routes) {
    routes.exception(Refusal.class, PageEndpoints::refuse);
    routes.get("/client/boot", request -> write(request, Boot.of(team, connected.getAsBoolean())));
    routes.get("/client/messages", this::messages);
    routes.get("/client/home", request -> write(request, desk.panel().home(query(request, "as"))));
    post(routes, "messages", this::say);
    post(routes, "messages/edit", this::edit);
    post(routes, "messages/delete", this::delete);
    post(routes, "reactions", this::react);
    post(routes, "members", this::invite);
    post(routes, "commands", this::command);
    post(routes, "actions", this::press);
    post(routes, "shortcuts", this::shortcut);
    post(routes, "views/submit", this::submit);
    post(routes, "views/close", this::close);
    post(routes, "assistant", this::assistant);
    post(routes, "assistant/context", this::context);
  }

  private void messages(Context request) {
    String person = query(request, "as");
    Optional<String> thread = Optional.ofNullable(request.queryParam("thread"));
    ObjectNode json = Json.object();
    String channel = query(request, "channel");
    json.set("messages", desk.keyboard().messages(person, channel, thread));
    thread
        .flatMap(ts -> team.assistants().shown(channel, ts))
        .ifPresent(panel -> json.set("assistant", panel));
    write(request, json);
  }

  private ObjectNode say(JsonNode body) {
    ObjectNode message =
        desk.keyboard()
            .say(
                text(body, "as"),
                text(body, "channel"),
                body.path("text").asText(),
                Json.text(body, "thread"));
    return Json.object().set("message", message);
  }

  private ObjectNode edit(JsonNode body) {
    desk.keyboard()
        .edit(text(body, "as"), text(body, "channel"), text(body, "ts"), text(body, "text"));
    return Json.object();
  }

  private ObjectNode delete(JsonNode body) {
    desk.keyboard().delete(text(body, "as"), text(body, "channel"), text(body, "ts"));
    return Json.object();
  }

  private ObjectNode react(JsonNode body) {
    String person = text(body, "as");
    boolean added = !body.path("remove").asBoolean();
    desk.keyboard()
        .react(
            person,
            text(body, "channel"),
            text(body, "ts"),
            new Reaction(person, text(body, "name"), added));
    return Json.object();
  }

  private ObjectNode invite(JsonNode body) {
    String person = text(body, "as");
    String user = Json.text(body, "user").orElse(person);
    if (user.equals(person)) {
      desk.keyboard().join(person, text(body, "channel"));
    } else {
      desk.keyboard().invite(person, text(body, "channel"), user);
    }
    return Json.object();
  }

  private ObjectNode command(JsonNode body) {
    desk.commands()
        .command(
            text(body, "as"),
            text(body, "channel"),
            text(body, "command"),
            body.path("text").asText());
    return Json.object();
  }

  private ObjectNode press(JsonNode body) {
    desk.presses()
        .press(text(body, "as"), body.path("container"), body.path("action"), body.path("state"));
    return Json.object();
  }

  private ObjectNode shortcut(JsonNode body) {
    desk.commands()
        .shortcut(
            text(body, "as"), text(body, "channel"), text(body, "ts"), text(body, "callbackId"));
    return Json.object();
  }

  private ObjectNode submit(JsonNode body) {
    return desk.forms().submit(text(body, "as"), text(body, "viewId"), body.path("state"));
  }

  private ObjectNode close(JsonNode body) {
    desk.forms().close(text(body, "as"), text(body, "viewId"));
    return Json.object();
  }

  private ObjectNode assistant(JsonNode body) {
    return desk.panel().open(text(body, "as"), Json.text(body, "channel"));
  }

  private ObjectNode context(JsonNode body) {
    desk.panel().looksAt(text(body, "as"), text(body, "threadTs"), text(body, "channel"));
    return Json.object();
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
