package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.blocks.ViewRules;
import io.signalbox.bot.workspace.delivery.Deliveries;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Team;
import io.signalbox.bot.workspace.team.Views.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Modals submitted and closed. What the app answers decides what becomes of the modal: {@code
 * response_action} errors, update, push or clear; no answer closes it. Source:
 * docs.slack.dev/surfaces/modals, "Updating modals".
 */
public final class Forms {
  private static final String TROUBLE = "We had some trouble connecting. Try again?";
  private final Team team;
  private final Keyboard keyboard;
  private final AppPayloads payloads;
  private final Deliveries app;

  public Forms(Team team, Keyboard keyboard, AppPayloads payloads, Deliveries app) {
    this.team = team;
    this.keyboard = keyboard;
    this.payloads = payloads;
    this.app = app;
  }

  /** Result, and with it errors or the view that is now on top. */
  public ObjectNode submit(String person, String viewId, JsonNode given) {
    Shown shown = shown(person, viewId);
    JsonNode blocks = shown.view().path("blocks");
    JsonNode before = shown.view().path("state").path("values");
    ObjectNode state = Fields.state(blocks, given, before);
    Map<String, String> refused = InputRules.check(blocks, state);
    if (!refused.isEmpty()) {
      return errors(refused);
    }
    ObjectNode payload = payloads.interaction("view_submission", person);
    payload.set("view", team.views().fill(shown, state).deepCopy());
    payload.putArray("response_urls");
    JsonNode answer = app.interaction(payload).join().orElseThrow(() -> new Refusal(504, TROUBLE));
    return follow(shown, answer);
  }

  private ObjectNode follow(Shown shown, JsonNode answer) {
    return switch (answer.path("response_action").asText()) {
      case "errors" -> {
        ObjectNode json = Json.object().put("result", "errors");
        yield json.set("errors", answer.path("errors").deepCopy());
      }
      case "update" -> result("updated", team.views().update(shown, sound(answer.path("view"))));
      case "push" ->
          team.views()
              .push(shown.person(), sound(answer.path("view")))
              .map(view -> result("pushed", view))
              .orElseThrow(() -> new Refusal(502, "Three modals are open already."));
      case "clear" -> closed(shown, true);
      default -> closed(shown, false);
    };
  }

  private static JsonNode sound(JsonNode view) {
    List<String> problems = ViewRules.check(view);
    if (!problems.isEmpty()) {
      throw new Refusal(502, TROUBLE + " The app's view was refused: " + problems.getFirst());
    }
    return view;
  }

  private ObjectNode closed(Shown shown, boolean all) {
    team.views().close(shown, all);
    ObjectNode json = Json.object().put("result", "closed");
    Optional<ObjectNode> below = team.views().top(shown.person());
    below.ifPresent(view -> json.set("view", view.deepCopy()));
    return json;
  }

  private static ObjectNode result(String name, ObjectNode view) {
    return Json.object().put("result", name).set("view", view.deepCopy());
  }

  private static ObjectNode errors(Map<String, String> refused) {
    ObjectNode json = Json.object().put("result", "errors");
    ObjectNode errors = json.putObject("errors");
    refused.forEach(errors::put);
    return json;
  }

  /** Closes a modal; the app hears of it if it asked to. */
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
        .orElseThrow(() -> new Refusal(404, "This modal is not open any more."));
  }
}
