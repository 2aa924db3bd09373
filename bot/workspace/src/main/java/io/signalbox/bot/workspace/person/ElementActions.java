package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.delivery.AppDeliveries;
import io.signalbox.bot.workspace.person.ElementState.Placed;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.OpenViews.Shown;
import io.signalbox.bot.workspace.team.ResponseUrls.Origin;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Handles pressed buttons and used menus in messages and views, and sends {@code block_actions} to
 * the app.
 */
public final class ElementActions {
  private final WorkspaceTeam team;
  private final MessageActions keyboard;
  private final AppPayloads payloads;
  private final AppDeliveries app;
  private final Map<PressPlace, JsonNode> chosen = new ConcurrentHashMap<>();

  /** Key of the values that a person has chosen in a message so far. */
  private record PressPlace(String person, String channel, String ts) {}

  public ElementActions(
      WorkspaceTeam team, MessageActions keyboard, AppPayloads payloads, AppDeliveries app) {
    this.team = team;
    this.keyboard = keyboard;
    this.payloads = payloads;
    this.app = app;
  }

  /**
   * Sends the use of an element of a message or a view to the app.
   *
   * @param container as the page names it: type message with channel and ts, or type view with
   *     viewId
   * @param action block id, action id and what was chosen, in Slack's spelling
   * @param state what else is filled in, if the page says so
   */
  public void press(String person, JsonNode container, JsonNode action, JsonNode state) {
    keyboard.known(person);
    ObjectNode payload =
        container.path("type").asText().equals("view")
            ? inView(person, container.path("viewId").asText(), action, state)
            : inMessage(person, container, action, state);
    if (app.interaction(payload).join().isEmpty()) {
      throw new ImpossibleActException(504, team.identity().appName() + " did not respond.");
    }
  }

  /**
   * Asks the app for the options of an external menu in a view, and returns its answer.
   *
   * @param typed what the person has typed into the menu so far
   */
  public JsonNode suggestions(String person, String viewId, JsonNode action, String typed) {
    keyboard.known(person);
    Shown shown = shown(person, viewId);
    Placed used = used(shown.view().path("blocks"), action);
    ObjectNode payload = payloads.interaction("block_suggestion", person);
    payload.remove("trigger_id");
    payload.putObject("container").put("type", "view").put("view_id", viewId);
    payload.put("action_id", used.actionId()).put("block_id", used.blockId()).put("value", typed);
    payload.set("view", shown.view().deepCopy());
    return app.interaction(payload)
        .join()
        .orElseThrow(
            () -> new ImpossibleActException(504, team.identity().appName() + " did not respond."));
  }

  private Shown shown(String person, String viewId) {
    return team.views()
        .find(viewId)
        .filter(one -> one.person().equals(person))
        .orElseThrow(() -> new ImpossibleActException(404, "This view is not open any more."));
  }

  private ObjectNode inMessage(String person, JsonNode container, JsonNode action, JsonNode state) {
    WorkspaceConversation where = keyboard.readable(person, container.path("channel").asText());
    WorkspaceMessage message = keyboard.visible(where, person, container.path("ts").asText());
    Placed used = used(message.body().path("blocks"), action);
    PressPlace place = new PressPlace(person, where.id(), message.ts());
    ObjectNode values =
        values(
            message.body().path("blocks"),
            used,
            action,
            state,
            chosen.getOrDefault(place, JsonTrees.object()));
    chosen.put(place, values);
    ObjectNode payload = payloads.interaction("block_actions", person);
    ObjectNode box = payload.putObject("container").put("type", "message");
    box.put("message_ts", message.ts()).put("channel_id", where.id());
    box.put("is_ephemeral", message.onlyFor().isPresent());
    message.thread().ifPresent(thread -> box.put("thread_ts", thread));
    payload.set("channel", payloads.channel(where));
    payload.set("message", where.json(message));
    payload.putObject("state").set("values", values);
    Origin origin = new Origin(where.id(), person, Optional.of(message.ts()));
    payload.put("response_url", payloads.responseUrl(origin));
    payload.putArray("actions").add(performed(used, action));
    return payload;
  }

  private ObjectNode inView(String person, String viewId, JsonNode action, JsonNode state) {
    Shown shown = shown(person, viewId);
    JsonNode blocks = shown.view().path("blocks");
    Placed used = used(blocks, action);
    JsonNode before = shown.view().path("state").path("values");
    ObjectNode view = team.views().fill(shown, values(blocks, used, action, state, before));
    ObjectNode payload = payloads.interaction("block_actions", person);
    payload.putObject("container").put("type", "view").put("view_id", viewId);
    payload.set("view", view.deepCopy());
    payload.putArray("actions").add(performed(used, action));
    return payload;
  }

  private static Placed used(JsonNode blocks, JsonNode action) {
    String block = action.path("blockId").asText();
    String id = action.path("actionId").asText();
    return ElementState.find(blocks, block, id)
        .orElseThrow(
            () ->
                new ImpossibleActException(
                    404,
                    "This button is no longer here (" + id + "): the message has changed since."));
  }

  private static ObjectNode values(
      JsonNode blocks, Placed used, JsonNode action, JsonNode state, JsonNode before) {
    ObjectNode given = state.isObject() ? state.deepCopy() : JsonTrees.object();
    ElementState.holds(used.type())
        .ifPresent(
            field ->
                given
                    .withObjectProperty(used.blockId())
                    .set(used.actionId(), JsonTrees.object().set(field, action.path(field))));
    return ElementState.state(blocks, given, before);
  }

  /** Returns the action in Slack's payload form: the element's own fields and the chosen value. */
  private ObjectNode performed(Placed used, JsonNode action) {
    ObjectNode json = JsonTrees.object().put("type", used.type());
    json.put("action_id", used.actionId()).put("block_id", used.blockId());
    for (String own : new String[] {"text", "value", "style", "placeholder", "url", "icon"}) {
      if (used.element().has(own)) {
        json.set(own, used.element().path(own));
      }
    }
    Optional<String> field = ElementState.holds(used.type());
    field.ifPresent(
        name ->
            json.set(
                name,
                ElementState.entry(used, name, JsonTrees.object().set(name, action.path(name)))
                    .path(name)));
    if (used.type().equals("feedback_buttons")) {
      json.setAll(feedback(used.element(), action.path("value").asText()));
    }
    return json.put("action_ts", team.ids().timestamp());
  }

  private static ObjectNode feedback(JsonNode element, String value) {
    for (String side : new String[] {"positive_button", "negative_button"}) {
      JsonNode button = element.path(side);
      if (button.path("value").asText().equals(value)) {
        ObjectNode pressed = JsonTrees.object().put("value", value);
        return pressed.set("text", button.path("text"));
      }
    }
    throw new ImpossibleActException(400, "There is no such feedback button.");
  }
}
