package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers, offers and decisions that were for some, and where they go from there. */
class PrivateAnswersInSlackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BUDGET = "what is the platform budget for the warehouse migration?";
  private static final Pattern NUMBER = Pattern.compile("Request (\\d+)");
  private static final String SETTINGS =
      """
      office-hours:
        pools:
          experts:
            channel: C0GENERAL0
            owner: "@bo.lindqvist"
            experts:
              lena.hoffmann: {}
              chidi.okafor: {}
      """;

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    office = Office.open(folder, SETTINGS);
  }

  @AfterEach
  void close() {
    office.close();
  }

  /** Lena may see the budget; the channel may not. */
  private ChatMessage lenasAnswer() {
    office.lena().command(Office.PAYMENTS, "/ask", BUDGET);
    return office
        .lena()
        .awaitMessage(
            Office.PAYMENTS, each -> each.isEphemeral() && each.text().contains("40000 EUR"));
  }

  private List<ChatMessage> seenBy(WorkspaceClient client, String channel) {
    office.awaitAllDone();
    return client.messages(channel);
  }

  @Test
  void aPrivateAnswerStaysPrivateWhenAHumanIsAsked() {
    ChatMessage answer = lenasAnswer();

    office.lena().press(answer, "answer_hand_over");

    ChatMessage call =
        office
            .chidi()
            .awaitMessage(Office.PAYMENTS, each -> each.text().contains("warehouse migration"));
    assertThat(call.text()).contains("<@" + Office.LENA + "> asks", "not for everyone here");
    assertThat(call.json().toString()).doesNotContain("40000", "Platform budget");
  }

  @Test
  void anAnswerThatTheChannelMaySeeIsHandedOverWithWhatWasFound() {
    office.lena().command(Office.PAYMENTS, "/ask", "the ledger replica lags, what do I do?");
    ChatMessage answer =
        office.lena().awaitMessage(Office.PAYMENTS, each -> each.isEphemeral() && each.isByApp());

    office.lena().press(answer, "answer_hand_over");

    ChatMessage call =
        office.chidi().awaitMessage(Office.PAYMENTS, each -> each.text().contains("asks _"));
    assertThat(call.json().toString())
        .contains("ledgerctl", "Ledger replica lags", "<@" + Office.CHIDI + ">");
  }

  @Test
  void showingItToTheChannelSaysFirstWhatWillBeSeenAndByWhom() {
    ChatMessage answer = lenasAnswer();
    assertThat(answer.json().toString()).contains("Everyone in this channel will see");

    office.lena().press(answer, "answer_show");

    JsonNode modal = office.lena().awaitModal();
    assertThat(modal.toString())
        .contains("group:platform", "Platform budget", "<#" + Office.PAYMENTS + ">");
    assertThat(seenBy(office.chidi(), Office.PAYMENTS))
        .noneMatch(each -> each.json().toString().contains("40000"));
    office.lena().submit(modal, JSON.createObjectNode());
    office.chidi().awaitMessage(Office.PAYMENTS, each -> each.text().contains("40000"));
  }

  private String said(WorkspaceClient client, String text) {
    int before = ephemerals(client).size();
    client.command(Office.GENERAL, "/office-hours", text);
    return client
        .await("the reply", () -> ephemerals(client).stream().skip(before).findFirst())
        .json()
        .toString();
  }

  private static List<ChatMessage> ephemerals(WorkspaceClient client) {
    return client.messages(Office.GENERAL).stream().filter(ChatMessage::isEphemeral).toList();
  }

  private ChatMessage message(String containing) {
    return office
        .chidi()
        .awaitMessage(
            Office.GENERAL,
            each -> !each.isEphemeral() && each.json().toString().contains(containing));
  }

  private static String number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  @Test
  void whatWasOfferedToTheAskerIsNotShownToThePoolsChannelByTheClock() {
    String reply = said(office.lena(), BUDGET);
    assertThat(reply).contains("A page may say it", "Platform budget");

    office.clock.move(Duration.ofDays(3));

    ChatMessage message = message("nobody said that it helped");
    assertThat(message.json().toString()).doesNotContain("Platform budget", "A page may say it");
    assertThat(said(office.chidi(), "show " + number(reply))).doesNotContain("Platform budget");
  }

  @Test
  void aConfidentialDecisionIsForWhoeverAskedAndWhoeverDecided() throws IOException {
    office.ana().command(Office.GENERAL, "/office-hours", "");
    office
        .ana()
        .submit(
            office.ana().awaitModal(),
            JSON.readTree(
                """
                {"triage_question":{"triage_question":{"type":"plain_text_input","value":"where do salaries go?"}},
                 "triage_class":{"triage_class":{"type":"static_select","selected_option":{"value":"confidential","text":{"type":"plain_text","text":"confidential"}}}}}\
                """));
    String number = number(message("where do salaries go").text());

    assertThat(said(office.lena(), "decide " + number + " sealed envelopes | auditors insist | 30"))
        .contains("is decided");

    assertThat(message("what, is for the asker and whoever decided").json().toString())
        .doesNotContain("sealed", "auditors");
    office
        .ana()
        .awaitMessage(
            office.ana().direct(), each -> each.json().toString().contains("sealed envelopes"));
    assertThat(said(office.bo(), "decisions")).doesNotContain("sealed");
    assertThat(said(office.chidi(), "decisions")).doesNotContain("sealed");
    assertThat(said(office.ana(), "decisions")).contains("sealed envelopes");
    assertThat(said(office.chidi(), "show " + number)).doesNotContain("sealed");
    assertThat(said(office.lena(), "show " + number)).contains("sealed envelopes");

    office.clock.move(Duration.ofDays(31));
    message("which is confidential, still count?");
    assertThat(seenBy(office.chidi(), Office.GENERAL))
        .noneMatch(each -> each.json().toString().contains("sealed"));
  }
}
