package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.config.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on a real PostgreSQL: read, indexed, asked in Slack, restarted, corrected. */
class OnPostgresTest {
  @TempDir Path folder;

  @Test
  void everythingWorksOnPostgresByItsUrl() throws IOException {
    DatabaseSettings database = TestDatabase.POSTGRESQL.settings();
    String yaml =
        """
        database: {url: "%s", user: %s, password: any}
        gateway: {port: 0}
        ask-api: {}
        """
            .formatted(database.url(), database.user().orElseThrow());
    try (Office office = Office.open(folder, yaml)) {
      ChatMessage question =
          office.ana().say(Office.PAYMENTS, "@Signalbox who is on call for payments?");
      office.ana().awaitReply(question, each -> each.text().contains("Chidi Okafor"));

      office.stop();
      office.ana().reply(Office.PAYMENTS, question.ts(), "and for identity?");
      office.start();

      ChatMessage second =
          office.ana().awaitReply(question, each -> each.text().contains("Ana Ruiz"));
      assertThat(second.isByApp()).isTrue();
      ChatMessage page =
          office.ana().say(Office.PAYMENTS, "@Signalbox the ledger replica lags, what do I do?");
      assertThat(office.ana().awaitReply(page, ChatMessage::isByApp).json().toString())
          .contains("ledgerctl replication restart");
      office.awaitAllDone();
      twoProcessesAnswerOneKey(office);
    }
  }

  /** Behind one address without stickiness each request may reach another process. */
  private void twoProcessesAnswerOneKey(Office office) throws IOException {
    Path settings = folder.resolve("second.yaml");
    Files.writeString(
        settings,
        Files.readString(folder.resolve("signalbox.yaml"))
            .replace("data: ./data", "data: ./other"));
    office.ana().command(Office.PAYMENTS, "/ask", "key");
    String key =
        office
            .ana()
            .awaitMessage(Office.PAYMENTS, message -> message.text().contains("sbp-"))
            .text()
            .replaceAll("(?s).*```(sbp-[\\w-]+)```.*", "$1");
    try (BotAssembly other =
        BotAssembly.open(
            ConfigFile.at(settings, Map.of()).load(SignalboxSettings::from).settings(),
            Clock.systemUTC())) {
      other.indexUpkeep().indexWords();
      String first = office.serveAsking();
      String second = "http://127.0.0.1:" + other.serve(office.app().people());

      assertThat(rpc(first, key, "initialize", "{\"protocolVersion\":\"2025-11-25\"}").body())
          .contains("signalbox");
      for (String base : List.of(second, first, second)) {
        HttpResponse<String> called =
            rpc(
                base,
                key,
                "tools/call",
                "{\"name\":\"who_is_on_call\",\"arguments\":{\"team\":\"payments\"}}");
        assertThat(called.body()).contains("Chidi Okafor");
      }
      office.ana().command(Office.PAYMENTS, "/ask", "key revoke all");
      office.ana().awaitMessage(Office.PAYMENTS, message -> message.text().contains("Revoked: 1"));
      assertThat(rpc(second, key, "ping", "{}").statusCode()).isEqualTo(401);
      assertThat(rpc(first, key, "ping", "{}").statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> rpc(String base, String key, String method, String params)
      throws IOException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(base + "/mcp"))
                  .header("authorization", "Bearer " + key)
                  .header("content-type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
                              .formatted(method, params)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
