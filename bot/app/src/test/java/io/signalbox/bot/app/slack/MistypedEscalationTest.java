package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as somebody in a hurry types them, over the real socket. */
class MistypedEscalationTest {
  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    office = Office.open(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private String said(String command, String text) {
    WorkspaceClient chidi = office.chidi();
    int before = answers(chidi).size();
    chidi.command(Office.GENERAL, command, text);
    ChatMessage answer =
        chidi.await(
            "what " + command + " says", () -> answers(chidi).stream().skip(before).findFirst());
    return answer.text() + "\n" + answer.json().path("blocks");
  }

  private static List<ChatMessage> answers(WorkspaceClient client) {
    return client.messages(Office.GENERAL).stream().filter(ChatMessage::isEphemeral).toList();
  }

  @Test
  void aSeverityThatThereIsNotIsSaid() {
    assertThat(said("/escalate", "payments SEV9 checkout is slow"))
        .contains("\"SEV9\" is none of SEV1, SEV2, SEV3, SEV4")
        .doesNotContain("You named no severity");
    assertThat(said("/escalate", "payments checkout is slow")).contains("You named no severity");
  }

  @Test
  void theSeverityIsProposedByWhatIsSaidAndTheWordsStay() {
    assertThat(said("/escalate", "the billing thing is broken, nobody can pay"))
        .contains("\"value\":\"SEV1\"", "escalation_severity_menu")
        .contains("SEV1 the billing thing is broken, nobody can pay");
    assertThat(said("/escalate", "payments typo on the invoice, no rush")).contains("*SEV4*");
  }

  @Test
  void anArticleIsNotTakenForTheService() {
    assertThat(said("/escalate", "the zzyzx thing is on fire"))
        .contains(
            "no service or team like \"zzyzx\"", "/escalate zzyzx SEV3 the zzyzx thing is on fire");
  }

  @Test
  void whoTookAShiftOverIsNamedWithoutTheAccountsId() {
    said("/oncall", "override payments @bo.lindqvist today 0:00 to 23:59");

    assertThat(said("/oncall", "payments")).contains("Bo Lindqvist").doesNotContain("@U0BOLINDQ0");
  }
}
