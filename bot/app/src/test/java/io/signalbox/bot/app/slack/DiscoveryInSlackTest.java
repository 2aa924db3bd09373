package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.tools.workflow.discovery.AgentDiscovery;
import io.signalbox.tools.workflow.discovery.EgressLogScanner;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /agents discover}: what was found is told to nobody but on an admin's word. */
class DiscoveryInSlackTest {
  private static final String LOG =
      """
      1763892000.123 842 10.0.3.7 TCP_TUNNEL/200 5219 CONNECT api.openai.com:443 bo.lindqvist HIER_DIRECT/1.2.3.4 -
      1763892360.004 120 10.0.9.21 TCP_TUNNEL/200 1100 CONNECT api.groq.com:443 - HIER_DIRECT/1.2.3.5 -
      {"user": "<!channel> & co", "host": "api.anthropic.com"}
      """;

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    office = Office.open(folder, "gateway: {port: 0}\n", withAHostileBot(SampleWorkspace.seed()));
    office.awaitDirectory();
    for (EgressLogScanner.Sighting each :
        EgressLogScanner.ofKnownVendors().read(new StringReader(LOG)).sightings()) {
      office
          .agents()
          .discoveries()
          .see(AgentDiscovery.DiscoveryKind.EGRESS, each.client(), each.seen());
    }
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static WorkspaceSeed withAHostileBot(WorkspaceSeed seed) {
    List<WorkspaceSeed.OtherBot> bots = new ArrayList<>(seed.bots());
    bots.add(new WorkspaceSeed.OtherBot("U0HOSTILEB", "hostile", "<!here> *bold* <http://x|y>"));
    return new WorkspaceSeed(
        seed.team(), seed.app(), seed.people(), bots, seed.groups(), seed.channels());
  }

  private ChatMessage said(WorkspaceClient client, String command, String text) {
    int before = ephemerals(client).size();
    client.command(Office.GENERAL, command, text);
    return next(client, before);
  }

  private static ChatMessage next(WorkspaceClient client, int before) {
    return client.await(
        "what the bot says", () -> ephemerals(client).stream().skip(before).findFirst());
  }

  private static List<ChatMessage> ephemerals(WorkspaceClient client) {
    return client.messages(Office.GENERAL).stream().filter(ChatMessage::isEphemeral).toList();
  }

