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

/**
 * The button <em>Page … now</em>, and what is said when it leads to nobody, over the real socket.
 */
class PagingNowTest {
  private static final String CHAIN_TO_NOBODY =
      """
      escalation:
        policies:
          all:
            chain: [secondary, "@left.last.year"]
      """;

  private Office office;

  @AfterEach
  void close() {
    office.close();
  }

  private void open(Path folder, String start) throws IOException {
    office = Office.open(folder, CHAIN_TO_NOBODY.replace("escalation:\n", "escalation:\n" + start));
  }

  private static List<ChatMessage> ephemerals(WorkspaceClient client) {
    return client.messages(Office.GENERAL).stream().filter(ChatMessage::isEphemeral).toList();
  }

  private static ChatMessage next(WorkspaceClient client, Runnable does) {
    int before = ephemerals(client).size();
    does.run();
    return client.await(
        "what is said to them", () -> ephemerals(client).stream().skip(before).findFirst());
  }

  private ChatMessage said(String text) {
    return next(office.ana(), () -> office.ana().command(Office.GENERAL, "/escalate", text));
  }

  private ChatMessage message() {
    return office
        .ana()
        .awaitMessage(
            Office.GENERAL, each -> !each.isEphemeral() && each.text().startsWith("Escalation "));
  }

  @Test
  void aServiceThatNobodyKnowsPagesTheFallbackOnceItIsConfirmed(@TempDir Path folder)
      throws IOException {
    open(folder, "  fallback: \"@lena.hoffmann\"\n");
    ChatMessage asked = said("zzyzx SEV1 nobody can pay");
    assertThat(asked.json().toString()).contains("page the fallback", "Page the fallback now");

    ChatMessage done = next(office.ana(), () -> office.ana().press(asked, "escalation_page_now_0"));

    assertThat(done.text()).contains("is open");
    office
        .lena()
        .awaitMessage(office.lena().direct(), each -> each.text().startsWith("You are paged"));
    office
        .ana()
        .awaitReply(
            message(),
            each -> each.text().contains(":rotating_light: Nobody else is left to call"));
    ChatMessage again =
        next(office.ana(), () -> office.ana().press(asked, "escalation_page_now_0"));
    assertThat(again.text()).startsWith("That is escalation");
  }

  @Test
  void aDeadEndIsSaidInTheMessageAndInItsThread(@TempDir Path folder) throws IOException {
    open(folder, "");

    said("payments SEV1 nobody can pay");

    ChatMessage message = message();
    for (String sentence :
        List.of(
            "Nobody is second on call for payments.",
            "left.last.year has no active account here.",
            "Nobody else is left to call, and the settings name no fallback.")) {
      office
          .ana()
          .awaitReply(
              message,
              each -> each.text().contains(":rotating_light: ") && each.text().contains(sentence));
    }
    office
        .ana()
        .awaitMessage(
            Office.GENERAL,
            each ->
                !each.isEphemeral()
                    && each.json().toString().contains("Nobody has been reached yet"));
  }
}
