package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.person.ImpossibleActException;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.workflow.agent.Agents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /register-agent} and {@code /agents} over the real socket. */
class AgentsInSlackTest {
  private static final String SETTINGS =
      """
      providers: {p: {kind: openai, base-url: "%s"}}
      routes:
        small-chat:
          {kind: chat, provider: p, model: m, callers: ["*"], price: {input: 0.1, output: 0.4}, data-class: restricted}
      gateway: {port: 0}
      agents:
        approvers: ["@lena.hoffmann"]
        approve-within: 2h
      """;
  private static final Pattern KEY = Pattern.compile("sbx-[A-Za-z0-9_-]+");

  private final ScriptedUpstream upstream =
      new ScriptedUpstream(ScriptedUpstream.whole(200, ScriptedUpstream.completion("Hello!")));
  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    office = Office.open(folder, SETTINGS.formatted(upstream.baseUrl()));
    office.awaitDirectory();
  }

  @AfterEach
  void close() {
    office.close();
    upstream.close();
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

  private static JsonNode filled(String name, String owner, String data) throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"name": {"name": {"value": "%s"}},
             "purpose": {"purpose": {"value": "sums up <!channel> & incidents"}},
             "team": {"team": {"value": "payments"}},
             "owner": {"owner": {"selected_user": "%s"}},
             "keys": {"keys": {"selected_option": {"value": "PERSONAL"}}},
             "data": {"data": {"selected_option": {"value": "%s"}}},
             "people": {"people": {"value": "12"}}}
            """
                .formatted(name, owner, data));
  }

  @Test
  void theFormRegistersAndShowsItsOwnerAKeyThatNoMessageHolds() throws IOException {
    office.chidi().command(Office.GENERAL, "/register-agent", "");
    JsonNode form = office.chidi().awaitModal();

    office.chidi().submit(form, filled("Incident Digest", Office.CHIDI, "INTERNAL"));

    JsonNode shown =
        office
            .chidi()
            .await(
                "the key",
                () -> office.chidi().modal().filter(m -> KEY.matcher(m.toString()).find()));
    assertThat(shown.toString()).contains("personal key", "OPENAI_BASE_URL", "small-chat");
    ChatMessage direct =
        office
            .chidi()
            .awaitMessage(
                office.chidi().direct(), m -> m.json().toString().contains("incident-digest"));
    assertThat(direct.json().toString()).doesNotContain("sbx-", "<!channel>");
    assertThat(said(office.chidi(), "/agents", "show incident-digest").text())
        .contains("moderate", "no keys of its own", "a deputy");
  }

  @Test
  void theKeyCallsAModelAndTheAuditSeesTheCall() throws Exception {
    String base = office.serveGateway();
    office.chidi().command(Office.GENERAL, "/register-agent", "");
    office.chidi().submit(office.chidi().awaitModal(), filled("digest", Office.CHIDI, "INTERNAL"));
    String shown =
        office
            .chidi()
            .await(
                "the key",
                () -> office.chidi().modal().filter(m -> KEY.matcher(m.toString()).find()))
            .toString();
    Matcher key = KEY.matcher(shown);
    assertThat(key.find()).isTrue();
    assertThat(shown).contains(base);

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                    .header("Authorization", "Bearer " + key.group())
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"model\":\"small-chat\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.body()).contains("Hello!");
    Office.await(
        "the call in the audit",
        () ->
            said(office.chidi(), "/agents", "audit")
                .json()
                .toString()
                .contains("*Calls in 30 days*\\n1"));
  }

  @Test
  void anothersAgentGivesNoKeyAndItsOwnerGetsOneByAButton() throws IOException {
    office.ana().command(Office.GENERAL, "/register-agent", "");
    JsonNode form = office.ana().awaitModal();
    office.ana().submit(form, filled("digest", Office.CHIDI, "INTERNAL"));
    ChatMessage direct =
        office
            .chidi()
            .awaitMessage(office.chidi().direct(), m -> m.json().toString().contains("digest"));

    assertThat(said(office.ana(), "/agents", "key digest").text()).contains("Only its owner");
    office.chidi().press(direct, "agent_key");

    JsonNode shown = office.chidi().awaitModal();
    Matcher key = KEY.matcher(shown.toString());
    assertThat(key.find()).isTrue();
  }

  @Test
  void approversAreAskedAndTheirClockRunsOut() throws IOException {
    office.chidi().command(Office.GENERAL, "/register-agent", "");
    office
        .chidi()
        .submit(office.chidi().awaitModal(), filled("mailer", Office.CHIDI, "CONFIDENTIAL"));
    ChatMessage asked =
        office
            .lena()
            .awaitMessage(office.lena().direct(), m -> m.json().toString().contains("Approve"));
    assertThat(said(office.chidi(), "/agents", "key mailer").text())
        .contains("waiting for approval");

    office.clock.move(Duration.ofHours(3));

    office
        .lena()
        .awaitMessage(
            office.lena().direct(),
            m -> m.ts().equals(asked.ts()) && m.json().toString().contains("nobody answered"));
    assertThat(said(office.lena(), "/agents", "allow mailer").text())
        .contains("not waiting for approval");
  }

  @Test
  void textDoesWhatTheFormDoesAndSaysWhatIsWrong() {
    assertThat(said(office.ana(), "/register-agent", "nam: x").text())
        .contains("cannot be read", "'purpose' is required", "{name: poet, purpose:")
        .doesNotContain("ConfigProblem");
    assertThat(
            said(
                    office.ana(),
                    "/register-agent",
                    "{name: poet, purpose: writes poems, team: data, owner: ana.ruiz}")
                .text())
        .contains("registered", "Risk *low*");
    assertThat(said(office.ana(), "/agents", "show poet").text())
        .contains("<@" + Office.ANA + ">: registered");
    assertThat(said(office.ana(), "/agents", "audit").json().toString()).contains("poet", "score");
    assertThat(said(office.ana(), "/agents", "roadmap").json().toString()).contains("writes poems");
    assertThat(said(office.ana(), "/agents", "dance").text()).contains("/agents list");
    assertThat(said(office.ana(), "/agents", "show nobody").text()).contains("no agent");
  }

  /** Presses a button on somebody's home page once, which may be drawn anew in the same moment. */
  private void pressAtHome(WorkspaceClient client, String with, String action) {
    for (int attempts = 20; ; attempts--) {
      JsonNode home = home(client, with);
      try {
        press(client, home, action);
        return;
      } catch (ImpossibleActException gone) {
        if (attempts == 0) {
          throw gone;
        }
      }
    }
  }

  private static void press(WorkspaceClient client, JsonNode home, String action) {
    for (JsonNode block : home.path("blocks")) {
      for (JsonNode element : block.path("elements")) {
        if (element.path("action_id").asText().equals(action)) {
          client.use(
              home,
              new ObjectMapper()
                  .createObjectNode()
                  .put("blockId", block.path("block_id").asText())
                  .put("actionId", action));
          return;
        }
      }
    }
    throw new AssertionError("the home page has no button " + action);
  }

  private JsonNode home(WorkspaceClient client, String with) {
    return client.await(
        "a home page",
        () -> {
          client.openHome();
          return client.home().filter(each -> each.toString().contains(with));
        });
  }

  @Test
  void theHomePageShowsItsOwnerTheKeyAndAnApproverWhatWaits() throws IOException {
    office.chidi().command(Office.GENERAL, "/register-agent", "");
    JsonNode form = office.chidi().awaitModal();
    office.chidi().submit(form, filled("mailer", Office.CHIDI, "CONFIDENTIAL"));

    pressAtHome(office.lena(), "*Approval*", "agent_allow");

    office
        .lena()
        .awaitMessage(office.lena().direct(), m -> m.text().contains("registered, risk high"));
    office.chidi().close(office.chidi().awaitModal());
    pressAtHome(office.chidi(), "Show key", "agent_key");
    assertThat(office.chidi().awaitModal().toString()).containsPattern(KEY);
  }

  @Test
  void theHomePageOpensTheForms() throws IOException {
    pressAtHome(office.bo(), "You don't own any agents", "agent_open_form");
    JsonNode form = office.bo().awaitModal();
    assertThat(form.toString()).contains("Register an agent");
    office.bo().close(form);

    pressAtHome(office.bo(), "You don't own any agents", "agent_open_start");

    assertThat(office.bo().awaitModal().toString()).contains("What is it written in?");
  }

  private static JsonNode manifest(String yaml) {
    ObjectMapper mapper = new ObjectMapper();
    return mapper
        .createObjectNode()
        .set(
            "manifest",
            mapper
                .createObjectNode()
                .set("manifest", mapper.createObjectNode().put("value", yaml)));
  }

  @Test
  void aManifestFillsTheFormWithItsOwnerFoundInSlack() {
    office.chidi().command(Office.GENERAL, "/register-agent", "manifest");
    JsonNode paste = office.chidi().awaitModal();

    JsonNode many =
        office
            .chidi()
            .submit(paste, manifest("agents: [{name: a, purpose: a}, {name: b, purpose: b}]"));
    JsonNode form =
        office
            .chidi()
            .submit(paste, manifest("name: digest\npurpose: sums up\nowner: '@lena.hoffmann'"));

    assertThat(many.path("errors").toString()).contains("takes one agent, and this has 2");
    assertThat(form.path("view").toString())
        .contains("\"initial_user\":\"" + Office.LENA + "\"", "sums up");
  }

  @Test
  void anAgentWhoseOwnerLeftCanBeGivenToSomebodyElse() throws IOException {
    AgentProfile orphan =
        AgentManifest.parse("{name: digest, purpose: sums up, owner: '@pavel.novak'}").getFirst();
    office.agents().agents().register(orphan, Agents.COMMAND_LINE);

    office.ana().command(Office.GENERAL, "/register-agent", "digest");
    JsonNode form = office.ana().awaitModal();
    office.ana().submit(form, filled("digest", Office.BO, "INTERNAL"));

    office.bo().awaitMessage(office.bo().direct(), m -> m.json().toString().contains("digest"));
    assertThat(said(office.bo(), "/agents", "show digest").text()).contains("<@U0BOLINDQ0>");
  }

  @Test
  void whoIsAskedASecondTimeIsToldBelowTheMessageThatChanged() throws IOException {
    office.chidi().command(Office.GENERAL, "/register-agent", "");
    office
        .chidi()
        .submit(office.chidi().awaitModal(), filled("mailer", Office.CHIDI, "CONFIDENTIAL"));
    ChatMessage asked =
        office
            .lena()
            .awaitMessage(office.lena().direct(), m -> m.json().toString().contains("Approve"));
    said(office.lena(), "/agents", "refuse mailer too little is said");

    said(
        office.chidi(),
        "/register-agent",
        "{name: mailer, purpose: answers mail, team: payments, owner: chidi.okafor, data-class:"
            + " confidential}");

    office.lena().awaitReply(asked, m -> m.text().contains("mailer is waiting for your approval"));
  }

  @Test
  void whatIsMissingOrEmptyGetsASentence() {
    assertThat(said(office.ana(), "/agents", "waiting").text()).contains("No agent is waiting");
    assertThat(said(office.ana(), "/agents", "roadmap").text()).contains("no demand to see");
    for (String word : List.of("show", "key", "allow", "except", "refuse", "retire")) {
      assertThat(said(office.ana(), "/agents", word).text()).contains("/agents " + word + " NAME");
      assertThat(said(office.ana(), "/agents", word + " <!here>").text())
          .doesNotContain("<!here>")
          .contains("no agent");
    }
  }

  @Test
  void aNewNameOpensTheFormWithIt() {
    office.chidi().command(Office.GENERAL, "/register-agent", "Incident Digest");

    assertThat(office.chidi().awaitModal().toString())
        .contains("\"initial_value\":\"incident-digest\"");
  }
}
