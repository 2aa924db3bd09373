package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.blocks.ViewRules;
import io.signalbox.bot.workspace.delivery.AppDeliveries;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.OpenViews.Shown;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles a person's submission and closing of modals. What the app answers decides what becomes of
 * the modal: {@code response_action} errors, update, push or clear; no answer closes it. Source:
 * docs.slack.dev/surfaces/modals, "Updating modals".
 */
public final class ModalSubmissions {
  private static final String TROUBLE = "We had some trouble connecting. Try again?";
  private final WorkspaceTeam team;
  private final MessageActions keyboard;
  private final AppPayloads payloads;
  private final AppDeliveries app;

  public ModalSubmissions(
      WorkspaceTeam team, MessageActions keyboard, AppPayloads payloads, AppDeliveries app) {
    this.team = team;
    this.keyboard = keyboard;
    this.payloads = payloads;
    this.app = app;
  }

  /**
   * Submits a modal and returns the result with field errors, or with the view that is now on top.
   */
  public ObjectNode submit(String person, String viewId, JsonNode given) {
    Shown shown = shown(person, viewId);
    JsonNode blocks = shown.view().path("blocks");
    JsonNode before = shown.view().path("state").path("values");
    ObjectNode state = ElementState.state(blocks, given, before);
    Map<String, String> refused = InputRules.check(blocks, state);
    if (!refused.isEmpty()) {
      return errors(refused);
    }
    ObjectNode payload = payloads.interaction("view_submission", person);
    payload.set("view", team.views().fill(shown, state).deepCopy());
    payload.putArray("response_urls");
    JsonNode answer =
        app.interaction(payload).join().orElseThrow(() -> new ImpossibleActException(504, TROUBLE));
    return follow(shown, answer);
  }

  private ObjectNode follow(Shown shown, JsonNode answer) {
    return switch (answer.path("response_action").asText()) {
      case "errors" -> {
        ObjectNode json = JsonTrees.object().put("result", "errors");
        yield json.set("errors", answer.path("errors").deepCopy());
      }
      case "update" -> result("updated", team.views().update(shown, sound(answer.path("view"))));
      case "push" ->
          team.views()
              .push(shown.person(), sound(answer.path("view")))
              .map(view -> result("pushed", view))
              .orElseThrow(() -> new ImpossibleActException(502, "Three modals are open already."));
      case "clear" -> closed(shown, true);
      default -> closed(shown, false);
    };
  }

  private static JsonNode sound(JsonNode view) {
    List<String> problems = ViewRules.check(view);
    if (!problems.isEmpty()) {
      throw new ImpossibleActException(
          502, TROUBLE + " The app's view was refused: " + problems.getFirst());
    }
    return view;
  }

  private ObjectNode closed(Shown shown, boolean all) {
    team.views().close(shown, all);
    ObjectNode json = JsonTrees.object().put("result", "closed");
    Optional<ObjectNode> below = team.views().top(shown.person());
    below.ifPresent(view -> json.set("view", view.deepCopy()));
    return json;
  }

  private static ObjectNode result(String name, ObjectNode view) {
    return JsonTrees.object().put("result", name).set("view", view.deepCopy());
  }

  private static ObjectNode errors(Map<String, String> refused) {
    ObjectNode json = JsonTrees.object().put("result", "errors");
    ObjectNode errors = json.putObject("errors");
    refused.forEach(errors::put);
    return json;
  }

  /** Closes a modal, and tells the app if the view asked for that. */
  public void close(String person, String viewId) {
    Shown shown = shown(person, viewId);
    team.views().close(shown, false);
    if (shown.view().path("notify_on_close").asBoolean()) {
      ObjectNode payload = payloads.interaction("view_closed", person);
      payload.remove("trigger_id");
      payload.set("view", shown.view().deepCopy());
      var unused = app.interaction(payload.put("is_cleared", false));
    }
  }

  private Shown shown(String person, String viewId) {
    keyboard.known(person);
    return team.views()
        .find(viewId)
        .filter(one -> one.person().equals(person))
        .filter(one -> one.view().path("type").asText().equals("modal"))
        .orElseThrow(() -> new ImpossibleActException(404, "This modal is not open any more."));
  }
}
