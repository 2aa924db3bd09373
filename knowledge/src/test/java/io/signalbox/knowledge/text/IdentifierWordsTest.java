package io.signalbox.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierWordsTest {
  @ParameterizedTest
  @CsvSource({
    "KubePodCrashLooping, Kube Pod Crash Looping",
    "CoreDNSErrorsHigh, Core DNS Errors High",
    "etcdHighFsyncDurations, etcd High Fsync Durations",
    "max_connections, max connections",
    "ERR_TOKEN_EXPIRED, ERR TOKEN EXPIRED",
    "Failover, Failover",
    "S3, S3",
  })
  void spellsAnIdentifierOutAsWords(String identifier, String words) {
    assertThat(IdentifierWords.spellOut(identifier)).isEqualTo(words);
  }

  @Test
  void leavesEverythingElseAsItWas() {
    assertThat(IdentifierWords.spellOut("run `kubectl get pods -n x` for PodNotReady, ok?"))
        .isEqualTo("run `kubectl get pods -n x` for Pod Not Ready, ok?");
  }

  @Test
  void cutsBetweenLettersAndDigits() {
    assertThat(IdentifierWords.parts("http2Errors")).containsExactly("http", "2", "Errors");
  }

  @Test
  void takesAMegabyteOfOneWordInItsStride() {
    String long1 = "aB".repeat(500_000);

    assertThat(IdentifierWords.spellOut(long1)).startsWith("a Ba Ba");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a_", "aB", "_", "A", "1"})
  void readsAMegabyteInOneWordInABlink(String unit) {
    String word = unit.repeat(1_000_000 / unit.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(IdentifierWords.spellOut(word)).isNotEmpty());
  }
}
