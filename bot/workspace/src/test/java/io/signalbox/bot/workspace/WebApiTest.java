package io.signalbox.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.Seeds;
import io.signalbox.config.TestClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers and refusals of the Web API, without an SDK in between. */
class WebApiTest {
  private final TestClock clock = new TestClock();
  private final LocalWorkspace workspace =
      LocalWorkspace.start(Seeds.company(), 0, clock, new Random(1));
  private final Api api = new Api(workspace);

  @AfterEach
  void close() {
    workspace.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          no.such.method                 | {}                                                          | unknown_method
          chat.postMessage               | {                                                           | invalid_json
          chat.postMessage               | []                                                          | json_not_object
          chat.postMessage               | {"channel":"C0GENERAL"}                                     | no_text
          chat.postMessage               | {"text":"x"}                                                | invalid_arguments
          chat.postMessage               | {"channel":"C0NOWHERE","text":"x"}                          | channel_not_found
          chat.postMessage               | {"channel":"C0VAULT","text":"x"}                            | channel_not_found
          chat.postMessage               | {"channel":"C0QUIET","text":"x"}                            | not_in_channel
          chat.postMessage               | {"channel":"C0GENERAL","text":"x","thread_ts":"1.0"}        | thread_not_found
          chat.postMessage               | {"channel":"C0GENERAL","text":"x","blocks":"{"}             | invalid_blocks_format
          chat.postMessage               | {"channel":"C0GENERAL","text":"x","blocks":[{"type":"x"}]}  | invalid_blocks
          chat.postMessage               | {"channel":"C0GENERAL","text":"x","markdown_text":"y"}      | markdown_text_conflict
          chat.postMessage               | {"channel":"C0GENERAL","text":"x","metadata":{}}            | invalid_metadata_schema
          chat.postEphemeral             | {"channel":"C0SECRET","user":"U0BEN","text":"x"}            | user_not_in_channel
          chat.update                    | {"channel":"C0GENERAL","ts":"1.0","text":"x"}               | message_not_found
          chat.delete                    | {"channel":"C0GENERAL","ts":"1.0"}                          | message_not_found
          chat.startStream               | {"channel":"C0GENERAL"}                                     | invalid_arguments
          chat.appendStream              | {"channel":"C0GENERAL","ts":"1.0","markdown_text":"x"}      | message_not_found
          conversations.info             | {"channel":"C0VAULT"}                                       | channel_not_found
          conversations.history          | {"channel":"C0QUIET"}                                       | not_in_channel
          conversations.history          | {"channel":"C0GENERAL","cursor":"!"}                        | invalid_cursor
          conversations.history          | {"channel":"C0GENERAL","limit":5000}                        | invalid_limit
          conversations.replies          | {"channel":"C0GENERAL","ts":"1.0"}                          | thread_not_found
          conversations.list             | {"types":"party"}                                           | invalid_types
          users.info                     | {"user":"U0NOBODY"}                                         | user_not_found
          users.lookupByEmail            | {"email":"nobody@example.org"}                              | users_not_found
          usergroups.create              | {"name":"ops"}                                              | name_already_exists
          usergroups.users.update        | {"usergroup":"S0OPS","users":"U0NOBODY"}                    | invalid_users
          users.profile.get              | {"user":"U0NOBODY"}                                         | user_not_found
          users.profile.set              | {"profile":{"status_text":"x"}}                             | not_allowed_token_type
          files.info                     | {"file":"F0NONE"}                                           | file_not_found
          pins.remove                    | {"channel":"C0GENERAL","timestamp":"1.0"}                   | message_not_found
          chat.scheduleMessage           | {"channel":"C0GENERAL","text":"x","post_at":1}              | time_in_past
          conversations.rename           | {"channel":"C0GENERAL","name":"secret"}                     | name_taken
          conversations.kick             | {"channel":"C0GENERAL","user":"U0BEN"}                      | cant_kick_from_general
          conversations.unarchive        | {"channel":"C0GENERAL"}                                     | not_archived
          usergroups.users.list          | {"usergroup":"S0NONE"}                                      | no_such_subteam
          reactions.add                  | {"channel":"C0GENERAL","timestamp":"1.0","name":"eyes"}     | message_not_found
          views.open                     | {"view":{"type":"modal"},"trigger_id":"x"}                  | invalid_arguments
          views.update                   | {"view_id":"V1","view":{"type":"modal"}}                    | not_found
          views.publish                  | {"user_id":"U0NOBODY","view":{"type":"home","blocks":[]}}   | invalid_arguments
          apps.connections.open          | {}                                                          | not_allowed_token_type
          assistant.threads.setTitle     | {"channel_id":"D0ADA","thread_ts":"1.0","title":"x"}        | invalid_thread_ts
          """)
  void refusesAsSlackDoes(String method, String arguments, String error) throws Exception {
    assertThat(api.error(method, arguments)).isEqualTo(error);
  }

  @Test
  void refusesTokensThatItDidNotIssue() throws Exception {
    assertThat(new Api(workspace.apiUrl(), "xoxb-guess").error("auth.test", "{}"))
        .isEqualTo("invalid_auth");
    assertThat(new Api(workspace.apiUrl(), workspace.appToken()).error("users.list", "{}"))
        .isEqualTo("not_allowed_token_type");
  }

  @Test
  void saysWhichScopeIsMissing() throws Exception {
    try (LocalWorkspace poor =
        LocalWorkspace.start(
            Seeds.company(Set.of("chat:write", "channels:read")), 0, clock, new Random(2))) {
      JsonNode refused = new Api(poor).call("conversations.history", "{\"channel\":\"C0GENERAL\"}");

      assertThat(refused.path("error").asText()).isEqualTo("missing_scope");
      assertThat(refused.path("needed").asText()).isEqualTo("channels:history");
      assertThat(refused.path("provided").asText()).isEqualTo("channels:read,chat:write");
      HttpResponse<String> allowed = new Api(poor).raw("auth.test", "{}");
      assertThat(allowed.headers().firstValue("X-OAuth-Scopes"))
          .contains("channels:read,chat:write");
      assertThat(new Api(poor).error("conversations.list", "{\"types\":\"public_channel,im\"}"))
          .isEqualTo("missing_scope");
    }
  }

  @Test
  void refusesTextsThatAreTooLong() throws Exception {
    String text = "x".repeat(40_000);

    assertThat(api.error("chat.postMessage", post(text))).isEmpty();
    assertThat(api.error("chat.postMessage", post(text + "x"))).isEqualTo("msg_too_long");
  }

  private static String post(String text) {
    return JsonTrees.write(JsonTrees.object().put("channel", Seeds.GENERAL).put("text", text));
  }

  @Test
  void answers429AsOftenAsPlannedAndThenGoesOn() throws Exception {
    workspace.faults().rateLimit("chat.postMessage", 1, Duration.ofSeconds(7));

    HttpResponse<String> limited = api.raw("chat.postMessage", post("one"));

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).contains("7");
    assertThat(limited.body()).contains("ratelimited");
    assertThat(workspace.client(Seeds.ADA).messages(Seeds.GENERAL)).isEmpty();
    assertThat(api.error("chat.postMessage", post("two"))).isEmpty();
  }

  @Test
  void aLostReplyHasDoneItsWorkAndABrokenCallHasNot() throws Exception {
    workspace.faults().loseReplies("chat.postMessage", 1);
    workspace.faults().breakCalls("*", 1, 503);

    assertThat(api.raw("chat.postMessage", post("done")).statusCode()).isEqualTo(500);
    assertThat(api.raw("chat.postMessage", post("not done")).statusCode()).isEqualTo(503);

    assertThat(workspace.client(Seeds.ADA).messages(Seeds.GENERAL))
        .extracting(ChatMessage::text)
        .containsExactly("done");
  }

  @Test
  void nobodyMayChangeWhatIsNotTheirs() throws Exception {
    ChatMessage said = workspace.client(Seeds.ADA).say(Seeds.GENERAL, "mine");
    String named = "{\"channel\":\"C0GENERAL\",\"ts\":\"" + said.ts() + "\",\"text\":\"x\"}";

    assertThat(api.error("chat.update", named)).isEqualTo("cant_update_message");
    assertThat(api.error("chat.delete", named)).isEqualTo("cant_delete_message");
  }

  @Test
  void anUpdateIsShorterThanAPostAndKeepsBlocksThatItDoesNotName() throws Exception {
    String ts =
        api.call(
                "chat.postMessage",
                "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"blocks\":[{\"type\":\"divider\"}]}")
            .path("ts")
            .asText();
    String update = "{\"channel\":\"C0GENERAL\",\"ts\":\"" + ts + "\",\"text\":\"%s\"%s}";
    WorkspaceClient ada = workspace.client(Seeds.ADA);

    assertThat(api.error("chat.update", update.formatted("x".repeat(4001), "")))
        .isEqualTo("msg_too_long");
    assertThat(api.error("chat.update", update.formatted("y", ""))).isEmpty();
    assertThat(ada.messages(Seeds.GENERAL).getFirst().blocks()).hasSize(1);
    assertThat(api.error("chat.update", update.formatted("z", ",\"blocks\":[]"))).isEmpty();
    assertThat(ada.messages(Seeds.GENERAL).getFirst().blocks()).isEmpty();
  }

  @Test
  void metadataComesBackWhenItIsAskedFor() throws Exception {
    api.call(
        "chat.postMessage",
        "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"metadata\":"
            + "{\"event_type\":\"answer\",\"event_payload\":{\"id\":7}}}");

    JsonNode with =
        api.call(
            "conversations.history", "{\"channel\":\"C0GENERAL\",\"include_all_metadata\":true}");
    JsonNode without = api.call("conversations.history", "{\"channel\":\"C0GENERAL\"}");

    assertThat(with.at("/messages/0/metadata/event_payload/id").asInt()).isEqualTo(7);
    assertThat(without.at("/messages/0").has("metadata")).isFalse();
  }

  @Test
  void pagesAreCompleteAndEnd() throws Exception {
    WorkspaceClient ada = workspace.client(Seeds.ADA);
    for (int i = 0; i < 5; i++) {
      ada.say(Seeds.GENERAL, "message " + i);
    }

    List<String> texts = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          api.call(
              "conversations.history",
              "{\"channel\":\"C0GENERAL\",\"limit\":2,\"cursor\":\"" + cursor + "\"}");
      page.path("messages").forEach(message -> texts.add(message.path("text").asText()));
      cursor = page.at("/response_metadata/next_cursor").asText();
      assertThat(page.path("has_more").asBoolean()).isEqualTo(!cursor.isEmpty());
    } while (!cursor.isEmpty());

    assertThat(texts)
        .containsExactly("message 4", "message 3", "message 2", "message 1", "message 0");
  }

  @Test
  void timestampsAreUniqueThoughTheClockStandsStill() {
    WorkspaceClient ada = workspace.client(Seeds.ADA);
    Set<String> seen = new HashSet<>();

    for (int i = 0; i < 100; i++) {
      assertThat(seen.add(ada.say(Seeds.GENERAL, "again").ts())).isTrue();
    }
  }

  @Test
  void aPublishedHomeIsReplacedOnlyIfNobodyElseWasFaster() throws Exception {
    String home = "{\"user_id\":\"U0ADA\",\"view\":{\"type\":\"home\",\"blocks\":[]}%s}";
    String hash = api.call("views.publish", home.formatted("")).at("/view/hash").asText();
    String guarded = home.formatted(",\"hash\":\"" + hash + "\"");

    assertThat(api.error("views.publish", guarded)).isEmpty();
    assertThat(api.error("views.publish", guarded)).isEqualTo("hash_conflict");
  }

  @Test
  void joiningAChannelOpensIt() throws Exception {
    assertThat(api.error("conversations.join", "{\"channel\":\"C0QUIET\"}")).isEmpty();
    assertThat(api.error("conversations.history", "{\"channel\":\"C0QUIET\"}")).isEmpty();
    assertThat(api.error("conversations.join", "{\"channel\":\"C0SECRET\"}"))
        .isEqualTo("method_not_supported_for_channel_type");
  }

  @Test
  void theFirstDirectMessageNeedsNoConversationId() throws Exception {
    JsonNode opened = api.call("conversations.open", "{\"users\":\"U0ADA\"}");

    assertThat(opened.at("/channel/id").asText()).isEqualTo(workspace.client(Seeds.ADA).direct());
    assertThat(api.error("chat.postMessage", "{\"channel\":\"U0ADA\",\"text\":\"hello\"}"))
        .isEmpty();
  }
}
