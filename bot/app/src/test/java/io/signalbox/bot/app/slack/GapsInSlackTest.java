package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weekly message to the likely owner of a gap, over the real socket. */
class GapsInSlackTest {
  private static final String SETTINGS =
      """
      messages: {quiet-from: "00:00", quiet-until: "00:00", urgency: {gap: today}}
      """;
  private static final String QUESTION = "@Signalbox the ledger replica lags, what do I do?";
  private static final Pattern DID_NOT_HELP =
      Pattern.compile("\"negative_button\".*?\"value\":\"([^\"]+)\"");

  @TempDir private Path folder;

  @Test
  void theOwnerDraftsThePageOrNamesItAndThoseWhoAskedAreTold() throws IOException {
    try (Office office = Office.open(folder, SETTINGS)) {
      office.awaitDirectory();
      for (WorkspaceClient person : List.of(office.ana(), office.bo(), office.lena())) {
        ChatMessage question = person.say(Office.PAYMENTS, QUESTION);
        ChatMessage answer = person.awaitReply(question, ChatMessage::isByApp);
        Matcher button = DID_NOT_HELP.matcher(answer.json().toString());
        assertThat(button.find()).isTrue();
        person.use(
            answer,
            new ObjectMapper()
                .createObjectNode()
                .put("actionId", "answer_feedback")
                .put("value", button.group(1)));
        office.chidi().reply(Office.PAYMENTS, question.ts(), "It is green while all is well.");
      }
      office.clock.move(Duration.ofHours(2));
      WorkspaceClient chidi = office.chidi();
      ChatMessage weekly = message(office, chidi, "nobody could answer");
      assertThat(weekly.json().toString())
          .contains("asked by 3 people")
          .doesNotContain(Office.ANA, Office.BO);

      chidi.press(weekly, "gap_draft");
      ChatMessage draft = message(office, chidi, "A draft of the page");
      assertThat(draft.json().toString()).contains("page-draft.md");

      chidi.press(weekly, "gap_there");
      JsonNode form = chidi.awaitModal();
      JsonNode answer = chidi.submit(form, state("No such page"));
      assertThat(answer.toString()).contains("no page of that title");
      chidi.submit(form, state("Ledger replica lags"));
      for (WorkspaceClient person : List.of(office.ana(), office.bo(), office.lena())) {
        assertThat(message(office, person, "I can answer it now").text())
            .contains("Ledger replica lags");
      }
      office.awaitAllDone();
      assertThat(office.ana().messages(office.ana().direct()))
          .filteredOn(each -> each.text().contains("I can answer it now"))
          .hasSize(1);

      office.awaitIndexed();
      ChatMessage again = office.ana().say(Office.PAYMENTS, QUESTION);
      assertThat(office.ana().awaitReply(again, ChatMessage::isByApp).json().toString())
          .contains("green while all is well");
    }
  }

  private static JsonNode state(String page) {
    ObjectNode state = new ObjectMapper().createObjectNode();
    text(state, "gap_page", page);
    text(state, "gap_words", "The lamp of the ledger replica is green while all is well.");
    return state;
  }

  private static void text(ObjectNode state, String id, String value) {
    state.putObject(id).putObject(id).put("type", "plain_text_input").put("value", value);
  }

  private static ChatMessage message(Office office, WorkspaceClient person, String words) {
    Office.await(
        words,
        () ->
            person.messages(person.direct()).stream()
                .anyMatch(each -> each.text().contains(words)));
    return person.messages(person.direct()).stream()
        .filter(each -> each.text().contains(words))
        .findFirst()
        .orElseThrow();
  }
}
