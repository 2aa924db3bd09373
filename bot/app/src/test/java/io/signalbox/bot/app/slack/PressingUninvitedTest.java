package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons of {@code /ask} where the bot is no member, over the real socket. */
class PressingUninvitedTest {
  private static final String LAGS = "the ledger replica lags, what do I do?";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VALUE = Pattern.compile("\"helped ([^\"]+)\"");

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    office = Office.open(folder);
  }

  @AfterEach
  void close() {
    office.workspace.faults().clear();
    office.close();
  }

  private ChatMessage answer(String channel) {
    office.ana().command(channel, "/ask", LAGS);
    return office
        .ana()
        .awaitMessage(channel, each -> each.json().toString().contains("answer_show"));
  }

  private static List<ChatMessage> ephemerals(WorkspaceClient client, String channel) {
    return client.messages(channel).stream().filter(ChatMessage::isEphemeral).toList();
  }

  private String told(String channel, Runnable press) {
    WorkspaceClient ana = office.ana();
    int before = ephemerals(ana, channel).size();
    press.run();
    return ana.await(
            "what became of it", () -> ephemerals(ana, channel).stream().skip(before).findFirst())
        .text();
  }

  private static List<ChatMessage> shown(WorkspaceClient client, String channel) {
    return client.messages(channel).stream().filter(each -> !each.isEphemeral()).toList();
  }

  @Test
  void whatCouldNotBeShownIsSaidAndIsShownOnceTheBotIsInvited() {
    ChatMessage answer = answer(Office.OPEN_DOOR);

    assertThat(told(Office.OPEN_DOOR, () -> office.ana().press(answer, "answer_show")))
        .startsWith("Not shown: I am not a member of the channel");
    assertThat(shown(office.ana(), Office.OPEN_DOOR)).isEmpty();

    office.workspace.invite(Office.OPEN_DOOR);
    assertThat(told(Office.OPEN_DOOR, () -> office.ana().press(answer, "answer_show")))
        .isEqualTo("Shown to the channel.");
    assertThat(shown(office.ana(), Office.OPEN_DOOR).getFirst().json().toString())
        .contains("Ledger replica lags");
  }

  @Test
  void moreIsForWhoeverPressedAlone() {
    ChatMessage answer = answer(Office.OPEN_DOOR);

    assertThat(told(Office.OPEN_DOOR, () -> office.ana().press(answer, "answer_more")))
        .startsWith("More on: the ledger replica lags");
    assertThat(shown(office.ana(), Office.OPEN_DOOR)).isEmpty();
  }

  @Test
  void helpedOrNotIsAnsweredWhereNoMessageOfOursWouldBe() {
    ChatMessage answer = answer(Office.CLOSED_DOOR);

    String said =
        told(
            Office.CLOSED_DOOR,
            () -> {
              String id =
                  VALUE
                      .matcher(answer.json().toString())
                      .results()
                      .findFirst()
                      .orElseThrow()
                      .group(1);
              office
                  .ana()
                  .use(
                      answer,
                      JSON.createObjectNode()
                          .put("actionId", "answer_feedback")
                          .put("value", "helped " + id));
            });

    assertThat(said).startsWith("Noted");
  }

  @Test
  void somebodyIsAskedInTheirDirectMessagesAndOnlyThenItIsSaid() {
    ChatMessage answer = answer(Office.OPEN_DOOR);

    office.ana().press(answer, "answer_hand_over");

    WorkspaceClient ana = office.ana();
    ana.awaitMessage(
        Office.OPEN_DOOR,
        each -> each.text().equals("I asked <@" + Office.CHIDI + ">, on call for payments."));
    ana.awaitMessage(
        Office.OPEN_DOOR, each -> each.text().startsWith("I could not post your question here"));
    assertThat(office.chidi().messages(office.chidi().direct()))
        .anyMatch(each -> each.text().contains("asks for your help") && each.text().contains(LAGS));
  }

  @Test
  void nobodyIsSaidToBeAskedWhoCannotBeReached() {
    ChatMessage answer = answer(Office.PAYMENTS);
    office.workspace.faults().refuse("conversations.open", 1, "user_disabled");

    assertThat(told(Office.PAYMENTS, () -> office.ana().press(answer, "answer_hand_over")))
        .startsWith("I could not reach <@" + Office.CHIDI + ">")
        .contains("deactivated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"is_archived", "restricted_action", "cannot_reply_to_message", "no_text"})
  void whoAskedIsToldAloneThatTheAnswerCouldNotBePosted(String code) {
    office.workspace.faults().refuse("chat.postMessage", 1, code);

    office.ana().say(Office.PAYMENTS, "@Signalbox " + LAGS);

    WorkspaceClient ana = office.ana();
    assertThat(
            ana.awaitMessage(ana.direct(), each -> each.text().contains("could not post it there"))
                .text())
        .contains("<#" + Office.PAYMENTS + ">")
        .doesNotContain("{reason}");
  }
}
