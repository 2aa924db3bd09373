package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.dialog.SubmittedView;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.route.DataClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Result of validating a submitted agent form: a profile, or errors by field. */
sealed interface AgentFormInput {
  record Right(AgentProfile profile) implements AgentFormInput {}

  /** Validation errors by field. */
  record WrongInput(Map<String, String> sentences) implements AgentFormInput {}

  /** Reads the submitted form. */
  static AgentFormInput read(SubmittedView view) {
    Map<String, String> wrong = new LinkedHashMap<>();
    String name = AgentManifest.name(view.stripped("name"));
    if (name.isEmpty()) {
      wrong.put("name", "A name needs letters or digits.");
    }
    if (view.stripped("purpose").isEmpty()) {
      wrong.put("purpose", "Say in a sentence what it does.");
    }
    int people = (int) number(view, "people", wrong);
    int weekly = (int) number(view, "weekly", wrong);
    double hours = number(view, "hours", wrong);
    List<String> powers = view.options("powers");
    if (!wrong.isEmpty()) {
      return new WrongInput(wrong);
    }
    return new Right(
        new AgentProfile(
            name,
            view.stripped("purpose"),
            view.stripped("team"),
            view.stripped("serves"),
            view.person("owner"),
            view.person("deputy"),
            view.stripped("runs"),
            list(view, "models"),
            AgentProfile.Keys.valueOf(view.option("keys").orElse("NONE")),
            list(view, "sources"),
            DataClass.valueOf(view.option("data").orElse("INTERNAL")),
            new AgentProfile.Powers(
                powers.contains("writes"),
                powers.contains("outsiders"),
                powers.contains("unattended")),
            new AgentProfile.Use(people, weekly, hours),
            new AgentProfile.Practice(
                view.stripped("repository"),
                view.stripped("evaluation"),
                view.stripped("logging"))));
  }

  private static List<String> list(SubmittedView view, String id) {
    return Stream.of(view.stripped(id).split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .limit(20)
        .toList();
  }

  private static double number(SubmittedView view, String id, Map<String, String> wrong) {
    String text = view.stripped(id).replace(',', '.');
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("\\d{1,7}(\\.\\d{1,3})?")) {
      wrong.put(id, "A number, such as 25.");
      return 0;
    }
    return Double.parseDouble(text);
  }
}
