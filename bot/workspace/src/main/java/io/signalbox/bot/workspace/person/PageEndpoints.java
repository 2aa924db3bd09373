package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.signalbox.bot.workspace.team.ConversationWatcher.Reaction;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * HTTP endpoints of the chat page under {@code /client/…}, with JSON bodies; an {@link
 * ImpossibleActException} becomes its status.
 */
public final class PageEndpoints {
  private final WorkspaceTeam team;
  private final PersonActions personActions;
  private final BooleanSupplier connected;

  /**
   * @param connected whether the app can be reached at the moment
   */
  public PageEndpoints(WorkspaceTeam team, PersonActions personActions, BooleanSupplier connected) {
    this.team = team;
    this.personActions = personActions;
    this.connected = connected;
  }

  public void register(RoutesConfig routes) {
    routes.exception(ImpossibleActException.class, PageEndpoints::refuse);
    routes.get(
        "/client/boot",
        request -> write(request, PageStartData.of(team, connected.getAsBoolean())));
    routes.get("/client/messages", this::messages);
    routes.get(
        "/client/home",
        request -> write(request, personActions.panel().home(query(request, "as"))));
    post(routes, "messages", this::say);
    post(routes, "messages/edit", this::edit);
    post(routes, "messages/delete", this::delete);
    post(routes, "reactions", this::react);
    post(routes, "members", this::invite);
    post(routes, "commands", this::command);
    post(routes, "actions", this::press);
    post(routes, "shortcuts", this::shortcut);
    post(routes, "shortcuts/global", this::globalShortcut);
    post(routes, "files", this::upload);
    post(routes, "views/suggestions", this::suggestions);
    post(routes, "views/submit", this::submit);
    post(routes, "views/close", this::close);
    post(routes, "assistant", this::assistant);
    post(routes, "assistant/context", this::context);
  }

  private void messages(Context request) {
    String person = query(request, "as");
    Optional<String> thread = Optional.ofNullable(request.queryParam("thread"));
    ObjectNode json = JsonTrees.object();
    String channel = query(request, "channel");
    json.set("messages", personActions.keyboard().messages(person, channel, thread));
    thread
        .flatMap(ts -> team.assistants().shown(channel, ts))
        .ifPresent(panel -> json.set("assistant", panel));
    write(request, json);
  }

  private ObjectNode say(JsonNode body) {
    ObjectNode message =
        personActions
            .keyboard()
            .say(
                text(body, "as"),
                text(body, "channel"),
                body.path("text").asText(),
                JsonTrees.text(body, "thread"));
    return JsonTrees.object().set("message", message);
  }

  private ObjectNode edit(JsonNode body) {
    personActions
        .keyboard()
        .edit(text(body, "as"), text(body, "channel"), text(body, "ts"), text(body, "text"));
    return JsonTrees.object();
  }

  private ObjectNode delete(JsonNode body) {
    personActions.keyboard().delete(text(body, "as"), text(body, "channel"), text(body, "ts"));
    return JsonTrees.object();
  }

  private ObjectNode react(JsonNode body) {
    String person = text(body, "as");
    boolean added = !body.path("remove").asBoolean();
    personActions
        .keyboard()
        .react(
            person,
            text(body, "channel"),
            text(body, "ts"),
            new Reaction(person, text(body, "name"), added));
    return JsonTrees.object();
  }

  private ObjectNode invite(JsonNode body) {
    String person = text(body, "as");
    String user = JsonTrees.text(body, "user").orElse(person);
    if (user.equals(person)) {
      personActions.keyboard().join(person, text(body, "channel"));
    } else {
      personActions.keyboard().invite(person, text(body, "channel"), user);
    }
    return JsonTrees.object();
  }

  private ObjectNode command(JsonNode body) {
    personActions
        .commands()
        .command(
            text(body, "as"),
            text(body, "channel"),
            text(body, "command"),
            body.path("text").asText());
    return JsonTrees.object();
  }

  private ObjectNode press(JsonNode body) {
    personActions
        .presses()
        .press(text(body, "as"), body.path("container"), body.path("action"), body.path("state"));
    return JsonTrees.object();
  }

  private ObjectNode shortcut(JsonNode body) {
    personActions
        .commands()
        .shortcut(
            text(body, "as"), text(body, "channel"), text(body, "ts"), text(body, "callbackId"));
    return JsonTrees.object();
  }

  private ObjectNode globalShortcut(JsonNode body) {
    personActions.commands().globalShortcut(text(body, "as"), text(body, "callbackId"));
    return JsonTrees.object();
  }

  private ObjectNode upload(JsonNode body) {
    byte[] content = body.path("content").asText().getBytes(StandardCharsets.UTF_8);
    ObjectNode message =
        personActions
            .keyboard()
            .upload(
                text(body, "as"),
                text(body, "channel"),
                text(body, "name"),
                content,
                body.path("comment").asText());
    return JsonTrees.object().set("message", message);
  }

  private ObjectNode suggestions(JsonNode body) {
    JsonNode answer =
        personActions
            .presses()
            .suggestions(
                text(body, "as"),
                text(body, "viewId"),
                body.path("action"),
                body.path("value").asText());
    return answer instanceof ObjectNode object ? object : JsonTrees.object();
  }

  private ObjectNode submit(JsonNode body) {
    return personActions.forms().submit(text(body, "as"), text(body, "viewId"), body.path("state"));
  }

  private ObjectNode close(JsonNode body) {
    personActions.forms().close(text(body, "as"), text(body, "viewId"));
    return JsonTrees.object();
  }

  private ObjectNode assistant(JsonNode body) {
    return personActions.panel().open(text(body, "as"), JsonTrees.text(body, "channel"));
  }

  private ObjectNode context(JsonNode body) {
    personActions.panel().looksAt(text(body, "as"), text(body, "threadTs"), text(body, "channel"));
    return JsonTrees.object();
  }

  private static void post(
      RoutesConfig routes, String path, Function<JsonNode, ObjectNode> action) {
    routes.post(
        "/client/" + path,
        request -> {
          JsonNode body =
              JsonTrees.parse(request.body())
                  .orElseThrow(() -> new ImpossibleActException(400, "The request is not JSON."));
          write(request, action.apply(body));
        });
  }

  private static String text(JsonNode body, String field) {
    return JsonTrees.text(body, field)
        .orElseThrow(() -> new ImpossibleActException(400, "The request lacks \"" + field + "\"."));
  }

  private static String query(Context request, String name) {
    return Optional.ofNullable(request.queryParam(name))
        .orElseThrow(() -> new ImpossibleActException(400, "The request lacks \"" + name + "\"."));
  }

  private static void refuse(ImpossibleActException refusal, Context request) {
    request.status(refusal.status());
    write(request, JsonTrees.object().put("error", refusal.getMessage()));
  }

  private static void write(Context request, ObjectNode json) {
    request.contentType("application/json; charset=utf-8").result(JsonTrees.write(json));
  }
}
