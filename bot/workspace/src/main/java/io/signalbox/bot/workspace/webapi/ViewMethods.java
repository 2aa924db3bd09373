package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.blocks.ViewRules;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.OpenViews.Shown;
import io.signalbox.bot.workspace.team.TriggerIds.Exchange;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Web API methods {@code views.*}, for modals and the home tab. Needs no scope, but a trigger id.
 */
final class ViewMethods {
  /**
   * Most characters of a view. Source: the error {@code view_too_large} of
   * docs.slack.dev/reference/methods/views.open.
   */
  private static final int LARGEST = 250_000;

  private final WorkspaceTeam team;

  ViewMethods(WorkspaceTeam team) {
    this.team = team;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "views.open", ApiMethod.bot("", this::open),
        "views.push", ApiMethod.bot("", this::push),
        "views.update", ApiMethod.bot("", this::update),
        "views.publish", ApiMethod.bot("", this::publish));
  }

  private ObjectNode open(CallArguments arguments) {
    JsonNode view = view(arguments, "modal");
    unique(view);
    return shown(team.views().open(person(arguments), view));
  }

  private ObjectNode push(CallArguments arguments) {
    JsonNode view = view(arguments, "modal");
    unique(view);
    return team.views()
        .push(person(arguments), view)
        .map(ViewMethods::shown)
        .orElseThrow(() -> new ApiErrorException("push_limit_reached"));
  }

  private ObjectNode update(CallArguments arguments) {
    Optional<Shown> byId = arguments.text("view_id").flatMap(team.views()::find);
    Optional<Shown> byName = arguments.text("external_id").flatMap(team.views()::external);
    if (arguments.text("view_id").or(() -> arguments.text("external_id")).isEmpty()) {
      throw ApiErrorException.missing("view_id");
    }
    Shown shown = byId.or(() -> byName).orElseThrow(() -> new ApiErrorException("not_found"));
    check(arguments.text("hash"), shown.view());
    JsonNode view = view(arguments, shown.view().path("type").asText());
    return shown(team.views().update(shown, view));
  }

  private ObjectNode publish(CallArguments arguments) {
    String person = arguments.required("user_id");
    if (team.directory().person(person).isEmpty()) {
      throw ApiErrorException.withMessages(
          "invalid_arguments", List.of("[ERROR] invalid `user_id`"));
    }
    JsonNode view = view(arguments, "home");
    team.views().home(person).ifPresent(before -> check(arguments.text("hash"), before));
    return shown(team.views().publish(person, view));
  }

  /** Checks the hash that makes an update conditional on an unchanged view. */
  private static void check(Optional<String> hash, ObjectNode view) {
    if (hash.isPresent() && !hash.get().equals(view.path("hash").asText())) {
      throw new ApiErrorException("hash_conflict");
    }
  }

  private JsonNode view(CallArguments arguments, String type) {
    JsonNode view =
        arguments
            .json("view", "invalid_arguments")
            .orElseThrow(() -> ApiErrorException.missing("view"));
    if (JsonTrees.write(view).length() > LARGEST) {
      throw new ApiErrorException("view_too_large");
    }
    List<String> problems = ViewRules.check(view);
    if (problems.isEmpty() && !view.path("type").asText().equals(type)) {
      problems = List.of("[ERROR] must be \"" + type + "\" [json-pointer:/view/type]");
    }
    if (!problems.isEmpty()) {
      throw ApiErrorException.withMessages("invalid_arguments", problems);
    }
    return view;
  }

  private void unique(JsonNode view) {
    Optional<String> name = JsonTrees.text(view, "external_id");
    if (name.flatMap(team.views()::external).isPresent()) {
      throw new ApiErrorException("duplicate_external_id");
    }
  }

  private String person(CallArguments arguments) {
    String trigger =
        arguments
            .text("trigger_id")
            .or(() -> arguments.text("interactivity_pointer"))
            .orElseThrow(() -> ApiErrorException.missing("trigger_id"));
    return switch (team.triggers().exchange(trigger)) {
      case Exchange.Granted granted -> granted.person();
      case Exchange.ExchangeRefused refused -> throw new ApiErrorException(refused.error());
    };
  }

  private static ObjectNode shown(ObjectNode view) {
    return JsonTrees.object().set("view", view.deepCopy());
  }
}
