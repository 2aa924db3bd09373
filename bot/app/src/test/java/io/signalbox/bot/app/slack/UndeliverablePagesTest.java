package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that Slack refuses for good, over the real socket; nobody moves the clock. */
class UndeliverablePagesTest {
  private static final String CHAIN =
      """
      escalation:
        fallback: "@lena.hoffmann"
        policies:
          payments:
            teams: [payments]
            chain: [primary, "@bo.lindqvist"]
            acknowledge-within: 30m
            rounds: 1
      """;

  @TempDir private Path folder;
  private Office office;

  @AfterEach
  void close() {
    office.workspace.faults().clear();
    office.close();
  }

  private void escalate() {
    office.ana().command(Office.GENERAL, "/escalate", "payments SEV1 nobody can pay");
  }

  private ChatMessage message() {
    return office
        .ana()
        .awaitMessage(
            Office.GENERAL, each -> !each.isEphemeral() && each.text().startsWith("Escalation "));
  }

  private static void awaitPage(WorkspaceClient client) {
    client.awaitMessage(client.direct(), each -> each.text().startsWith("You are paged"));
  }

  @Test
  void theNextPersonIsPagedAtOnceAndTheThreadSaysWhy() throws IOException {
    office = Office.open(folder, CHAIN);
    office.warm();
    office.workspace.faults().refuse("conversations.open", 1, "user_disabled");

    escalate();

    awaitPage(office.bo());
    ChatMessage why =
        office.ana().awaitReply(message(), each -> each.text().contains("cannot be reached"));
    assertThat(why.text())
        .contains("<@" + Office.CHIDI + ">", "the account is deactivated (user_disabled)");
    office.awaitAllDone();
    assertThat(office.chidi().messages(office.chidi().direct())).isEmpty();
    assertThat(office.lena().messages(office.lena().direct())).isEmpty();
  }

  @Test
  void whereNobodyCanBeReachedItEndsAloudAndDoesNotGoOnForEver() throws IOException {
    office = Office.open(folder, CHAIN);
    office.warm();
    office.workspace.faults().refuse("conversations.open", 50, "user_not_visible");

    escalate();

    ChatMessage message = message();
    office
        .ana()
        .awaitReply(message, each -> each.text().contains("and the fallback reaches nobody"));
    office.awaitAllDone();
    assertThat(office.ana().thread(Office.GENERAL, message.ts()))
        .filteredOn(each -> each.text().contains("cannot be reached"))
        .hasSize(3);
  }

  @Test
  void theReporterIsToldWhereTheMessageOfAnEscalationIsRefused() throws IOException {
    office = Office.open(folder, CHAIN);
    office.warm();
    office.workspace.faults().refuse("chat.postMessage", 1, "is_archived");

    escalate();

    ChatMessage told =
        office
            .ana()
            .awaitMessage(
                office.ana().direct(), each -> each.text().contains("could not be posted"));
    assertThat(told.text()).contains("the channel is archived");
  }

  @Test
  void whoJoinsIsKnownByTheEventThatSaysSo() throws IOException {
    office =
        Office.open(folder, CHAIN.replace("[primary, \"@bo.lindqvist\"]", "[\"@zoe.newcomer\"]"));
    Office.await("the directory", () -> office.accounts() > 5);
    office.workspace.put(
        new WorkspaceSeed.Person(
            "U0ZOENEWCO",
            "zoe.newcomer",
            "Zoe Newcomer",
            "",
            "zoe@harbourline.example",
            "Europe/Berlin",
            false));
    Office.await("Zoe", () -> office.accounts() > 9);

    escalate();

    awaitPage(office.workspace.client("U0ZOENEWCO"));
  }
}
