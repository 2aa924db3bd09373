package io.signalbox.knowledge.answer.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AskedOperationsTest {
  private final AskedOperations operations = new AskedOperations();

  @Test
  void anotherOperationOnTheSameThingIsNoAnswer() {
    assertThat(isMissing("rename an existing team, is that possible", "Click **Create team**."))
        .isTrue();
    assertThat(isMissing("can we rename a team", "A team's name cannot be changed.", "Rename"))
        .isFalse();
    assertThat(isMissing("how do I delete a topic", "Removing a topic takes a minute.")).isFalse();
  }

  @Test
  void theSameOperationOnAnotherThingIsNoAnswer() {
    assertThat(isMissing("how often do we rotate on call", "Keys are rotated every 90 days."))
        .isTrue();
    assertThat(isMissing("how do I rotate a key", "Keys are rotated with `vault rotate`."))
        .isFalse();
  }

  @Test
  void whatIsKeptIsWhatWasAskedAbout() {
    String backups =
        "Backups are taken every night and kept for 35 days; the write-ahead log restores any"
            + " second.";

    assertThat(isMissing("how long are logs kept", backups)).isTrue();
    assertThat(isMissing("how long are old backups of orders kept", backups)).isFalse();
    assertThat(isMissing("how long are logs kept", "They are kept for 30 days.", "Logs")).isFalse();
  }

  @Test
  void otherQuestionsAskForNoOperation() {
    assertThat(isMissing("how long does a runner wait for jobs to drain", "An hour.")).isFalse();
    assertThat(isMissing("who owns the ledger", "payments")).isFalse();
  }

  private boolean isMissing(String question, String shown) {
    return isMissing(question, shown, "");
  }

  private boolean isMissing(String question, String shown, String above) {
    return operations.isMissing(question, List.of(new AskedOperations.ShownWords(shown, above)));
  }
}
