package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.agent.AgentManifest;
import io.signalbox.tools.workflow.agent.AgentProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Result of reading a submitted agent form. */
sealed interface AgentFormInput {
  record Right(AgentProfile profile) implements AgentFormInput {}

  /** Validation errors by field. */
  record WrongInput(Map<String, String> sentences) implements AgentFormInput {}

  /** Reads the submitted form. */
  static AgentFormInput read(View view) {
    Map<String, String> wrong = new LinkedHashMap<>();
    String name = AgentManifest.name(text(view, "name"));
    if (name.isEmpty()) {
      wrong.put("name", "A name needs letters or digits.");
    }
    if (text(view, "purpose").isEmpty()) {
      wrong.put("purpose", "Say in a sentence what it does.");
    }
    int people = (int) number(view, "people", wrong);
    int weekly = (int) number(view, "weekly", wrong);
    double hours = number(view, "hours", wrong);
    List<String> powers = value(view, "powers").map(AgentFormInput::chosen).orElse(List.of());
    if (!wrong.isEmpty()) {
      return new WrongInput(wrong);
    }
    return new Right(
        new AgentProfile(
            name,
            text(view, "purpose"),
            text(view, "team"),
            text(view, "serves"),
            person(view, "owner"),
            person(view, "deputy"),
            text(view, "runs"),
            list(view, "models"),
            AgentProfile.Keys.valueOf(option(view, "keys").orElse("NONE")),
            list(view, "sources"),
            DataClass.valueOf(option(view, "data").orElse("INTERNAL")),
            new AgentProfile.Powers(
                powers.contains("writes"),
                powers.contains("outsiders"),
                powers.contains("unattended")),
            new AgentProfile.Use(people, weekly, hours),
            new AgentProfile.Practice(
                text(view, "repository"), text(view, "evaluation"), text(view, "logging"))));
  }

  /** Returns the value of a text field. */
  static String text(View view, String id) {
    return value(view, id)
        .flatMap(v -> Optional.ofNullable(v.getValue()))
        .map(String::strip)
        .orElse("");
  }

  private static List<String> list(View view, String id) {
    return Stream.of(text(view, id).split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .limit(20)
        .toList();
  }

  private static double number(View view, String id, Map<String, String> wrong) {
    String text = text(view, id).replace(',', '.');
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("\\d{1,7}(\\.\\d{1,3})?")) {
      wrong.put(id, "A number, such as 25.");
      return 0;
    }
    return Double.parseDouble(text);
  }

  /** Returns the selected person; empty when nobody is selected. */
  static String person(View view, String id) {
    return value(view, id).flatMap(v -> Optional.ofNullable(v.getSelectedUser())).orElse("");
  }

  /** Returns the selected option of a list. */
  static Optional<String> option(View view, String id) {
    return value(view, id)
        .flatMap(v -> Optional.ofNullable(v.getSelectedOption()))
        .map(o -> o.getValue());
  }

  private static List<String> chosen(ViewState.Value value) {
    return Optional.ofNullable(value.getSelectedOptions()).orElse(List.of()).stream()
        .map(o -> o.getValue())
        .toList();
  }

  private static Optional<ViewState.Value> value(View view, String id) {
    return Optional.ofNullable(view.getState())
        .map(ViewState::getValues)
        .map(values -> values.get(id))
        .map(block -> block.get(id));
  }
}
