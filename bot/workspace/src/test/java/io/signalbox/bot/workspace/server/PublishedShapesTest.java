package io.signalbox.bot.workspace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.SlackIds;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import io.signalbox.bot.workspace.webapi.PlannedFaults;
import io.signalbox.bot.workspace.webapi.WebApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Use of every method of the workspace, and comparison with the shapes that Slack publishes. The
 * folders are checkouts of slackapi/java-slack-sdk (SLACK_JSON_LOGS, its {@code json-logs/samples})
 * and of slackapi/slack-api-specs (SLACK_API_SPECS); where they are not given the comparisons alone
 * are skipped.
 */
class PublishedShapesTest {
  /** Fields that docs.slack.dev states and the samples or the spec of 2020 do not, and why. */
  private static final List<Pattern> DOCUMENTED =
      Stream.of(
              // apis/events-api, "Callback field"
              ".*\\.context_(team|enterprise)_id is not published",
              // reference/objects/conversation-object
              ".*\\.(is_org_shared|updated|is_group|is_mpim|priority|is_user_deleted) is not .*",
              // reference/objects/usergroup-object: null and counts, which a log leaves out
              ".*(subteam|usergroups?(\\[])?)\\.(auto_type|deleted_by|user_count|is_subteam) is .*",
              // reference/methods/chat.stopStream is younger than its sample
              "chat\\.stopStream\\.(channel|ts|message) is not published",
              // reference/methods/files.info, "Pagination"
              "files\\.info\\.response_metadata is not published",
              // reference/methods/pins.list: the sample has a file and no message
              "pins\\.list\\.items\\[]\\.(channel|message) is not published",
              "pin_(added|removed)\\.event\\.item\\.message\\..* is not published",
              // reference/objects/user-object
              "users\\.profile\\.[gs]et\\.profile\\.team is not published",
              "user_change\\.event\\.event_ts is not published",
              // reference/events/message: whose message it is
              ".*\\.(client_msg_id|app_id|bot_id|team|bot_profile|upload) is not published",
              // reference/interaction-payloads/view-interactions-payload
              "view_(submission|closed)\\.(view\\.blocks|response_urls) is not published",
              // A form has text alone.
              "command\\.is_enterprise_install is STRING, published BOOLEAN")
          .map(Pattern::compile)
          .toList();

  private final Map<String, ObjectNode> answers = new TreeMap<>();

  @Test
  void everyMethodAnswersAndEveryKindOfDeliveryArrives() throws Exception {
    List<ObjectNode> delivered = useEverything();

    answers.forEach(
        (method, answer) ->
            assertThat(answer.path("ok").asBoolean()).as(method + " " + answer).isTrue());
    assertThat(answers).hasSizeGreaterThan(60);
    assertThat(delivered.stream().map(PublishedShapesTest::kind).distinct()).hasSizeGreaterThan(25);
  }

  @Test
  void answersAndDeliveriesHaveTheShapesThatSlackPublishes() throws Exception {
    Path samples = folder("SLACK_JSON_LOGS");
    JsonNode spec = spec();
    List<ObjectNode> delivered = useEverything();

    List<String> wrong = new ArrayList<>();
    answers.forEach(
        (method, answer) -> {
          Path sample = samples.resolve("api/" + method + ".json");
          if (Files.exists(sample)) {
            wrong.addAll(PublishedShapes.differences(answer, json(sample), method));
          }
          JsonNode path = spec.path("paths").path("/" + method);
          JsonNode operation = path.has("get") ? path.path("get") : path.path("post");
          JsonNode schema = operation.at("/responses/200/schema");
          wrong.addAll(PublishedShapes.lacks(answer, schema, spec, method + " (spec)"));
        });
    Map<String, JsonNode> events = eventSamples(samples);
    for (ObjectNode payload : delivered) {
      String kind = kind(payload);
      JsonNode sample = events.getOrDefault(kind, interactions(samples).getOrDefault(kind, NONE));
      wrong.addAll(PublishedShapes.differences(payload, sample, kind));
    }

    assertThat(
            wrong.stream()
                .filter(one -> DOCUMENTED.stream().noneMatch(rule -> rule.matcher(one).matches()))
                .distinct())
        .isEmpty();
  }

