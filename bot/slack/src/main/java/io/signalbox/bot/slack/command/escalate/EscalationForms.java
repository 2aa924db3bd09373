package io.signalbox.bot.slack.command.escalate;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.tools.workflow.escalation.EscalationSettings;
import io.signalbox.tools.workflow.escalation.Severity;
import java.util.List;
import java.util.Optional;

/** Builder of the escalation dialogs: report, text, hand-over. Pure. */
final class EscalationForms {
  private static final int LONGEST = 1_500;
  private static final int LONGEST_OPTION = 75;

  private EscalationForms() {}

  /** Returns the report form. */
  static View report(EscalationSettings settings, String channel) {
    return DialogViews.form(
        ActionNames.NEW_VIEW,
        "Page who is on call",
        "Page now",
        channel,
        List.of(
            DialogFields.required(
                ActionNames.SERVICE, "Service or team", DialogFields.line(ActionNames.SERVICE, "")),
            DialogFields.required(
                ActionNames.SEVERITY,
                "How bad is it?",
                severity(ActionNames.SEVERITY, settings.severities(), settings.usual().name())),
            text("What is wrong?")));
  }

  /** Returns a menu of the severities, one of which is chosen already. */
  static BlockElement severity(String action, List<Severity> severities, String chosen) {
    return DialogFields.select(
        action, severities.stream().map(EscalationForms::option).toList(), chosen);
  }

  /** Returns the dialog for a sentence about an escalation, such as an update or its resolution. */
  static View text(EscalateCommandText.Verb verb, String number, String label) {
    return DialogViews.form(
        ActionNames.TEXT_VIEW,
        "Escalation " + number,
        "Send",
        verb.name() + ":" + number,
        List.of(text(label)));
  }

  static View handOver(String number) {
    return DialogViews.form(
        ActionNames.HANDOVER_VIEW,
        "Escalation " + number,
        "Page",
        number,
        List.of(
            DialogFields.required(
                ActionNames.PERSON,
                "Who takes it?",
                DialogFields.person(ActionNames.PERSON, Optional.empty()))));
  }

  private static InputBlock text(String label) {
    return DialogFields.required(
        ActionNames.TEXT, label, DialogFields.lines(ActionNames.TEXT, LONGEST, ""));
  }

  private static OptionObject option(Severity severity) {
    String text = MrkdwnText.plain(severity.name() + ": " + severity.means());
    return DialogFields.option(MrkdwnText.shortened(text, LONGEST_OPTION), severity.name());
  }
}
