package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with a prefix, over the real socket. */
class PrefixedCommandsTest {
  @TempDir private Path folder;

  @Test
  void commandsAnswerToTheirPrefixedNamesAndNameEachOtherSo() throws IOException {
    try (Office office = Office.openPrefixed(folder, "sb-")) {
      office.ana().command(Office.GENERAL, "/sb-escalate", "help");
      ChatMessage help = office.ana().awaitMessage(Office.GENERAL, ChatMessage::isEphemeral);
      office.ana().command(Office.PAYMENTS, "/sb-agents", "list");
      ChatMessage list = office.ana().awaitMessage(Office.PAYMENTS, ChatMessage::isEphemeral);

      assertThat(help.text()).contains("`/sb-escalate list`", "`/sb-oncall`");
      assertThat(list.text()).contains("`/sb-register-agent`");
    }
  }
}
