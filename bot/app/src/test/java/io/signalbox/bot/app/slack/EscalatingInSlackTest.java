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

/** {@code /escalate} and {@code /oncall} over the real socket, the bot's clock held by the test. */
class EscalatingInSlackTest {
  private static final String SETTINGS =
      """
      escalation:
        fallback: "@lena.hoffmann"
        policies:
          payments:
            teams: [payments]
            chain: [primary, secondary, "@bo.lindqvist"]
            acknowledge-within: 5m
            rounds: 1
      """;
  private static final Pattern NUMBER = Pattern.compile("Escalation (\\d+)");

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    office = Office.open(folder, SETTINGS);
  }

  @AfterEach
  void close() {
    office.workspace.faults().clear();
    office.close();
  }

  private ChatMessage said(WorkspaceClient client, String command, String text) {
    int before = ephemerals(client).size();
    client.command(Office.GENERAL, command, text);
    return client.await(
        "what " + command + " says", () -> ephemerals(client).stream().skip(before).findFirst());
  }

  private static List<ChatMessage> ephemerals(WorkspaceClient client) {
    return client.messages(Office.GENERAL).stream().filter(ChatMessage::isEphemeral).toList();
  }

  private ChatMessage message() {
    return office
        .ana()
        .awaitMessage(Office.GENERAL, each -> each.isByApp() && isAnEscalations(each));
  }

  private static boolean isAnEscalations(ChatMessage each) {
    return !each.isEphemeral() && each.text().startsWith("Escalation ");
  }

  private ChatMessage page(WorkspaceClient client) {
    return client.awaitMessage(
        client.direct(), each -> each.json().toString().contains("Reported by"));
  }

  private void awaitMessageWith(String text) {
    office
        .ana()
        .awaitMessage(
            Office.GENERAL, each -> isAnEscalations(each) && each.json().toString().contains(text));
  }

  private String number() {
    Matcher matcher = NUMBER.matcher(message().text());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void whoIsOnCallIsPagedAndAcknowledgesWithAButton() {
    ChatMessage reply =
        said(office.ana(), "/escalate", "payments SEV2 the ledger replica lags behind");

    assertThat(reply.text()).contains("Escalation", "is open");
    ChatMessage page = page(office.chidi());
    assertThat(page.json().toString())
        .contains("escalation_ack", "escalation_not_me", "escalation_handover", "<!date^");
    office.chidi().press(page, "escalation_ack");

    awaitMessageWith("<@" + Office.CHIDI + "> has it");
    office
        .chidi()
        .awaitMessage(office.chidi().direct(), each -> each.json().toString().contains("has it"));
    ChatMessage message = message();
    office.ana().awaitReply(message, each -> each.text().contains("First steps"));
    office.awaitAllDone();
    assertThat(office.ana().messages(Office.GENERAL))
        .filteredOn(each -> isAnEscalations(each))
        .hasSize(1);
  }

  @Test
  void theChainMovesOnPastAnEmptyStepAndFallsBackLoudly() {
    said(office.ana(), "/escalate", "payments SEV2 checkout returns 500s");
    page(office.chidi());

    office.clock.move(Duration.ofMinutes(6));
    page(office.bo());
    ChatMessage message = message();
    office.ana().awaitReply(message, each -> each.text().contains("Nobody is second on call"));
    office.clock.move(Duration.ofMinutes(6));
    page(office.lena());
    office.ana().awaitReply(message, each -> each.text().contains("calling the fallback"));
  }

  @Test
  void timersOutliveTheProcessAndRunOnceWhenTheyAreOverdue() {
    said(office.ana(), "/escalate", "payments SEV2 checkout returns 500s");
    page(office.chidi());
    office.awaitAllDone();
    office.stop();

    office.clock.move(Duration.ofMinutes(30));
    office.start();

    page(office.bo());
    office.awaitAllDone();
    assertThat(office.bo().messages(office.bo().direct()))
        .filteredOn(each -> each.json().toString().contains("Reported by"))
        .hasSize(1);
    assertThat(office.chidi().messages(office.chidi().direct()))
        .filteredOn(each -> each.json().toString().contains("Reported by"))
        .hasSize(1);
  }

  @Test
  void slackAnswering429And500AndLosingRepliesChangesNothing() {
    office.workspace.faults().rateLimit("chat.postMessage", 2, Duration.ofSeconds(1));
    office.workspace.faults().loseReplies("chat.postMessage", 1);

    said(office.ana(), "/escalate", "payments SEV2 checkout returns 500s");

    page(office.chidi());
    office.awaitAllDone();
    assertThat(office.chidi().messages(office.chidi().direct())).hasSize(1);
    assertThat(office.ana().messages(Office.GENERAL))
        .filteredOn(each -> isAnEscalations(each))
        .hasSize(1);
  }

  @Test
  void aSecondReportJoinsAndOthersMayNotAnswerByButtonOrByText() {
    said(office.ana(), "/escalate", "payments SEV2 checkout returns 500s");
    page(office.chidi());
    String number = number();

    assertThat(said(office.lena(), "/escalate", "payments SEV2 me too").text())
        .contains("part of it now");
    office.lena().press(message(), "escalation_ack");
    assertThat(
            office
                .lena()
                .await(
                    "a refusal",
                    () ->
                        ephemerals(office.lena()).stream()
                            .filter(each -> each.text().contains("Only those who were paged"))
                            .findFirst()))
        .isNotNull();
    assertThat(said(office.lena(), "/escalate", "ack " + number).text())
        .contains("Only those who were paged");
    assertThat(said(office.lena(), "/escalate", "timeline 999").text())
        .contains("no escalation 999");
  }

  @Test
  void everythingGoesByTextAndTheTimelineIsMarkdown() {
    said(office.ana(), "/escalate", "payments SEV1 checkout returns 500s");
    page(office.chidi());
    String number = number();

    assertThat(said(office.chidi(), "/escalate", "handover " + number).text())
        .contains("handover 12 @name");
    assertThat(said(office.chidi(), "/escalate", "handover " + number + " @marta.silva").text())
        .contains("goes to");
    page(office.workspace.client("U0MARTASI0"));
    assertThat(said(office.chidi(), "/escalate", "ack").text()).contains("is yours");
    assertThat(said(office.ana(), "/escalate", "update " + number + " rolling back").text())
        .contains("is updated");
    assertThat(said(office.ana(), "/escalate", "resolve " + number + " rolled back").text())
        .contains("is resolved");
    String timeline = said(office.ana(), "/escalate", "timeline " + number).text();
    office
        .ana()
        .awaitMessage(
            office.ana().direct(),
            each -> each.json().toString().contains("escalation-" + number + ".md"));
    assertThat(timeline)
        .contains("escalation " + number + ", payments", "Europe/Madrid", "## Open questions")
        .contains("Ana Ruiz escalated", "Chidi Okafor handed it over to Marta Silva")
        .contains("Ana Ruiz resolved it: rolled back");
    assertThat(said(office.ana(), "/escalate", "list").text()).contains("No escalation is open");
  }

  @Test
  void whatIsAmbiguousIsSaidBeforeItIsDone() {
    ChatMessage asked = said(office.ana(), "/escalate", "the paymnts team something is slow");
    assertThat(asked.json().toString()).contains("page whoever is on call", "Page payments now");
    assertThat(office.ana().messages(Office.GENERAL)).noneMatch(each -> isAnEscalations(each));

    office.ana().press(asked, "escalation_page_now_0");
    office.ana().press(asked, "escalation_page_now_0");
    page(office.chidi());
    office.awaitAllDone();

    assertThat(office.ana().messages(Office.GENERAL))
        .filteredOn(each -> isAnEscalations(each))
        .hasSize(1);
    assertThat(said(office.ana(), "/escalate", "payments").text()).contains("Say what is wrong");
    assertThat(said(office.ana(), "/escalate", "zzyzx").text()).contains("I know no service");
    assertThat(said(office.ana(), "/escalate", "help").text()).contains("/escalate list");
  }

  @Test
  void theFormEscalatesTooAndSaysWhatIsWrongWithIt() throws IOException {
    office.ana().command(Office.GENERAL, "/escalate", "");
    JsonNode form = office.ana().awaitModal();

    JsonNode wrong = office.ana().submit(form, filled("zzyzx"));
    assertThat(wrong.toString()).contains("I know no service");
    office.ana().submit(form, filled("payments"));

    assertThat(page(office.chidi()).text()).contains("it burns");
  }

  private static JsonNode filled(String service) throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"escalation_service": {"escalation_service": {"value": "%s"}},
             "escalation_severity": {"escalation_severity": {"selected_option": {"value": "SEV2"}}},
             "escalation_text": {"escalation_text": {"value": "it burns"}}}
            """
                .formatted(service));
  }

  @Test
  void onCallAnswersAndTakesOverridesThatPagesFollow() {
    assertThat(said(office.ana(), "/oncall", "payments").text()).contains("Chidi Okafor");
    assertThat(said(office.ana(), "/oncall", "").text()).contains("*identity*  Ana Ruiz");
    assertThat(said(office.ana(), "/oncall", "gaps").text()).contains("no gap in the next 14 days");
    assertThat(said(office.ana(), "/oncall", "next payments").text()).contains("no handover");
    assertThat(said(office.ana(), "/oncall", "override payments").text()).contains("The form is");
    assertThat(
            said(office.lena(), "/oncall", "override payments @bo.lindqvist today 0:00 to 23:59")
                .text())
        .contains("Only the team payments");
    assertThat(
            said(office.chidi(), "/oncall", "override payments @bo.lindqvist today 0:00 to 23:59")
                .text())
        .contains("I told them");
    assertThat(
            said(office.chidi(), "/oncall", "override payments @bo.lindqvist today 0:00 to 23:59")
                .text())
        .endsWith("already.");
    assertThat(said(office.chidi(), "/oncall", "overrides").text())
        .contains(" 00:00 to ", " 23:59 (Europe/Berlin)")
        .doesNotContain("<!date", "\n");
    assertThat(said(office.ana(), "/oncall", "payments").text()).contains("Bo Lindqvist");
    assertThat(
            said(
                    office.chidi(),
                    "/oncall",
                    "override payments secondary @bo.lindqvist today 0:00 to 23:59")
                .text())
        .contains("They are then both primary and secondary.");
    assertThat(said(office.ana(), "/oncall", "payments").text())
        .contains("The secondary is the same person")
        .containsOnlyOnce("Bo Lindqvist");

    said(office.ana(), "/escalate", "payments SEV2 checkout returns 500s");
    page(office.bo());
  }

  @Test
  void theHomePageShowsWhatConcernsOne() {
    said(office.ana(), "/escalate", "payments SEV2 checkout returns 500s");
    page(office.chidi());

    office.chidi().openHome();

    JsonNode home =
        office
            .chidi()
            .await(
                "a home page",
                () -> office.chidi().home().filter(each -> each.toString().contains("500s")));
    assertThat(home.toString()).contains("Escalations");
  }
}
