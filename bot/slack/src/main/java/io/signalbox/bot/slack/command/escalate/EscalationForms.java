package io.signalbox.bot.slack.command.escalate;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.workflow.escalation.EscalationSettings;
import io.signalbox.tools.workflow.escalation.Severity;
import java.util.List;

/** Dialogs of escalations. Pure. */
final class EscalationForms {
  private static final int LONGEST = 1_500;
  private static final int LONGEST_OPTION = 75;

  private EscalationForms() {}

  /** Returns the report form. */
  static View report(EscalationSettings settings, String channel) {
    List<OptionObject> severities =
        settings.severities().stream().map(EscalationForms::option).toList();
    OptionObject usual = option(settings.usual());
    return form(
        ActionNames.NEW_VIEW,
        "Page who is on call",
        "Page now",
        channel,
        List.of(
            input(
                ActionNames.SERVICE,
                "Service or team",
                BlockElements.plainTextInput(text -> text.actionId(ActionNames.SERVICE))),
            input(
                ActionNames.SEVERITY,
                "How bad is it?",
                BlockElements.staticSelect(
                    select ->
                        select
                            .actionId(ActionNames.SEVERITY)
                            .options(severities)
                            .initialOption(usual))),
            text("What is wrong?")));
  }

  /** A sentence about an escalation: how it goes, or what ended it. */
  static View text(EscalateText.Verb verb, String number, String label) {
    return form(
        ActionNames.TEXT_VIEW,
        "Escalation " + number,
        "Say it",
        verb.name() + ":" + number,
        List.of(text(label)));
  }

  static View handOver(String number) {
    return form(
        ActionNames.HANDOVER_VIEW,
        "Escalation " + number,
        "Page them",
        number,
        List.of(
            input(
                ActionNames.PERSON,
                "Who takes it?",
                BlockElements.usersSelect(select -> select.actionId(ActionNames.PERSON)))));
  }

  private static InputBlock text(String label) {
    return input(
        ActionNames.TEXT,
        label,
        BlockElements.plainTextInput(
            text -> text.actionId(ActionNames.TEXT).multiline(true).maxLength(LONGEST)));
  }

  private static View form(
      String id, String title, String submit, String data, List<InputBlock> inputs) {
    return View.builder()
        .type("modal")
        .callbackId(id)
        .privateMetadata(data)
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .blocks(List.copyOf(inputs))
        .build();
  }

  private static InputBlock input(String id, String label, BlockElement element) {
    return InputBlock.builder()
        .blockId(id)
        .label(BlockCompositions.plainText(label))
        .element(element)
        .build();
  }

  private static OptionObject option(Severity severity) {
    return OptionObject.builder()
        .text(
            BlockCompositions.plainText(
                MrkdwnText.shortened(
                    MrkdwnText.plain(severity.name() + ": " + severity.means()), LONGEST_OPTION)))
        .value(severity.name())
        .build();
  }
}