  private static JsonNode letter(String to, String text) throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"person": {"person": {"selected_user": "%s"}}, "text": {"text": {"value": "%s"}}}
            """
                .formatted(to, text));
  }

  /** The number that the list has for what contains this. */
  private static String number(ChatMessage list, String what) {
    return list.blocks().stream()
        .map(block -> block.path("text").path("text").asText())
        .filter(text -> text.contains(what))
        .map(text -> text.replaceFirst("(?s)^\\*(\\d+)\\*.*$", "$1"))
        .findFirst()
        .orElseThrow();
  }

  /** Presses the button of the entry that contains this. */
  private static void press(WorkspaceClient client, ChatMessage list, String what, String action) {
    String number = number(list, what);
    JsonNode block =
        list.blocks().stream()
            .filter(one -> one.path("elements").path(0).path("value").asText().equals(number))
            .findFirst()
            .orElseThrow();
    client.use(
        list,
        new ObjectMapper()
            .createObjectNode()
            .put("blockId", block.path("block_id").asText())
            .put("actionId", action));
  }

  @Test
  void anAdminSeesWhoTalksToVendorsAndOtherBotsWithTheirLikelyOwners() {
    String list = said(office.ana(), "/agents", "discover").json().toString();

    assertThat(list)
        .contains("bo.lindqvist talk to OpenAI (once)", "10.0.9.21 talk to Groq")
        .contains("Standup Helper", "Payments Reply Bot")
        .contains("Perhaps of <@U0BOLINDQ0>")
        .contains("Dismiss", "Message the owner");
  }

  @Test
  void whateverABotOrALogIsCalledIsText() {
    String list = said(office.ana(), "/agents", "discover").json().toString();

    assertThat(list)
        .doesNotContain("<!here>", "<!channel>", "<http://x")
        .contains("&lt;!here&gt;", "&lt;!channel&gt; &amp; co");
  }

  @Test
  void whatAnAdminChangedIsSentOnceAndWrittenDown() throws IOException {
    ChatMessage list = said(office.ana(), "/agents", "discover");
    press(office.ana(), list, "bo.lindqvist talk", "agent_write");
    JsonNode form = office.ana().awaitModal();
    assertThat(form.toString()).contains("Nobody is in trouble", Office.BO);

    JsonNode result =
        office.ana().submit(form, letter(Office.BO, "Hi Bo, <!channel> is that yours?"));

    assertThat(result.path("result").asText()).isEqualTo("updated");
    office.bo().awaitMessage(office.bo().direct(), m -> m.text().contains("is that yours?"));
    office.awaitAllDone();
    List<ChatMessage> letters =
        office.bo().messages(office.bo().direct()).stream()
            .filter(m -> m.text().contains("is that yours?"))
            .toList();
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().text()).contains("&lt;!channel&gt;");
    assertThat(office.audited()).contains("agent.invite discovery " + number(list, "bo.lindqvist"));

    int before = ephemerals(office.ana()).size();
    press(office.ana(), list, "bo.lindqvist talk", "agent_write");
    assertThat(next(office.ana(), before).text()).contains("already been decided");
    assertThat(said(office.ana(), "/agents", "discover").json().toString())
        .doesNotContain("bo.lindqvist talk");
  }

  @Test
  void aFormThatTwoAdminsHaveOpenSendsOneMessage() throws IOException {
    ChatMessage anas = said(office.ana(), "/agents", "discover");
    press(office.ana(), anas, "10.0.9.21", "agent_write");
    JsonNode form = office.ana().awaitModal();
    said(office.ana(), "/agents", "dismiss " + number(anas, "10.0.9.21"));

    JsonNode result = office.ana().submit(form, letter(Office.BO, "too late"));

    assertThat(result.path("errors").toString()).contains("no open discovery");
    office.awaitAllDone();
    assertThat(office.bo().messages(office.bo().direct())).isEmpty();
  }

  @Test
  void whatIsNothingIsPutAsideAndStaysSo() {
    ChatMessage list = said(office.ana(), "/agents", "discover");
    int before = ephemerals(office.ana()).size();

    press(office.ana(), list, "Standup Helper", "agent_dismiss");

    assertThat(next(office.ana(), before).text()).contains("Dismissed");
    ChatMessage after =
        office
            .ana()
            .awaitMessage(
                Office.GENERAL,
                m -> m.ts().equals(list.ts()) && !m.json().toString().contains("Standup Helper"));
    assertThat(after.json().toString()).contains("Payments Reply Bot");
    assertThat(said(office.ana(), "/agents", "discover").json().toString())
        .doesNotContain("Standup Helper");
    assertThat(office.audited())
        .contains("agent.dismiss discovery " + number(list, "Standup Helper"));
  }

  @Test
  void nobodyButAnAdminLooksSendsOrPutsAside() {
    assertThat(said(office.chidi(), "/agents", "discover").text())
        .contains("Only platform or workspace admins");
    assertThat(said(office.chidi(), "/agents", "dismiss 1").text())
        .contains("Only platform or workspace admins");
    assertThat(said(office.chidi(), "/agents", "invite bo.lindqvist 1").text())
        .contains("Only platform or workspace admins");
    office.awaitAllDone();
    assertThat(office.bo().messages(office.bo().direct())).isEmpty();
  }

  @Test
  void aRegisteredAgentIsNoDiscoveryAnyMore() {
    String before = said(office.ana(), "/agents", "discover").json().toString();
    said(
        office.ana(),
        "/register-agent",
        "{name: payments-reply-bot, purpose: replies, team: payments, owner: ana.ruiz}");

    String after = said(office.ana(), "/agents", "discover").json().toString();

    assertThat(before).contains("payments-reply-bot");
    assertThat(after).doesNotContain("payments-reply-bot").contains("standup-helper");
  }

  @Test
  void textDoesWhatTheButtonsDoAndSaysTheRightForm() {
    ChatMessage list = said(office.ana(), "/agents", "discover");
    String number = number(list, "10.0.9.21");

    for (String wrong : List.of("dismiss", "dismiss x", "dismiss -1", "dismiss 99999999999")) {
      assertThat(said(office.ana(), "/agents", wrong).text()).contains("/agents dismiss 3");
    }
    assertThat(said(office.ana(), "/agents", "dismiss 999").text()).contains("no open discovery");
    assertThat(said(office.ana(), "/agents", "invite").text()).contains("/agents invite @name");
    assertThat(said(office.ana(), "/agents", "invite nobody.here 1").text())
        .contains("/agents invite @name");
    assertThat(said(office.ana(), "/agents", "invite @bo.lindqvist " + number).text())
        .contains("I am writing to");
    office
        .bo()
        .awaitMessage(office.bo().direct(), m -> m.text().contains("10.0.9.21 talk to Groq"));
    assertThat(said(office.ana(), "/agents", "invite @bo.lindqvist " + number).text())
        .contains("no open discovery");
  }

  @Test
  void anAdminWritesAboutWhatNoLogHas() {
    assertThat(said(office.ana(), "/agents", "invite bo.lindqvist a script talks to OpenAI").text())
        .contains("I am writing to");

    office
        .bo()
        .awaitMessage(office.bo().direct(), m -> m.text().contains("a script talks to OpenAI"));
  }

  /** A message of the app with a button whose value somebody made up. */
  private ChatMessage forged(WorkspaceClient client, String action, String value) throws Exception {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(office.workspace.apiUrl().toString());
    String ts =
        Slack.getInstance(config)
            .methods(office.workspace.botToken())
            .chatPostMessage(
                r ->
                    r.channel(client.userId())
                        .text("x")
                        .blocksAsString(
                            """
                            [{"type": "actions", "elements": [{"type": "button", "action_id": "%s", "value": "%s",
                              "text": {"type": "plain_text", "text": "x"}}]}]
                            """
                                .formatted(action, value)))
            .getTs();
    return client.awaitMessage(client.direct(), m -> m.ts().equals(ts));
  }

  @Test
  void aButtonWithAnotherValueChangesNothing() throws Exception {
    ChatMessage list = said(office.ana(), "/agents", "discover");

    for (String value : List.of("0", "-1", "1; DROP TABLE agent", "99999999999999999999")) {
      office.ana().press(forged(office.ana(), "agent_write", value), "agent_write");
      office.ana().press(forged(office.ana(), "agent_dismiss", value), "agent_dismiss");
    }
    String real = number(list, "10.0.9.21");
    office.chidi().press(forged(office.chidi(), "agent_dismiss", real), "agent_dismiss");
    office.chidi().press(forged(office.chidi(), "agent_write", real), "agent_write");

    assertThat(office.ana().modal()).isEmpty();
    assertThat(office.chidi().modal()).isEmpty();
    assertThat(said(office.ana(), "/agents", "discover").blocks()).hasSameSizeAs(list.blocks());
  }
}
