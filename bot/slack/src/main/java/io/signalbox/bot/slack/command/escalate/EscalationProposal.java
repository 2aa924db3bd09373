package io.signalbox.bot.slack.command.escalate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.workflow.escalation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Escalation that is not opened before the reporter confirms it, because a part of it was assumed.
 * Stored as JSON in the value of the confirming button, and validated like a typed report when it
 * comes back.
 *
 * @param request names the report that it came from: pressed twice, it is done once
 */
record EscalationProposal(String request, String service, String severity, String summary) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_SUMMARY = 1_200;
  private static final int LONGEST_LABEL = 70;

  /**
   * Longest value of a button, in characters; Slack refuses a message whose button carries more.
   */
  private static final int LONGEST_VALUE = 2_000;

  /** Returns the proposal as JSON for the button's value, with a summary shortened to fit. */
  String value() {
    int longest = LONGEST_SUMMARY;
    String value = value(longest);
    while (value.length() > LONGEST_VALUE && longest > 1) {
      longest /= 2;
      value = value(longest);
    }
    return value;
  }

  private String value(int longest) {
    try {
      return JSON.writeValueAsString(
          new EscalationProposal(
              request, service, severity, MrkdwnText.shortened(summary, longest)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a proposal is plain JSON", e);
    }
  }

  /** Reads a button's value; empty for any value that is not a proposal. */
  static Optional<EscalationProposal> read(@Nullable String value) {
    try {
      return value == null
          ? Optional.empty()
          : Optional.ofNullable(JSON.readValue(value, EscalationProposal.class))
              .filter(each -> each.isWhole());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("NullAway") // What was forged may leave anything out.
  private boolean isWhole() {
    return request != null && service != null && severity != null && summary != null;
  }

  /** Returns the {@code /escalate} command that has the same effect. */
  String command() {
    return "`/escalate %s %s %s`"
        .formatted(
            MrkdwnText.escaped(service).replace('`', '\''),
            MrkdwnText.escaped(severity),
            MrkdwnText.escaped(MrkdwnText.shortened(withoutService(), LONGEST_SUMMARY))
                .replace('`', '\''));
  }

  /** Returns the summary without the service's name at its beginning, where more is left. */
  private String withoutService() {
    String rest =
        summary.regionMatches(/* ignoreCase= */ true, 0, service + " ", 0, service.length() + 1)
            ? summary.substring(service.length()).strip()
            : summary;
    return rest.isEmpty() ? summary : rest;
  }

  /** Returns a copy of the proposal with another severity. */
  EscalationProposal as(String other) {
    return new EscalationProposal(request, service, other, summary);
  }

  /**
   * Returns the reply that asks for confirmation, with a severity menu and a button for each
   * proposal.
   */
  static EscalateReply ask(
      String sentence, List<EscalationProposal> proposals, List<Severity> severities) {
    return ask(sentence, proposals, severities, each -> "Page " + each.service() + " now");
  }

  /** Returns the reply that asks whether to page the fallback for a service that is unknown. */
  static EscalateReply askForFallback(
      String sentence, EscalationProposal proposal, List<Severity> severities) {
    return ask(sentence, List.of(proposal), severities, each -> "Page the fallback now");
  }

  private static EscalateReply ask(
      String sentence,
      List<EscalationProposal> proposals,
      List<Severity> severities,
      Function<EscalationProposal, String> label) {
    List<BlockElement> elements = new ArrayList<>();
    elements.add(
        EscalationForms.severity(
            ActionNames.SEVERITY_MENU, severities, proposals.getFirst().severity()));
    for (int i = 0; i < proposals.size(); i++) {
      EscalationProposal each = proposals.get(i);
      ButtonElement button =
          BlockKit.button(
              ActionNames.PAGE_NOW + "_" + i,
              MrkdwnText.shortened(label.apply(each), LONGEST_LABEL),
              each.value());
      button.setStyle(proposals.size() == 1 ? "danger" : null);
      elements.add(button);
    }
    List<LayoutBlock> blocks =
        List.of(
            BlockKit.section(sentence),
            Blocks.actions(elements),
            BlockKit.context("Or type " + proposals.getFirst().command()));
    String text = sentence + "\nOr type " + proposals.getFirst().command();
    return new EscalateReply(text, blocks, /* done= */ false);
  }
}
