package io.signalbox.bot.workspace.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationJournalTest {
  private static LocalWorkspace open(Path file) {
    LocalWorkspace workspace =
        LocalWorkspace.start(Seeds.company(), 0, Clock.systemUTC(), new Random(1));
    workspace.keepIn(file);
    return workspace;
  }

  @Test
  void conversationsOutliveTheProcessHoweverItEnds(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("conversations.jsonl");
    // Never closed, like a process that was killed.
    LocalWorkspace killed = open(file);
    WorkspaceClient ada = killed.client(Seeds.ADA);
    ChatMessage kept = ada.say(Seeds.GENERAL, "one");
    ada.reply(Seeds.GENERAL, kept.ts(), "an answer");
    ada.edit(kept, "one, edited");
    ada.react(kept, "eyes");
    ada.delete(ada.say(Seeds.GENERAL, "gone"));
    ada.invite(Seeds.QUIET, Seeds.BOT);
    Files.writeString(file, "{\"channel\":\"C0GEN", StandardOpenOption.APPEND);

    for (int start = 0; start < 2; start++) {
      try (LocalWorkspace again = open(file)) {
        WorkspaceClient ben = again.client(Seeds.BEN);
        assertThat(ben.messages(Seeds.GENERAL))
            .extracting(ChatMessage::text)
            .containsExactly("one, edited");
        assertThat(ben.messages(Seeds.GENERAL).getFirst().json().toString()).contains("eyes");
        assertThat(ben.thread(Seeds.GENERAL, kept.ts())).hasSize(2);
        assertThat(ben.say(Seeds.GENERAL, "later " + start).ts()).isGreaterThan(kept.ts());
        ben.delete(ben.messages(Seeds.GENERAL).getLast());
      }
    }
    killed.close();
  }
}
