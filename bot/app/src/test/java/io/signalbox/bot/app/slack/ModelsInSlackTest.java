package io.signalbox.bot.app.slack;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /models mine} with its buttons: an owner rehearses a successor over recorded requests. */
class ModelsInSlackTest {
  private static final String FACTS =
      """
      {"models": [{"provider": "acme", "channel": "127.0.0.1", "model": "gpt-4o", "retires": "%s",
        "kind": "exact", "ending": "error", "successors": [], "source": "https://acme.example/ends",
        "checked": "2026-11-01", "trust": "operator"}]}
      """;

  private static final String SETTINGS =
      """
      gateway: {port: 0, log: {file: calls.jsonl, text-key: "%s"}}
      models: {facts: facts.json}
      providers:
        old: {kind: openai, base-url: "%s"}
        next: {kind: openai, base-url: "%s"}
      routes:
        small: {kind: chat, provider: old, model: gpt-4o, callers: [digest], log-texts: true}
        large: {kind: chat, provider: next, model: gpt-4.1, callers: [digest]}
      """;

  @Test
  void anOwnerRehearsesASuccessorOverWhatTheirAgentReallyAsked(@TempDir Path folder)
      throws Exception {
    try (ScriptedUpstream old = new ScriptedUpstream(whole(200, completion("{}")));
        ScriptedUpstream next = new ScriptedUpstream(whole(200, completion("Sure: {}")))) {
      Office.file(
          folder, "facts.json", FACTS.formatted(LocalDate.now(ZoneOffset.UTC).plusDays(20)));
      String settings =
          SETTINGS.formatted("words " + "for tests only", old.baseUrl(), next.baseUrl());
      try (Office office = Office.open(folder, settings)) {
        office.awaitDirectory();
        String key = office.callerKey("digest");
        ask(office.serveGateway(), key);
        WorkspaceClient ana = office.ana();

        ChatMessage mine = mine(ana);
        assertThat(mine.json().toString()).contains("gpt-4o", "Rehearse a successor");
        ana.press(mine, "models_rehearse");
        JsonNode form = ana.awaitModal();
        assertThat(ana.submit(form, filled("small", "small")).toString())
            .contains("Another one than now");
        ana.submit(form, filled("small", "large"));

        String told =
            ana.awaitMessage(ana.direct(), message -> message.text().contains("Too few to tell"))
                .text();
        assertThat(told).contains("Rehearsal of digest", "small to large");
        assertThat(next.received().getLast().body())
            .contains("Which team?", "json_object", "gpt-4.1");
        String report =
            ana.await(
                "the report",
                () ->
                    ana.messages(ana.direct()).stream()
                        .flatMap(message -> ana.thread(ana.direct(), message.ts()).stream())
                        .map(message -> message.json().toString())
                        .filter(text -> text.contains("rehearsal-r-"))
                        .findFirst());
        assertThat(report).doesNotContain("Which team?");
      }
    }
  }

  private static ChatMessage mine(WorkspaceClient person) {
    // Calls are recorded a few hundredths of a second after they end.
    return person.await(
        "models of one's callers",
        () -> {
          person.command(Office.PAYMENTS, "/models", "mine");
          return person.messages(Office.PAYMENTS).stream()
              .filter(ChatMessage::isEphemeral)
              .filter(message -> message.json().toString().contains("gpt-4o"))
              .findFirst();
        });
  }

  private static JsonNode filled(String from, String to) {
    ObjectNode state = new ObjectMapper().createObjectNode();
    selected(state, "agent", "digest");
    selected(state, "from", from);
    selected(state, "to", to);
    for (String field : new String[] {"requests", "budget"}) {
      state.putObject(field).putObject(field).put("type", "plain_text_input").put("value", "5");
    }
    return state;
  }

  private static void selected(ObjectNode state, String id, String value) {
    state
        .putObject(id)
        .putObject(id)
        .put("type", "static_select")
        .putObject("selected_option")
        .put("value", value);
  }

  private static void ask(String base, String key) throws Exception {
    String body =
        """
        {"model": "small", "response_format": {"type": "json_object"},
         "messages": [{"role": "user", "content": "Which team?"}]}
        """;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
  }
}
