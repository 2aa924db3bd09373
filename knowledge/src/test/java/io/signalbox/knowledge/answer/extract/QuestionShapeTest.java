package io.signalbox.knowledge.answer.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionShapeTest {

  @ParameterizedTest
  @CsvSource({
    "how do I fail over the ledger database, PROCEDURE",
    "what do I do when a node died, PROCEDURE",
    "restart kafka broker, PROCEDURE",
    "please roll back my service, PROCEDURE",
    "steps to renew a certificate, PROCEDURE",
    "what is the message limit, FACT",
    "which port does the proxy use, FACT",
    "how long does a session last, FACT",
    "can i deploy on friday evening, FACT",
    "where are the backups, FACT",
    "kube pod crash looping, SYMPTOM",
    "deploy failed, SYMPTOM",
    "conntrack table almost full, SYMPTOM",
    "KubePodCrashLooping, SYMPTOM",
    "vpn connected but i cannot open anything, SYMPTOM",
  })
  void seesWhatIsWanted(String question, QuestionShape shape) {
    assertThat(QuestionShape.of(question)).isEqualTo(shape);
  }
}
