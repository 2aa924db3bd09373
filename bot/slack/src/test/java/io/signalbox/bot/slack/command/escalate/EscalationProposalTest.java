package io.signalbox.bot.slack.command.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.element.ButtonElement;
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

  private static EscalationProposal about(String service, String summary) {
    return new EscalationProposal("trigger-1", service, "SEV2", summary);
  }

  private static List<ButtonElement> buttons(EscalateReply reply) {
    return ((ActionsBlock) reply.blocks().getLast())
        .getElements().stream().map(ButtonElement.class::cast).toList();
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
        buttons(EscalationProposal.ask("Which one do you mean?", choices));

    assertThat(buttons)
        .extracting(ButtonElement::getActionId)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches(ActionNames.PAGE_NOW + "_\\d"));
    assertThat(buttons)
        .extracting(button -> button.getText().getText())
        .startsWith("Page now: service-0 SEV2", "Page now: service-1 SEV2");
    assertThat(buttons)
        .extracting(button -> EscalationProposal.read(button.getValue()).orElseThrow())
        .isEqualTo(choices);
  }

  @Test
  void aLongNameStillFitsOnTheButtonAndTheWayByHandIsSaid() {
    EscalateReply reply =
        EscalationProposal.ask("I would page.", List.of(about("s".repeat(200), "a `b` <c>")));

    assertThat(buttons(reply).getFirst().getText().getText())
        .startsWith("Page now: sss")
        .hasSizeLessThanOrEqualTo(LONGEST_LABEL);
    assertThat(reply.text()).endsWith(" SEV2 a 'b' &lt;c&gt;`");
    assertThat(reply.done()).isFalse();
  }
}
