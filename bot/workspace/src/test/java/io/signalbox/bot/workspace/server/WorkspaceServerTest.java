package io.signalbox.bot.workspace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.config.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workspace as a program, driven over HTTP alone as a test in another language drives it. */
class WorkspaceServerTest {
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aTestInAnyLanguageActsForPeopleAndSeesWhatTheAppDoes(@TempDir Path folder) throws Exception {
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest,
        """
        {"display_information": {"name": "Weather"},
         "features": {"slash_commands": [{"command": "/weather", "description": "Tells it"}]},
         "oauth_config": {"scopes": {"bot": ["commands", "chat:write", "users.profile:read", "users:read"]}},
         "settings": {"event_subscriptions": {"bot_events": ["user_profile_changed"]}}}
        """);
    Path env = folder.resolve("workspace.env");
    ServerOptions options =
        ServerOptions.parse(
            List.of("--port", "0", "--manifest", manifest.toString(), "--env=" + env));
    try (WorkspaceServer server = WorkspaceServer.open(options, Clock.systemUTC());
        RecordedApp app = new RecordedApp(server.workspace())) {
      URI root = server.workspace().address();
      String http = "{\"url\":\"" + app.address() + "\"}";
      assertThat(post(root, "test/http", http).path("verified").asBoolean()).isTrue();

      post(
          root,
          "client/commands",
          "{\"as\":\"U0ADA\",\"channel\":\"C0GENERAL\",\"command\":\"/weather\",\"text\":\"x\"}");
      String trigger = app.await(one -> one.has("command")).path("trigger_id").asText();
      app.call(
          "views.open",
          "{\"trigger_id\":\""
              + trigger
              + "\",\"view\":{\"type\":\"modal\",\"callback_id\":\"c\",\"blocks\":[],"
              + "\"title\":{\"type\":\"plain_text\",\"text\":\"T\"}}}");
      JsonNode view = get(root, "test/modal?as=U0ADA").path("view");
      JsonNode sent =
          post(
              root,
              "client/views/submit",
              "{\"as\":\"U0ADA\",\"viewId\":\"" + view.path("id").asText() + "\",\"state\":{}}");

      assertThat(sent.path("result").asText()).isEqualTo("closed");
      assertThat(app.await(one -> one.path("type").asText().equals("view_submission"))).isNotNull();
      post(root, "test/faults", "{\"fault\":\"refuse\",\"method\":\"auth.test\",\"error\":\"x\"}");
      assertThat(app.call("auth.test", "{}").path("error").asText()).isEqualTo("x");
      assertThat(Files.readString(env))
          .contains("SLACK_API_URL=" + root + "api/", "SLACK_BOT_TOKEN=xoxb-");
      assertThat(app.call("pins.list", "{}").path("error").asText()).isEqualTo("missing_scope");
      String own = get(root, "test/workspace").at("/user_tokens/U0BEN").asText();
      app.call("users.profile.set", "{\"profile\":{\"status_text\":\"out\"}}", own);
      assertThat(app.call("users.profile.get", "{\"user\":\"U0BEN\"}").at("/profile/status_text"))
          .hasToString("\"out\"");
      assertThat(
              app.await(one -> one.at("/event/type").asText().equals("user_profile_changed"))
                  .at("/event/user/id")
                  .asText())
          .isEqualTo("U0BEN");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot=1                | \"--prot\" is not an option of the workspace; see --help.",
        "--port                  | --port needs a value; see --help.",
        "--port=many             | \"many\" is not a port, a number from 0 to 65535.",
        "--http=here             | \"here\" is not an address such as http://127.0.0.1:3000/slack.",
        "--command=weather       | \"weather\" is not a slash command such as /weather.",
        "--seed=nowhere.json     | nowhere.json cannot be read."
      })
  void aBadOptionIsSaidInOneSentence(String option, String sentence) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    int code = WorkspaceServer.run(List.of(option), Clock.systemUTC(), err, err);

    assertThat(code).isEqualTo(64);
    assertThat(said.toString(StandardCharsets.UTF_8).strip()).isEqualTo(sentence);
  }

  @Test
  void aSeedSaysWhoIsMissing(@TempDir Path folder) throws Exception {
    Path seed = folder.resolve("seed.json");
    Files.writeString(
        seed,
        "{\"people\":[{\"name\":\"ada\"}],"
            + "\"channels\":[{\"name\":\"general\",\"members\":[\"bob\"]}]}");
    ServerOptions options = ServerOptions.parse(List.of("--port=0", "--seed=" + seed));

    assertThatThrownBy(() -> WorkspaceServer.open(options, Clock.systemUTC()))
        .isInstanceOf(BadOptionException.class)
        .hasMessage("The seed has a member \"bob\" who is not in \"people\".");
  }

  @Test
  void anUnwritableEnvironmentFileLeavesNoServerBehind() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ServerOptions refused =
        ServerOptions.parse(List.of("--port=" + port, "--env=/nowhere/workspace.env"));

    assertThatThrownBy(() -> WorkspaceServer.open(refused, Clock.systemUTC()))
        .isInstanceOf(BadOptionException.class)
        .hasMessageStartingWith("/nowhere/workspace.env cannot be written");
    try (WorkspaceServer again =
        WorkspaceServer.open(ServerOptions.parse(List.of("--port=" + port)), Clock.systemUTC())) {
      assertThat(again.workspace().address().getPort()).isEqualTo(port);
    }
  }

  @Test
  void listsStandInTheOrderOfMakingAndAChannelKeepsItsTime() throws Exception {
    TestClock clock = new TestClock();
    try (WorkspaceServer server =
            WorkspaceServer.open(ServerOptions.parse(List.of("--port=0")), clock);
        RecordedApp app = new RecordedApp(server.workspace())) {
      assertThat(server.workspace().verifyAndDeliverOverHttp(app.address())).isTrue();
      WorkspaceClient ada = server.workspace().client("U0ADA");
      List<String> scheduled = new ArrayList<>();
      List<String> files = new ArrayList<>();
      long soon = clock.instant().plusSeconds(60).getEpochSecond();
      for (int i = 0; i < 8; i++) {
        String later = "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"post_at\":" + (soon + i) + "}";
        scheduled.add(
            app.call("chat.scheduleMessage", later).path("scheduled_message_id").asText());
        files.addFirst(i + ".txt");
        ada.upload("C0GENERAL", i + ".txt", new byte[] {1}, "");
      }

      assertThat(texts(app.call("chat.scheduledMessages.list", "{}"), "scheduled_messages", "id"))
          .isEqualTo(scheduled);
      assertThat(texts(app.call("files.list", "{}"), "files", "name")).isEqualTo(files);

      JsonNode made = app.call("conversations.create", "{\"name\":\"new\"}").path("channel");
      clock.advance(Duration.ofHours(1));
      app.call(
          "conversations.rename",
          "{\"channel\":\"" + made.path("id").asText() + "\",\"name\":\"newer\"}");
      for (String type : List.of("channel_created", "channel_rename")) {
        assertThat(
                app.await(one -> one.at("/event/type").asText().equals(type))
                    .at("/event/channel/created"))
            .isEqualTo(made.path("created"));
      }
    }
  }

  private static List<String> texts(JsonNode answer, String list, String field) {
    return JsonTrees.elements(answer.path(list)).stream()
        .map(each -> each.path(field).asText())
        .toList();
  }

  private JsonNode post(URI root, String path, String json) throws Exception {
    return send(
        HttpRequest.newBuilder(root.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private JsonNode get(URI root, String path) throws Exception {
    return send(HttpRequest.newBuilder(root.resolve(path)));
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    String answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    return JsonTrees.parse(answer).orElseThrow();
  }
}