  @Test
  void theConformanceListSaysWhichMethodsAreHere() throws Exception {
    Map<String, Boolean> listed = listed();

    assertThat(listed.keySet().stream().filter(listed::get))
        .containsExactlyInAnyOrderElementsOf(methodNames());
    try (WorkspaceServer server =
            WorkspaceServer.open(ServerOptions.parse(List.of("--port=0")), Clock.systemUTC());
        RecordedApp app = new RecordedApp(server.workspace())) {
      listed.forEach(
          (method, isHere) -> {
            String error = app.call(method, "{}").path("error").asText();
            assertThat(!error.equals("unknown_method")).as(method).isEqualTo(isHere);
          });
    }
  }

  @Test
  void theConformanceListNamesEachPublishedMethod() throws Exception {
    assertThat(listed().keySet())
        .containsAll(
            spec().path("paths").properties().stream()
                .map(path -> path.getKey().substring(1))
                .toList());
  }

  /**
   * Returns the methods that the conformance list names, and whether it says that they are here.
   */
  private static Map<String, Boolean> listed() throws IOException {
    String list = Files.readString(Path.of("CONFORMANCE.md"));
    Map<String, Boolean> listed = new TreeMap<>();
    Pattern.compile("`?[a-z]+(?:\\.[a-zA-Z0-9.]+)+`?")
        .matcher(list.substring(list.indexOf("## Methods"), list.indexOf("## Events")))
        .results()
        .map(MatchResult::group)
        .forEach(
            name -> listed.merge(name.replace("`", ""), name.startsWith("`"), Boolean::logicalOr));
    return listed;
  }

  private static Set<String> methodNames() {
    WorkspaceSeed seed =
        SeedFile.read(
            JsonTrees.parse(SeedFile.EXAMPLE).orElseThrow(), AppManifestFile.anyApp(List.of()));
    SlackIds ids = new SlackIds(Clock.systemUTC(), new Random(1));
    WorkspaceTeam team = WorkspaceTeam.of(seed, ids, Duration.ZERO);
    URI nowhere = URI.create("http://127.0.0.1/");
    return new WebApi(team, new PlannedFaults(), () -> nowhere, () -> nowhere).methodNames();
  }

  private static final JsonNode NONE = JsonTrees.object().nullNode();

  private void call(RecordedApp app, String method, String arguments) {
    answers.put(method, app.call(method, arguments));
  }

  private String at(String method, String pointer) {
    return answers.get(method).at(pointer).asText();
  }

  /** Calls every method, notes the answers, and returns what the app was sent meanwhile. */
  private List<ObjectNode> useEverything() throws IOException {
    ServerOptions options = ServerOptions.parse(List.of("--port=0", "--command=/hello"));
    try (WorkspaceServer server = WorkspaceServer.open(options, Clock.systemUTC());
        RecordedApp app = new RecordedApp(server.workspace())) {
      assertThat(server.workspace().verifyAndDeliverOverHttp(app.address())).isTrue();
      useEverything(server.workspace(), app);
      return app.delivered();
    }
  }

  private void useEverything(LocalWorkspace workspace, RecordedApp app) {
    WorkspaceClient ada = workspace.client("U0ADA");
    ChatMessage said = ada.say("C0GENERAL", "@App good morning");
    ada.reply("C0GENERAL", said.ts(), "a reply");
    ada.react(said, "eyes");
    ChatMessage wrong = ada.say("C0GENERAL", "tpyo");
    ada.edit(wrong, "typo");
    ada.delete(wrong);
    ada.upload("C0GENERAL", "log.txt", "boom".getBytes(StandardCharsets.UTF_8), "look");
    ada.say(ada.direct(), "hello");
    ada.openHome();
    ada.openAssistant(Optional.of("C0GENERAL"));
    aboutTheTeam(app, workspace);
    messages(app, said);
    channels(app);
    files(app, workspace);
    interactions(app, ada);
    app.await(one -> kind(one).equals("view_closed"));
  }

