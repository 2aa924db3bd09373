package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /routes}: what a person may use and how it does. */
class RoutesInSlackTest {
  private final ScriptedUpstream model =
      new ScriptedUpstream(
          ScriptedUpstream.whole(503, "{}"),
          ScriptedUpstream.whole(200, ScriptedUpstream.completion("Restart replication [1].")));
  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    office =
        Office.open(
            folder,
            """
            providers:
              up: {kind: openai, base-url: "%s"}
            routes:
              answers: {kind: chat, provider: up, model: gpt-4o, callers: [signalbox], groups: [payments], retries: 0}
              secret: {kind: chat, provider: up, model: gpt-4o, groups: [platform]}
            model: {route: answers}
            """
                .formatted(model.baseUrl()));
  }

  @AfterEach
  void close() {
    office.close();
    model.close();
  }

  @Test
  void aPersonSeesTheRoutesOfTheirGroupsAndHowTheyDoToday() {
    assertThat(routes(office.chidi())).contains("answers", "gpt-4o", "internal", "not used today");

    office.ana().command(Office.PAYMENTS, "/ask", "the ledger replica lags, what do I do?");
    office.awaitAllDone();

    String after = routes(office.chidi());
    for (int i = 0; i < 100 && !after.contains("1 call today"); i++) {
      // Calls are recorded a few hundredths of a second after they end.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      after = routes(office.chidi());
    }
    assertThat(after).contains("1 without an answer").doesNotContain("secret");
    assertThat(routes(office.lena())).contains("secret").doesNotContain("answers");
  }

  @Test
  void whoMayUseNothingIsToldHowToGetThere() {
    assertThat(routes(office.ana())).contains("No route is open to you");
  }

  @Test
  void modelsAreShownByNameAndByWhoCallsThem() {
    assertThat(told(office.ana(), "/models", "gpt-4o-2024-05-13"))
        .contains("ended on 2026-10-23", "successor gpt-5.6-sol", "openai-api");
    assertThat(told(office.ana(), "/models", "gpt-4o-2031-01-01")).contains("Nothing is known of");
    assertThat(told(office.ana(), "/models", "mine")).contains("None of your callers");
    assertThat(told(office.ana(), "/models", "help")).contains("`/models mine`");
  }

  @Test
  void anythingElseIsAnsweredWithTheRightForm() {
    assertThat(told(office.ana(), "gibberish")).contains("`/routes` shows");
  }

  private static String routes(WorkspaceClient client) {
    return told(client, "");
  }

  /** Answer of the command, to this person only. */
  private static String told(WorkspaceClient client, String text) {
    return told(client, "/routes", text);
  }

  private static String told(WorkspaceClient client, String command, String text) {
    int before = ephemeral(client).size();
    client.command(Office.PAYMENTS, command, text);
    return client.await(
        "an answer to the command",
        () ->
            ephemeral(client).stream()
                .skip(before)
                .map(message -> message.json().toString())
                .findFirst());
  }

  private static List<ChatMessage> ephemeral(WorkspaceClient client) {
    return client.messages(Office.PAYMENTS).stream().filter(ChatMessage::isEphemeral).toList();
  }
}
