package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.config.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
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
    }
  }
}