  private void aboutTheTeam(RecordedApp app, LocalWorkspace workspace) {
    call(app, "api.test", "{}");
    call(app, "auth.test", "{}");
    call(app, "team.info", "{}");
    call(app, "bots.info", "{}");
    call(app, "users.info", "{\"user\":\"U0BEN\"}");
    call(app, "users.list", "{}");
    call(app, "users.lookupByEmail", "{\"email\":\"ben@example.org\"}");
    call(app, "users.conversations", "{\"user\":\"U0BEN\"}");
    call(app, "users.getPresence", "{\"user\":\"U0BEN\"}");
    String ben = workspace.userToken("U0BEN");
    answers.put("users.setPresence", app.call("users.setPresence", "{\"presence\":\"away\"}", ben));
    answers.put(
        "users.profile.set",
        app.call("users.profile.set", "{\"profile\":{\"status_text\":\"out\"}}", ben));
    call(app, "users.profile.get", "{\"user\":\"U0BEN\"}");
    call(app, "team.profile.get", "{}");
    call(app, "usergroups.create", "{\"name\":\"Deciders\",\"description\":\"they decide\"}");
    String group = "{\"usergroup\":\"" + at("usergroups.create", "/usergroup/id") + "\"%s}";
    call(app, "usergroups.users.update", group.formatted(",\"users\":\"U0BEN\""));
    call(app, "usergroups.update", group.formatted(",\"name\":\"Judges\""));
    call(app, "usergroups.users.list", group.formatted(""));
    call(app, "usergroups.list", "{\"include_users\":true}");
    call(app, "usergroups.disable", group.formatted(""));
    call(app, "usergroups.enable", group.formatted(""));
    answers.put(
        "apps.connections.open", app.call("apps.connections.open", "{}", workspace.appToken()));
  }

  private void messages(RecordedApp app, ChatMessage said) {
    String here = "{\"channel\":\"C0GENERAL\"%s}";
    String stamped = here.formatted(",\"timestamp\":\"" + said.ts() + "\"%s");
    call(app, "chat.postMessage", here.formatted(",\"text\":\"posted\""));
    String own = here.formatted(",\"ts\":\"" + at("chat.postMessage", "/ts") + "\"%s");
    call(app, "chat.update", own.formatted(",\"text\":\"changed\""));
    call(app, "chat.delete", own.formatted(""));
    call(app, "chat.meMessage", here.formatted(",\"text\":\"waves\""));
    call(app, "chat.postEphemeral", here.formatted(",\"text\":\"hush\",\"user\":\"U0ADA\""));
    call(app, "chat.getPermalink", here.formatted(",\"message_ts\":\"" + said.ts() + "\""));
    long soon = Clock.systemUTC().instant().getEpochSecond() + 3600;
    call(app, "chat.scheduleMessage", here.formatted(",\"text\":\"later\",\"post_at\":" + soon));
    call(app, "chat.scheduledMessages.list", "{}");
    String id = at("chat.scheduleMessage", "/scheduled_message_id");
    call(
        app,
        "chat.deleteScheduledMessage",
        here.formatted(",\"scheduled_message_id\":\"" + id + "\""));
    String thread = here.formatted(",\"thread_ts\":\"" + said.ts() + "\"%s");
    String reader =
        ",\"recipient_user_id\":\"U0ADA\",\"recipient_team_id\":\""
            + at("auth.test", "/team_id")
            + "\"";
    call(app, "chat.startStream", thread.formatted(reader));
    String stream = here.formatted(",\"ts\":\"" + at("chat.startStream", "/ts") + "\"%s");
    call(app, "chat.appendStream", stream.formatted(",\"markdown_text\":\"one\""));
    call(app, "chat.stopStream", stream.formatted(""));
    call(app, "reactions.add", stamped.formatted(",\"name\":\"tada\""));
    call(app, "reactions.get", stamped.formatted(""));
    call(app, "reactions.list", "{}");
    call(app, "reactions.remove", stamped.formatted(",\"name\":\"tada\""));
    call(app, "pins.add", stamped.formatted(""));
    call(app, "pins.list", here.formatted(""));
    call(app, "pins.remove", stamped.formatted(""));
    call(app, "conversations.history", here.formatted(""));
    call(app, "conversations.replies", here.formatted(",\"ts\":\"" + said.ts() + "\""));
    call(app, "conversations.mark", here.formatted(",\"ts\":\"" + said.ts() + "\""));
  }

  private void channels(RecordedApp app) {
    call(app, "conversations.create", "{\"name\":\"incident\"}");
    String there = "{\"channel\":\"" + at("conversations.create", "/channel/id") + "\"%s}";
    call(app, "conversations.invite", there.formatted(",\"users\":\"U0ADA,U0BEN\""));
    call(app, "conversations.setTopic", there.formatted(",\"topic\":\"t\""));
    call(app, "conversations.setPurpose", there.formatted(",\"purpose\":\"p\""));
    call(app, "conversations.rename", there.formatted(",\"name\":\"incident-1\""));
    call(app, "conversations.kick", there.formatted(",\"user\":\"U0BEN\""));
    call(app, "conversations.members", there.formatted(""));
    call(app, "conversations.info", there.formatted(""));
    call(app, "conversations.list", "{\"types\":\"public_channel,private_channel,im\"}");
    call(app, "conversations.archive", there.formatted(""));
    call(app, "conversations.unarchive", there.formatted(""));
    call(app, "conversations.leave", there.formatted(""));
    call(app, "conversations.join", there.formatted(""));
    call(app, "conversations.open", "{\"users\":\"U0ADA\",\"return_im\":true}");
  }

