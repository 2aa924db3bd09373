package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations of a channel whose rule lets them become tickets, by Slack's own events. */
class LearningFromThreadsTest {
  @Test
  void anAnsweredThreadIsATicketUntilItsAnswerIsEditedAndItsQuestionDeleted(@TempDir Path folder)
      throws IOException {
    try (Office office = Office.openLearning(folder, Office.PAYMENTS)) {
      ChatMessage question =
          office.ana().say(Office.PAYMENTS, "The settlement exporter hangs, what helps?");
      ChatMessage answer =
          office
              .chidi()
              .reply(Office.PAYMENTS, question.ts(), "Restart it with settlectl kick --all first.");
      ChatMessage elsewhere = office.ana().say(Office.GENERAL, "Who orders the cake today?");
      office.chidi().reply(Office.GENERAL, elsewhere.ts(), "Lena orders it at the bakery.");

      String id = "conversations/" + Office.PAYMENTS + "/" + question.ts();
      Office.await("the ticket", () -> office.learned(id).contains("settlectl kick --all"));

      office.chidi().edit(answer, "Never kick it, run settlectl drain and wait for ten minutes.");
      Office.await("the edit", () -> office.learned(id).contains("settlectl drain"));
      assertThat(office.learned(id)).doesNotContain("kick --all");

      office.ana().delete(question);
      Office.await("the deletion", () -> office.learned(id).isEmpty());
      assertThat(office.learned("conversations/" + Office.GENERAL + "/" + elsewhere.ts()))
          .isEmpty();
    }
  }
}
