package io.signalbox.bot.workspace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
        .isInstanceOf(BadOption.class)
        .hasMessage("The seed has a member \"bob\" who is not in \"people\".");
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
