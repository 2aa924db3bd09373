package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.tools.workflow.agent.AgentScaffold;
import java.util.List;
import java.util.stream.Stream;

/** Builder of the dialog that asks for name and language of a new agent project. Pure. */
final class ScaffoldForm {
  static final String NAME = "name";
  static final String KIND = "kind";
  private static final int LONGEST_NAME = 80;

  private ScaffoldForm() {}

  static View of(String name) {
    List<OptionObject> kinds =
        Stream.of(AgentScaffold.ScaffoldKind.values()).map(ScaffoldForm::option).toList();
    return DialogViews.form(
        ActionNames.START,
        "Start an agent",
        "Send",
        List.of(
            BlockKit.section(
                "You get a small project that runs: it goes through the gateway, has a manifest, a"
                    + " check that passes, logging, and you as its owner."),
            DialogFields.required(
                NAME, "What is it called?", DialogFields.line(NAME, LONGEST_NAME, name)),
            DialogFields.required(
                KIND,
                "What is it written in?",
                DialogFields.select(KIND, kinds, kinds.getFirst().getValue()))));
  }

  private static OptionObject option(AgentScaffold.ScaffoldKind kind) {
    return DialogFields.option(kind.title(), kind.name());
  }
}