  private void files(RecordedApp app, LocalWorkspace workspace) {
    call(app, "files.getUploadURLExternal", "{\"filename\":\"a.csv\",\"length\":3}");
    String id = at("files.getUploadURLExternal", "/file_id");
    app.call("../upload/" + id, "1,2");
    call(
        app,
        "files.completeUploadExternal",
        "{\"channel_id\":\"C0GENERAL\",\"files\":[{\"id\":\"" + id + "\"}]}");
    call(app, "files.info", "{\"file\":\"" + id + "\"}");
    call(app, "files.list", "{}");
    call(app, "files.delete", "{\"file\":\"" + id + "\"}");
    assertThat(workspace.isConnected()).isFalse();
  }

  private void interactions(RecordedApp app, WorkspaceClient ada) {
    ada.command("C0GENERAL", "/hello", "world");
    ObjectNode command = app.await(one -> kind(one).equals("command"));
    String trigger = "{\"trigger_id\":\"" + command.path("trigger_id").asText() + "\",\"view\":%s}";
    String modal =
        """
        {"type":"modal","title":{"type":"plain_text","text":"A modal"},"notify_on_close":true,
         "submit":{"type":"plain_text","text":"Send"},"blocks":[{"type":"input","block_id":"b",
         "label":{"type":"plain_text","text":"Name"},
         "element":{"type":"plain_text_input","action_id":"a"}}]}
        """;
    call(app, "views.open", trigger.formatted(modal));
    String id = at("views.open", "/view/id");
    call(app, "views.update", "{\"view_id\":\"" + id + "\",\"view\":" + modal + "}");
    ada.submit(
        ada.awaitModal(), JsonTrees.parse("{\"b\":{\"a\":{\"value\":\"x\"}}}").orElseThrow());
    String button =
        """
        {"channel":"C0GENERAL","text":"press","blocks":[{"type":"actions","elements":[
         {"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"},"value":"1"}]}]}
        """;
    app.call("chat.postMessage", button);
    ChatMessage shown = ada.awaitMessage("C0GENERAL", one -> one.text().equals("press"));
    ada.press(shown, "go");
    ObjectNode pressed = app.await(one -> kind(one).equals("block_actions"));
    String second = "{\"trigger_id\":\"" + pressed.path("trigger_id").asText() + "\",\"view\":%s}";
    app.call("views.open", second.formatted(modal));
    ada.close(ada.awaitModal());
    call(
        app, "views.publish", "{\"user_id\":\"U0ADA\",\"view\":{\"type\":\"home\",\"blocks\":[]}}");
  }

  private static String kind(JsonNode payload) {
    if (payload.has("command")) {
      return "command";
    }
    String type = payload.path("type").asText();
    return type.equals("event_callback")
        ? (payload.at("/event/type").asText() + " " + payload.at("/event/subtype").asText()).strip()
        : type;
  }

  private static Map<String, JsonNode> interactions(Path samples) {
    Path folder = samples.resolve("app-backend");
    Map<String, JsonNode> found = new TreeMap<>();
    found.put("command", json(folder.resolve("slash-commands/SlashCommandPayload.json")));
    found.put("view_submission", json(folder.resolve("views/ViewSubmissionPayload.json")));
    found.put("view_closed", json(folder.resolve("views/ViewClosedPayload.json")));
    found.put(
        "block_actions", json(folder.resolve("interactive-components/BlockActionPayload.json")));
    return found;
  }

  private static Map<String, JsonNode> eventSamples(Path samples) throws IOException {
    Map<String, JsonNode> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(samples.resolve("events"))) {
      for (Path file : files.toList()) {
        JsonNode sample = json(file);
        found.put(kind(((ObjectNode) sample).put("type", "event_callback")), sample);
      }
    }
    return found;
  }

  private static JsonNode spec() {
    return json(
        folder("SLACK_API_SPECS").resolve("web-api/slack_web_openapi_v2_without_examples.json"));
  }

  private static Path folder(String variable) {
    Path folder = Path.of(Optional.ofNullable(System.getenv(variable)).orElse(""));
    assumeTrue(
        !folder.toString().isEmpty() && Files.isDirectory(folder),
        variable + " names no folder; nothing is compared");
    return folder;
  }

  private static JsonNode json(Path file) {
    try {
      return JsonTrees.parse(Files.readString(file)).orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
