package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import io.signalbox.tools.workflow.agent.AgentScaffold;
import java.util.List;
import java.util.stream.Stream;

/** Form for name and language of a new agent. Pure. */
final class StartForm {
  static final String NAME = "name";
  static final String KIND = "kind";
  private static final int LONGEST_NAME = 80;

  private StartForm() {}

  static View of(String name) {
    List<OptionObject> kinds = Stream.of(AgentScaffold.ScaffoldKind.values()).map(StartForm::option).toList();
    return AgentDialogs.form(
        ActionNames.START,
        "Start an agent",
        "Send it to me",
        List.of(
            AgentDialogs.section(
                "You get a small project that runs: it goes through the gateway, has a manifest, a"
                    + " check that passes, logging, and you as its owner."),
            AgentDialogs.input(
                NAME,
                "What is it called?",
                BlockElements.plainTextInput(
                    t -> {
                      t.actionId(NAME).maxLength(LONGEST_NAME);
                      return name.isEmpty() ? t : t.initialValue(name);
                    })),
            AgentDialogs.input(
                KIND,
                "What is it written in?",
                BlockElements.staticSelect(
                    s -> s.actionId(KIND).options(kinds).initialOption(kinds.getFirst())))));
  }

  private static OptionObject option(AgentScaffold.ScaffoldKind kind) {
    return OptionObject.builder()
        .text(BlockCompositions.plainText(kind.title()))
        .value(kind.name())
        .build();
  }
}
