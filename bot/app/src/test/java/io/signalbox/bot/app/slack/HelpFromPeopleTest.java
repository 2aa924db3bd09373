package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.ChatMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Help from people: hand-overs, corrections, remembered threads, a channel's rules; and restarts.
 */
class HelpFromPeopleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LAGS = "@Signalbox the ledger replica lags, what do I do?";

  /** In two pieces, so that nobody takes it for a real one. */
  private static final String TOKEN =
      "xoxb-" + "394857201938-8473920184756-kQ8zP2mVt9LrW4nXs7YbJd3F";

  @TempDir private Path folder;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = Office.open(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static ObjectNode state() {
    return JSON.createObjectNode();
  }

  private static void text(ObjectNode state, String id, String value) {
    state.putObject(id).putObject(id).put("type", "plain_text_input").put("value", value);
  }

  private static void option(ObjectNode state, String id, String value) {
    ObjectNode input = state.putObject(id).putObject(id).put("type", "radio_buttons");
    ObjectNode option = input.putObject("selected_option").put("value", value);
    option.putObject("text").put("type", "plain_text").put("text", value);
  }

  @Test
  void askingAHumanTagsWhoIsOnCallOnceWithTheQuestionAndWhatWasFound() {
    ChatMessage question = office.ana().say(Office.PAYMENTS, LAGS);
    ChatMessage answer = office.ana().awaitReply(question, ChatMessage::isByApp);

    office.ana().press(answer, "answer_hand_over");
    office.ana().press(answer, "answer_hand_over");

    ChatMessage call =
        office
            .ana()
            .awaitReply(question, each -> each.text().startsWith("<@" + Office.CHIDI + ">"));
    office.awaitAllDone();
    assertThat(call.json().toString())
        .contains("on call for payments", "the ledger replica lags", "Ledger replica lags");
    assertThat(office.ana().thread(Office.PAYMENTS, question.ts()))
        .filteredOn(each -> each.text().startsWith("<@" + Office.CHIDI + ">"))
        .hasSize(1);
  }

  @Test
  void anOwnersCorrectionComesFirstWithTheirNameUntilTheSourceChanges() throws IOException {
    ChatMessage question = office.ana().say(Office.PAYMENTS, LAGS);
    ChatMessage answer = office.ana().awaitReply(question, ChatMessage::isByApp);

    office.chidi().press(answer, "answer_correct");
    ObjectNode filled = state();
    text(
        filled,
        "correction_text",
        "Call the database team at once: replication must not be restarted."
            + " password=hunter2hunter2");
    JsonNode result = office.chidi().submit(office.chidi().awaitModal(), filled);
    assertThat(result.path("result").asText()).isEqualTo("closed");

    ChatMessage corrected = askUntil("must not be restarted");
    assertThat(corrected.json().toString())
        .contains("by Chidi Okafor", "Ledger replica lags", "reviewed 2026-10-01 · owner payments")
        .doesNotContain("hunter2", "ledgerctl");

    Path page = folder.resolve("pages/ledger-replica.md");
    Files.writeString(page, Files.readString(page).replace("ten minutes", "five minutes"));
    office.stop();
    office.start();
    assertThat(askUntil("ledgerctl").json().toString())
        .contains("five minutes")
        .doesNotContain("must not be restarted");
  }

  @Test
  void anUnchangedAnswerIsNoCorrectionAndItsPageKeepsItsDateAndWarning() throws IOException {
    Path page = folder.resolve("pages/ledger-replica.md");
    Files.writeString(
        page,
        Files.readString(page)
            .replace("owner: payments", "owner: lena.hoffmann")
            .replace("2026-10-01", "2021-03-01")
            .replace("```\nledgerctl", "```bash\nledgerctl"));
    office.stop();
    office.start();
    office.awaitDirectory();
    ChatMessage question = office.ana().say(Office.PAYMENTS, LAGS);
    ChatMessage answer = office.ana().awaitReply(question, ChatMessage::isByApp);
    office.lena().press(answer, "answer_correct");
    JsonNode modal = office.lena().awaitModal();
    String offered =
        modal.findValue("initial_value") == null ? "" : modal.findValue("initial_value").asText();
    assertThat(offered).contains("```bash\nledgerctl");

    ObjectNode same = state();
    text(same, "correction_text", offered.replace("\n", "\r\n") + " ");
    JsonNode refused = office.lena().submit(modal, same);
    ObjectNode formatted = state();
    text(formatted, "correction_text", offered.replace("```bash", "```"));
    JsonNode refusedToo = office.lena().submit(modal, formatted);

    for (String mark : List.of("\u200b", "\u00ad", "\ufe0f", "\u3164", "\u034f")) {
      ObjectNode marked = state();
      text(marked, "correction_text", offered.substring(0, 3) + mark + offered.substring(3));
      assertThat(office.lena().submit(modal, marked).toString()).contains("Nothing is changed");
    }
    ObjectNode invisible = state();
    text(invisible, "correction_text", "\u200b\u200b \u2060");
    assertThat(office.lena().submit(modal, invisible).toString()).contains("Write what is right");
    assertThat(refused.toString()).contains("Nothing is changed");
    assertThat(refusedToo.toString()).contains("Nothing is changed");
    ChatMessage again = office.ana().say(Office.PAYMENTS, LAGS);
    assertThat(office.ana().awaitReply(again, ChatMessage::isByApp).json().toString())
        .contains("last reviewed", "2021-03-01")
        .doesNotContain("by Lena");

    // Ana manages the channel, so she may correct what is Lena's.
    ChatMessage asked = office.ana().say(Office.PAYMENTS, LAGS);
    office.ana().press(office.ana().awaitReply(asked, ChatMessage::isByApp), "answer_correct");
    ObjectNode changed = state();
    text(changed, "correction_text", "Page the database team:\n```bash\nledgerctl page\n```");
    office.ana().submit(office.ana().awaitModal(), changed);

    assertThat(askUntil("ledgerctl page").json().toString())
        .contains("by Ana", "last reviewed", "2021-03-01", "owner lena.hoffmann");
    ChatMessage told =
        office
            .lena()
            .awaitMessage(office.lena().direct(), each -> each.text().contains("your page"));
    assertThat(told.text())
        .contains("<@" + Office.ANA + ">", "```\nledgerctl page")
        .doesNotContain("bash");
  }

  /** Asks until the index has followed; each time is a new question. */
  private ChatMessage askUntil(String wanted) {
    for (int i = 0; i < 20; i++) {
      ChatMessage question = office.ana().say(Office.PAYMENTS, LAGS);
      ChatMessage answer = office.ana().awaitReply(question, ChatMessage::isByApp);
      if (answer.json().toString().contains(wanted)) {
        return answer;
      }
    }
    throw new AssertionError("no answer says " + wanted);
  }

  @Test
  void whoDoesNotOwnThePageCannotCorrectItsAnswer() {
    ChatMessage question = office.lena().say(Office.PAYMENTS, LAGS);
    ChatMessage answer = office.lena().awaitReply(question, ChatMessage::isByApp);

    office.lena().press(answer, "answer_correct");

    ChatMessage refusal = office.lena().awaitReply(question, ChatMessage::isEphemeral);
    assertThat(refusal.text()).contains("Only the page's owners", "payments");
    assertThat(office.lena().modal()).isEmpty();
  }

  @Test
  void aRememberedThreadIsShownFirstAndAnswersTheNextQuestion() {
    ChatMessage problem =
        office
            .ana()
            .say(Office.PAYMENTS, "settlement file rejected with code ZX-81, token " + TOKEN);
    office
        .chidi()
        .reply(
            Office.PAYMENTS,
            problem.ts(),
            "Rename the settlement file to uppercase and upload it again.");

    office.chidi().shortcut(problem, "remember_thread");
    JsonNode modal = office.chidi().awaitModal();
    assertThat(modal.toString())
        .contains("ZX-81", "Rename the settlement file")
        .doesNotContain(TOKEN);
    ObjectNode filled = state();
    text(filled, "thread_title", "Settlement file rejected with ZX-81");
    text(filled, "thread_problem", "The settlement file is rejected with code ZX-81.");
    text(
        filled,
        "thread_resolution",
        "Rename the settlement file to uppercase and upload it again.");
    option(filled, "thread_readers", "channel");
    office.chidi().submit(modal, filled);

    office.ana().awaitReply(problem, each -> each.text().contains("saved this thread"));
    for (int i = 0; i < 20; i++) {
      ChatMessage question =
          office.ana().say(Office.PAYMENTS, "@Signalbox settlement file rejected with ZX-81");
      ChatMessage answer = office.ana().awaitReply(question, ChatMessage::isByApp);
      if (answer.json().toString().contains("Rename the settlement file")) {
        assertThat(answer.text())
            .contains(
                "An earlier case, *Settlement file rejected with ZX-81*, was resolved so:"
                    + "\n\nRename the settlement file");
        ChatMessage elsewhere =
            office.ana().say(Office.GENERAL, "@Signalbox settlement file rejected with ZX-81");
        assertThat(office.ana().awaitReply(elsewhere, ChatMessage::isByApp).json().toString())
            .doesNotContain("Rename the settlement file");
        return;
      }
    }
    throw new AssertionError("what was remembered is not found");
  }

  @Test
  void aChannelsManagersSetItsRulesInAModalAndOthersCannot() {
    office.lena().command(Office.PAYMENTS, "/ask", "rules");
    assertThat(office.lena().modal()).isEmpty();

    office.ana().command(Office.PAYMENTS, "/ask", "rules");
    JsonNode modal = office.ana().awaitModal();
    ObjectNode filled = state();
    option(filled, "rule_listen", "QUESTIONS");
    option(filled, "rule_show", "ASKER_FIRST");
    office.ana().submit(modal, filled);

    ChatMessage open = office.lena().say(Office.PAYMENTS, "who is on call for payments?");
    ChatMessage answer =
        office
            .lena()
            .awaitMessage(
                Office.PAYMENTS, each -> each.isEphemeral() && each.text().contains("Chidi"));
    assertThat(answer.json().toString()).contains("answer_show");
    office.lena().say(Office.PAYMENTS, "how many holidays does the law grant?");
    ChatMessage last =
        office.lena().say(Office.PAYMENTS, "@Signalbox how many holidays does the law grant?");
    office
        .lena()
        .awaitMessage(
            Office.PAYMENTS, each -> each.isEphemeral() && each.text().contains("I don't know"));
    office.awaitAllDone();
    assertThat(office.lena().messages(Office.PAYMENTS))
        .filteredOn(each -> each.text().contains("I don't know"))
        .as("only what names the bot is told that nothing is known: %s %s", open.ts(), last.ts())
        .hasSize(1);
  }

  @Test
  void whatWasAskedWhileTheBotWasGoneOrHalfDoneIsAnsweredOnceAfterARestart() {
    ChatMessage before =
        office.ana().say(Office.PAYMENTS, "@Signalbox who is on call for payments?");
    office.ana().awaitReply(before, ChatMessage::isByApp);
    office.awaitAllDone();
    office.workspace.faults().loseReplies("chat.postMessage", 1);
    ChatMessage half = office.ana().say(Office.PAYMENTS, "@Signalbox who is on call for identity?");
    office.ana().awaitReply(half, ChatMessage::isByApp);
    office.stop();

    office.start();
    office.awaitAllDone();

    for (ChatMessage question : List.of(before, half)) {
      assertThat(office.ana().thread(Office.PAYMENTS, question.ts()))
          .filteredOn(ChatMessage::isByApp)
          .hasSize(1);
    }
  }
}
