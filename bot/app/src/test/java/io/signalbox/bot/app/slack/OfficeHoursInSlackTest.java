package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /office-hours} over the real socket, the bot's clock held by the test. */
class OfficeHoursInSlackTest {
  private static final String SETTINGS =
      """
      office-hours:
        capabilities: ./caps.csv
        pools:
          experts:
            channel: C0GENERAL0
            owner: "@bo.lindqvist"
            target: 10m
            cap: 2
            experts:
              lena.hoffmann: {}
              chidi.okafor: {}
        calendar:
          monday: {pool: experts, day: monday, from: "10:00", to: "11:00", slot: 20m}
      """;
  private static final Pattern SLOT = Pattern.compile("• (.+)");
  private static final Pattern NUMBER = Pattern.compile("Request (\\d+)");

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("caps.csv"),
        """
        name,what,owner,where,quality
        date-parser,understands dates and times as people write them such as next Friday at 9,platform,libs/when,good
        """);
    office = Office.open(folder, SETTINGS);
  }

  @AfterEach
  void close() {
    office.workspace.faults().clear();
    office.close();
  }

  private String said(WorkspaceClient client, String text) {
    int before = ephemerals(client).size();
    client.command(Office.GENERAL, "/office-hours", text);
    ChatMessage reply =
        client.await("the reply", () -> ephemerals(client).stream().skip(before).findFirst());
    return reply.text() + "\n" + reply.json().path("blocks");
  }

  private static List<ChatMessage> ephemerals(WorkspaceClient client) {
    return client.messages(Office.GENERAL).stream().filter(ChatMessage::isEphemeral).toList();
  }

  private static String number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private ChatMessage message(String number, String containing) {
    return office
        .lena()
        .awaitMessage(
            Office.GENERAL,
            each ->
                !each.isEphemeral()
                    && each.text().startsWith("Request " + number)
                    && each.json().toString().contains(containing));
  }

  private ChatMessage own(WorkspaceClient client, String containing) {
    return client.awaitMessage(
        client.direct(), each -> each.json().toString().contains(containing));
  }

  @Test
  void aDecisionAnswersTheNextWhoAsks() {
    String number = number(said(office.ana(), "which embedding model should ticket search use?"));
    ChatMessage message = message(number, "triage_claim");
    assertThat(message.json().toString()).contains("retrieval", "Waiting for", "<!date^");

    office.lena().press(message, "triage_claim");
    message(number, "has it.");
    office
        .lena()
        .awaitMessage(
            Office.GENERAL, each -> each.isEphemeral() && each.text().contains("is yours"));
    String decided =
        said(
            office.lena(),
            "decide "
                + number
                + " bge-small, in house | ticket search got no better with a larger embedding model"
                + " | 90 | more languages");
    assertThat(decided).contains("is decided");
    own(office.ana(), "bge-small, in house");
    office.awaitAllDone();
    office.awaitIndexed();

    String second = said(office.bo(), "which embedding model should we use for ticket search?");

    assertThat(second)
        .contains("may already be answered", "This was decided on", "bge-small", "triage_answered");
    ChatMessage offer = own(office.bo(), "triage_answered");
    office.bo().press(offer, "triage_answered");
    own(office.bo(), "Answered by an existing decision");
    office.awaitAllDone();
    assertThat(said(office.lena(), "report"))
        .contains("Answered without an expert*\\n100 %", "*Open*\\n0, of which 0");
    assertThat(said(office.ana(), "decisions")).contains("bge-small, in house");
    assertThat(office.lena().messages(Office.GENERAL))
        .filteredOn(each -> each.text().startsWith("Request " + number(second)))
        .isEmpty();
  }

  @Test
  void whatThePlatformHasAlreadyIsNamedAndOneClickGoesOnToPeople() {
    String reply =
        said(office.ana(), "we want to build a parser for dates such as next Friday at 9");

    assertThat(reply).contains("The platform has this already: *date-parser*", "libs/when");
    ChatMessage offer = own(office.ana(), "triage_need");
    office.ana().press(offer, "triage_need");
    message(number(reply), "still needs help");
  }

  @Test
  void whoDoesNotGetToItIsPassedAndInTheEndTheOwnerIsAsked() {
    String number = number(said(office.ana(), "is our evaluation any good?"));
    ChatMessage message = message(number, "Waiting for");
    boolean lenaFirst = message.json().toString().contains("Waiting for <@" + Office.LENA);
    String second = lenaFirst ? Office.CHIDI : Office.LENA;

    office.clock.move(Duration.ofMinutes(11));
    message(number, "Waiting for <@" + second);
    office.clock.move(Duration.ofMinutes(11));
    message(number, "the pool's owner is asked");
    office.clock.move(Duration.ofMinutes(60));
    office.awaitAllDone();
    assertThat(said(office.chidi(), "claim " + number)).contains("is yours");
  }

  @Test
  void rightsAreCheckedOnEveryActAlsoOnOldButtons() {
    String number = number(said(office.ana(), "may prompts hold customer names?"));
    ChatMessage message = message(number, "triage_claim");

    office.bo().press(message, "triage_claim");
    office
        .bo()
        .awaitMessage(
            Office.GENERAL,
            each -> each.isEphemeral() && each.text().contains("Only experts of the pool"));
    assertThat(said(office.bo(), "withdraw " + number)).contains("Only whoever asked");
    assertThat(said(office.bo(), "show " + number)).contains("no request");
    assertThat(said(office.ana(), "decide " + number + " yes | because")).contains("Only experts");
    assertThat(said(office.lena(), "decide " + number + " no")).contains("The form is");
    assertThat(said(office.lena(), "decide " + number + " no | law | many"))
        .contains("a number from 1 to 3650");
    // Slack takes its time, so that the old button is still there to be pressed.
    office.workspace.faults().rateLimit("chat.update", 1_000, Duration.ofSeconds(1));
    assertThat(said(office.lena(), "decide " + number + " no | the law | 30"))
        .contains("is decided");
    office.lena().press(message, "triage_claim");
    office
        .lena()
        .awaitMessage(
            Office.GENERAL, each -> each.isEphemeral() && each.text().contains("is closed"));
  }

  @Test
  void askingBackHandingOverSortingAndSnoozingLeaveTheirTrace() {
    String number = number(said(office.ana(), "how do we cache <!channel> answers?"));
    message(number, "triage_ask");

    assertThat(said(office.lena(), "ask " + number + " which answers?"))
        .contains("is with the asker");
    own(office.ana(), "which answers?");
    assertThat(said(office.ana(), "tell " + number + " those of the booking assistant"))
        .contains("is updated");
    assertThat(said(office.lena(), "handover " + number + " @chidi.okafor")).contains(Office.CHIDI);
    assertThat(said(office.lena(), "handover " + number + " @ana.ruiz")).contains("not an expert");
    assertThat(said(office.ana(), "sort " + number + " safety critical because of customer data"))
        .contains("is reclassified");
    assertThat(said(office.ana(), "sort " + number + " nonsense"))
        .contains("The form is", "model-choice");
    assertThat(said(office.chidi(), "snooze " + number + " 2h")).contains("is snoozed");
    assertThat(said(office.chidi(), "snooze " + number + " soon")).contains("Give a duration");
    office.clock.move(Duration.ofHours(3));
    ChatMessage message = message(number, "back");

    assertThat(message.json().toString())
        .contains("safety and data", "critical", "those of the booking assistant");
    // A header marks nothing up; everywhere else it would call everybody.
    assertThat(message.text()).contains("&lt;!channel&gt;");
    assertThat(said(office.ana(), "queue")).contains("how do we cache");
    assertThat(said(office.bo(), "queue")).contains("Nothing that concerns you");
    assertThat(said(office.ana(), "claim"))
        .contains("Name the request", "`/office-hours claim 12`");
    assertThat(said(office.ana(), "help")).contains("`/office-hours` opens a form");
  }

  @Test
  void theFormFilesWhatWasFilledIn() throws IOException {
    office.ana().command(Office.GENERAL, "/office-hours", "");
    JsonNode form = office.ana().awaitModal();

    office
        .ana()
        .submit(
            form,
            new ObjectMapper()
                .readTree(
                    """
                    {"triage_question":{"triage_question":{"type":"plain_text_input","value":"one prompt or two?"}},
                     "triage_feature":{"triage_feature":{"type":"plain_text_input","value":"label reader"}},
                     "triage_blocks":{"triage_blocks":{"type":"plain_text_input","value":"the customer launch"}},
                     "triage_class":{"triage_class":{"type":"static_select","selected_option":{"value":"confidential","text":{"type":"plain_text","text":"confidential"}}}}}\
                    """));

    ChatMessage message = message("", "label reader");
    assertThat(message.json().toString())
        .contains("prompt", "high", "confidential data", "the customer launch");
    assertThat(said(office.ana(), "report"))
        .contains("Features that wait for a decision: label reader");
  }

  @Test
  void requestsOutliveTheProcessAndNothingIsSaidTwice() {
    String number = number(said(office.ana(), "is our evaluation any good?"));
    message(number, "Waiting for");
    office.awaitAllDone();
    office.stop();
    office.clock.move(Duration.ofMinutes(30));
    office.start();

    message(number, "did not respond");
    office.awaitAllDone();
    assertThat(office.lena().messages(Office.GENERAL))
        .filteredOn(each -> each.text().startsWith("Request " + number) && !each.isEphemeral())
        .hasSize(1);
  }

  @Test
  void aSlotIsBookedOnceAndBothGetItForTheirCalendars() throws Exception {
    String first = number(said(office.ana(), "which model reads labels best?"));
    String second = number(said(office.bo(), "may we cache the label reader's answers?"));
    String offered = said(office.ana(), "book " + first);
    Matcher slot = SLOT.matcher(offered);
    assertThat(slot.find()).as(offered).isTrue();

    assertThat(said(office.ana(), "book " + first + " " + slot.group(1)))
        .contains("booked for *Mon ", " 11:00–11:20 (Europe/Madrid)* with <@");
    message(first, "booked office hours");
    JsonNode file = own(office.ana(), "office-hours-" + first + ".ics").json().path("files").get(0);
    String calendar = download(file.path("id").asText());

    assertThat(calendar)
        .contains(
            "BEGIN:VCALENDAR",
            "METHOD:REQUEST",
            "mailto:ana.ruiz@harbourline.example",
            "UID:request-" + first + "@signalbox")
        .contains("SUMMARY:Office hours: request " + first, "DTSTART:", "DTEND:");
    WorkspaceClient expert =
        message(first, "booked").json().toString().contains("<@" + Office.LENA)
            ? office.lena()
            : office.chidi();
    own(expert, "office-hours-" + first + ".ics");
    assertThat(said(office.bo(), "book " + second + " " + slot.group(1)))
        .contains("There is no such slot");
    assertThat(said(office.bo(), "book " + first + " " + slot.group(1)))
        .doesNotContain("booked for");
  }

  @Test
  void theButtonGivesTheFreeSlotsAndWithoutTheScopeTheInvitationComesAsText() throws IOException {
    String number = number(said(office.ana(), "which model reads labels best?"));
    office.workspace.faults().refuse("files.getUploadURLExternal", 10, "missing_scope");
    office.lena().press(message(number, "triage_book"), "triage_book");
    JsonNode form = office.lena().awaitModal();
    String start =
        form.path("blocks").get(0).path("element").path("options").get(1).path("value").asText();

    office
        .lena()
        .submit(
            form,
            new ObjectMapper()
                .readTree(
                    """
                    {"triage_slot":{"triage_slot":{"type":"static_select","selected_option":{"value":"%s"}}}}\
                    """
                        .formatted(start)));

    ChatMessage invitation = own(office.ana(), "BEGIN:VCALENDAR");
    assertThat(invitation.text()).contains("needs files:write", "UID:request-" + number);
  }

  @Test
  void whatSaysNothingReachesNobodyAndAWrongFieldIsToldUnderItself() throws IOException {
    assertThat(said(office.ana(), "asdf")).contains("asked nobody");
    office.ana().command(Office.GENERAL, "/office-hours", "");
    JsonNode form = office.ana().awaitModal();
    assertThat(submitted(office.ana(), form, "triage_question", "hello").path("errors").toString())
        .contains("triage_question");
    office.ana().close(form);

    String number = number(said(office.ana(), "which model reads labels best?"));
    office.lena().press(message(number, "triage_decide"), "triage_decide");
    JsonNode decide = office.lena().awaitModal();

    assertThat(
            office
                .lena()
                .submit(
                    decide,
                    new ObjectMapper()
                        .readTree(
                            """
                            {"triage_what":{"triage_what":{"value":"the small one"}},
                             "triage_why":{"triage_why":{"value":"it is enough"}},
                             "triage_days":{"triage_days":{"value":"soon"}}}\
                            """))
                .path("errors")
                .toString())
        .contains("triage_days")
        .doesNotContain("triage_what");
    assertThat(said(office.lena(), "queue")).contains("which model reads labels best?");
    assertThat(office.lena().messages(Office.GENERAL))
        .noneMatch(each -> each.text().contains("asdf"));
  }

  private static JsonNode submitted(
      WorkspaceClient client, JsonNode form, String field, String text) {
    var state = new ObjectMapper().createObjectNode();
    state.putObject(field).putObject(field).put("type", "plain_text_input").put("value", text);
    return client.submit(form, state);
  }

  @Test
  void aSlotFollowsItsRequestAndThoseWhoHaveItAreTold() throws Exception {
    String first = number(said(office.ana(), "which model reads labels best?"));
    assertThat(said(office.lena(), "claim " + first)).contains("is yours");
    assertThat(said(office.ana(), "book " + first + " " + freeSlot(first, 0)))
        .contains("booked for", Office.LENA);

    assertThat(said(office.lena(), "handover " + first + " @chidi.okafor")).contains(Office.CHIDI);

    own(office.ana(), "its slot stays");
    own(office.chidi(), "its slot stays");
    JsonNode file = own(office.lena(), "is with <@" + Office.CHIDI).json().path("files").get(0);
    assertThat(download(file.path("id").asText())).contains("METHOD:CANCEL", "lena.hoffmann@");
    message(first, "moved with the request");

    assertThat(said(office.ana(), "withdraw " + first)).contains("withdrawn");
    own(office.chidi(), "is cancelled. The request is closed");
    String second = number(said(office.bo(), "may we cache the label reader's answers?"));
    assertThat(said(office.bo(), "book " + second)).contains(freeSlot(second, 0));
  }

  private String freeSlot(String number, int index) {
    Matcher slot = SLOT.matcher(said(office.ana(), "book " + number));
    for (int i = 0; i <= index; i++) {
      assertThat(slot.find()).isTrue();
    }
    return slot.group(1);
  }

  private String download(String file) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(office.workspace.address().resolve("files/" + file)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
