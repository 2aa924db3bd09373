package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.workspace.ChatMessage;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of single escalations, over the real socket and Web API. */
class IncidentChannelTest {
  private static final String SETTINGS =
      """
      escalation:
        own-channel: {severities: [SEV1, SEV2], archive-after: 1h}
        policies:
          payments: {teams: [payments], chain: [primary], acknowledge-within: 10h}
      """;
  private static final Pattern CHANNEL = Pattern.compile("<#(C[A-Z0-9]+)>");

  @TempDir private Path folder;
  private Office office;

  @AfterEach
  void close() {
    office.workspace.faults().clear();
    office.close();
  }

  private ChatMessage escalate(String text) {
    office.ana().command(Office.GENERAL, "/escalate", text);
    return office
        .ana()
        .awaitMessage(
            Office.GENERAL, each -> !each.isEphemeral() && each.text().startsWith("Escalation "));
  }

  private ChatMessage reply(ChatMessage to, String words) {
    Office.await(words, () -> replies(to, words).size() == 1);
    return replies(to, words).getFirst();
  }

  private List<ChatMessage> replies(ChatMessage to, String words) {
    return office.ana().thread(Office.GENERAL, to.ts()).stream()
        .filter(each -> each.text().contains(words))
        .toList();
  }

  private String channel(ChatMessage message) {
    ChatMessage told = reply(message, "incident's channel is");
    Matcher id = CHANNEL.matcher(told.text());
    assertThat(id.find()).as(told.text()).isTrue();
    return id.group(1);
  }

  private JsonNode call(String method, String arguments) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(office.workspace.apiUrl() + method + "?" + arguments))
            .header("Authorization", "Bearer " + office.workspace.botToken())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new ObjectMapper()
          .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  private List<JsonNode> channels() throws IOException, InterruptedException {
    return call("conversations.list", "types=public_channel,private_channel&limit=1000")
        .path("channels")
        .valueStream()
        .filter(each -> each.path("name").asText().startsWith("inc-"))
        .toList();
  }

  private List<String> texts(String channel) {
    return office.ana().messages(channel).stream().map(ChatMessage::text).toList();
  }

  @Test
  void aGraveEscalationGetsAChannelWithItsPeopleTopicAndTimelineAndGivesItBackAtTheEnd()
      throws Exception {
    office = Office.open(folder, SETTINGS);
    ChatMessage message = escalate("payments SEV1 nobody can pay");
    String channel = channel(message);
    Office.await(
        "the opening",
        () -> texts(channel).stream().anyMatch(text -> text.contains("nobody can pay")));

    office.chidi().command(channel, "/escalate", "ack 1");
    office.chidi().command(channel, "/escalate", "update 1 rolling back");
    Office.await(
        "the update",
        () -> texts(channel).stream().anyMatch(text -> text.endsWith("rolling back")));
    office.chidi().command(channel, "/escalate", "resolve 1 rolled back");
    ChatMessage back = reply(message, "The timeline, with what");
    Office.await(
        "the end in the channel",
        () -> texts(channel).stream().anyMatch(text -> text.startsWith("It is resolved.")));
    office.awaitAllDone();

    JsonNode before = call("conversations.info", "channel=" + channel).path("channel");
    assertThat(before.path("name").asText()).matches("inc-\\d{8}-1-payments");
    assertThat(before.at("/topic/value").asText())
        .isEqualTo("SEV1 payments (resolved): nobody can pay");
    assertThat(before.path("is_archived").asBoolean()).isFalse();
    assertThat(call("conversations.members", "channel=" + channel).path("members").toString())
        .contains(Office.ANA, Office.CHIDI);
    assertThat(back.json().toString()).contains("timeline-1.md");
    assertThat(texts(channel)).filteredOn(text -> text.contains("acknowledged")).hasSize(1);

    office.clock.move(Duration.ofHours(2));
    Office.await("the archive", () -> isArchived(channel));
  }

  private boolean isArchived(String channel) {
    try {
      return call("conversations.info", "channel=" + channel)
          .at("/channel/is_archived")
          .asBoolean();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aProcessThatEndsAfterEachStepNeitherDoublesNorLosesOne() throws Exception {
    office = Office.open(folder, SETTINGS);
    // Slack did it, and nobody was told: as after kill -9 between the call and the writing down.
    for (String method :
        List.of("conversations.create", "conversations.invite", "conversations.setTopic")) {
      office.workspace.faults().loseReplies(method, 1);
    }
    ChatMessage message = escalate("payments SEV2 checkout returns 500s");
    // The pause after each lost reply is the bot's clock's.
    Office.await(
        "the channel",
        () -> {
          office.clock.move(Duration.ofSeconds(6));
          return !replies(message, "incident's channel is").isEmpty();
        });
    String channel = channel(message);
    office.stop();
    // The lease of the process that is gone.
    office.clock.move(Duration.ofMinutes(3));
    office.start();
    Office.await(
        "the opening", () -> texts(channel).stream().anyMatch(text -> text.contains("paged")));
    office.awaitAllDone();

    assertThat(channels()).hasSize(1);
    assertThat(texts(channel)).doesNotHaveDuplicates();
    assertThat(channels().getFirst().at("/topic/value").asText()).startsWith("SEV2 payments");
  }

  @Test
  void whatSlackRefusesIsSaidInTheThreadAndALighterOneGetsNoChannel() throws Exception {
    office = Office.open(folder, SETTINGS);
    office.workspace.faults().refuse("conversations.create", 1, "missing_scope");
    ChatMessage refused = escalate("payments SEV1 nobody can pay");

    ChatMessage why = reply(refused, "No channel of its own");
    assertThat(why.text()).contains("the app lacks a scope (missing_scope)");

    office.workspace.faults().refuse("conversations.create", 1, "name_taken");
    office.ana().command(Office.GENERAL, "/escalate", "identity SEV2 logins fail");
    Office.await("the other name", () -> channelNames().size() == 1);
    office.ana().command(Office.GENERAL, "/escalate", "search SEV4 a typo");
    String channel = "";
    for (JsonNode each : channels()) {
      channel = each.path("id").asText();
    }
    assertThat(channelNames().getFirst()).matches("inc-\\d{8}-2-identity--2");

    String archived = channel;
    call("conversations.archive", "channel=" + archived);
    office.ana().command(Office.GENERAL, "/escalate", "ack 2");
    Office.await(
        "the end of the channel",
        () ->
            office.ana().messages(Office.GENERAL).stream()
                .filter(each -> each.text().startsWith("Escalation 2"))
                .flatMap(each -> office.ana().thread(Office.GENERAL, each.ts()).stream())
                .anyMatch(each -> each.text().contains("cannot be used any more")));
    assertThat(channelNames()).hasSize(1);
  }

  private List<String> channelNames() {
    try {
      return channels().stream().map(each -> each.path("name").asText()).toList();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
