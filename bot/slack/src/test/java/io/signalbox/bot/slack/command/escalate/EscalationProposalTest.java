package io.signalbox.bot.slack.command.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.element.ButtonElement;
import io.signalbox.tools.workflow.escalation.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscalationProposalTest {
  /** Slack refuses a message with a button that says or carries more. */
  private static final int LONGEST_VALUE = 2_000;

  private static final int LONGEST_LABEL = 75;

  private static final List<Severity> SEVERITIES =
      List.of(
          new Severity("SEV1", "bad", List.of(), Severity.Level.CRITICAL, Duration.ofHours(1)),
          new Severity("SEV2", "worse", List.of(), Severity.Level.ERROR, Duration.ofHours(1)));

  private static EscalationProposal about(String service, String summary) {
    return new EscalationProposal("trigger-1", service, "SEV2", summary);
  }

  private static List<ButtonElement> buttons(EscalateReply reply) {
    return reply.blocks().stream()
        .filter(ActionsBlock.class::isInstance)
        .flatMap(block -> ((ActionsBlock) block).getElements().stream())
        .filter(ButtonElement.class::isInstance)
        .map(ButtonElement.class::cast)
        .toList();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "12",
        "null",
        "{}",
        "not json",
        "{\"request\":\"r\",\"service\":\"payments\",\"severity\":\"SEV2\"}",
        "{\"request\":null,\"service\":\"payments\",\"severity\":\"SEV2\",\"summary\":\"s\"}",
        "{\"request\":\"r\",\"service\":\"p\",\"severity\":\"SEV2\",\"summary\":\"s\",\"admin\":1}"
      })
  void aButtonThatIsNoneOfOursIsNotRead(String value) {
    assertThat(EscalationProposal.read(value)).isEmpty();
  }

  @Test
  void whatTheButtonCarriesIsWhatWasProposed() {
    EscalationProposal proposal = about("payments", "the \"ledger\" says <!channel> & `500`");

    assertThat(EscalationProposal.read(proposal.value())).contains(proposal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\\", "\u0001", "é", "😀"})
  void aLongReportStillFitsIntoSlacksButton(String character) {
    EscalationProposal proposal = about("payments", "it burns " + character.repeat(3_000));

    String value = proposal.value();

    assertThat(value.length()).isLessThanOrEqualTo(LONGEST_VALUE);
    assertThat(EscalationProposal.read(value).orElseThrow().summary())
        .startsWith("it burns " + character);
  }

  @Test
  void everyChoiceHasAButtonOfItsOwnThatSaysWhomItPages() {
    List<EscalationProposal> choices =
        IntStream.range(0, 5).mapToObj(i -> about("service-" + i, "slow")).toList();

    List<ButtonElement> buttons =
        buttons(EscalationProposal.ask("Which one do you mean?", choices, SEVERITIES));

    assertThat(buttons)
        .extracting(ButtonElement::getActionId)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches(ActionNames.PAGE_NOW + "_\\d"));
    assertThat(buttons)
        .extracting(button -> button.getText().getText())
        .startsWith("Page service-0 now", "Page service-1 now");
    assertThat(buttons)
        .extracting(button -> EscalationProposal.read(button.getValue()).orElseThrow())
        .isEqualTo(choices);
  }

  @Test
  void aLongNameStillFitsOnTheButtonAndTheWayByHandIsSaid() {
    EscalateReply reply =
        EscalationProposal.ask(
            "I'd page.", List.of(about("s".repeat(200), "a `b` <c>")), SEVERITIES);

    assertThat(buttons(reply).getFirst().getText().getText())
        .startsWith("Page sss")
        .hasSizeLessThanOrEqualTo(LONGEST_LABEL);
    assertThat(reply.text()).endsWith(" SEV2 a 'b' &lt;c&gt;`");
    assertThat(reply.done()).isFalse();
  }
}
