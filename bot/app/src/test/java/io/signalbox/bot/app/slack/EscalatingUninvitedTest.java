package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Escalating where the bot is no member, over the real socket. */
class EscalatingUninvitedTest {
  private static final String POLICY =
      """
      escalation:
        policies:
          payments: {teams: [payments], chain: [primary], channel: %s}
      """;

  @TempDir private Path folder;
  private Office office;

  @AfterEach
  void close() {
    office.close();
  }

  private String said(String channel, String text) {
    WorkspaceClient ana = office.ana();
    ana.command(channel, "/escalate", text);
    return ana.awaitMessage(channel, ChatMessage::isEphemeral).text();
  }

  private static List<ChatMessage> messages(WorkspaceClient client, String channel) {
    return client.messages(channel).stream()
        .filter(each -> !each.isEphemeral() && each.text().startsWith("Escalation 1"))
        .toList();
  }

  @Test
  void intoAPublicChannelItGoesByItself() throws IOException {
    office = Office.open(folder);

    String said = said(Office.OPEN_DOOR, "payments SEV2 checkout returns 500s");

    office.awaitAllDone();
    assertThat(said).contains("Its message is in <#" + Office.OPEN_DOOR + ">");
    assertThat(messages(office.ana(), Office.OPEN_DOOR)).hasSize(1);
  }

  @Test
  void fromAPrivateChannelItWritesToTheReporterAndSaysWhy() throws IOException {
    office = Office.open(folder);

    String said = said(Office.CLOSED_DOOR, "payments SEV2 checkout returns 500s");

    assertThat(said).contains("I am not in this channel", "in your direct messages", "/invite");
    office
        .chidi()
        .awaitMessage(office.chidi().direct(), each -> each.text().contains("You are paged"));
    office.awaitAllDone();
    assertThat(messages(office.ana(), Office.CLOSED_DOOR)).isEmpty();
    assertThat(messages(office.ana(), office.ana().direct())).hasSize(1);
  }

  @Test
  void whereThePolicysChannelIsClosedTheReporterIsToldAndPeopleArePagedAllTheSame()
      throws IOException {
    office = Office.open(folder, POLICY.formatted(Office.CLOSED_DOOR));

    String said = said(Office.GENERAL, "payments SEV2 checkout returns 500s");

    assertThat(said)
        .contains("belongs in <#" + Office.CLOSED_DOOR + ">, but I'm not in that channel");
    office
        .chidi()
        .awaitMessage(office.chidi().direct(), each -> each.text().contains("You are paged"));
  }
}
