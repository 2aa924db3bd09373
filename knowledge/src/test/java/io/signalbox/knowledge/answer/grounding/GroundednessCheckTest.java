package io.signalbox.knowledge.answer.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.signalbox.knowledge.document.Passage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundednessCheckTest {
  private static final List<Passage> LEDGER =
      List.of(
          new Passage(
              0,
              List.of("Fail over the primary"),
              """
              Fail over when the primary is unhealthy. Check that a replica is in sync; a failover to a \
              lagging replica loses bookings. Do not restart the old primary by hand.

              1. Switch over to the replica with the least lag:

                 ```bash
                 patronictl -c /etc/patroni/ledger.yml switchover --candidate ledger-pg-2
                 ```

              2. Watch `ledger_write_errors_total` go back to zero; it takes about 15 seconds.
              3. Tell #payments-help before you raise `max_connections` above 400.
              """));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Switch over to the replica with the least lag.",
        "First check that a replica is in sync.",
        "A failover to a lagging replica will lose bookings.",
        "Watch `ledger_write_errors_total` go back to zero, which takes about 15 s.",
        "Never restart the old primary by hand.",
        "Don't restart the old primary.",
        "Tell #payments-help before you raise max_connections above 400.",
        "Fail over if the primary is not healthy or unhealthy.",
      })
  void letsThroughWhatThePassageSays(String sentence) {
    assertThat(GroundednessCheck.isGiven(sentence, LEDGER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Restart the old primary by hand.",
        "Do not switch over to the replica with the least lag.",
        "Switch over to the replica with the most lag.",
        "It takes about 15 minutes for `ledger_write_errors_total` to go back to zero.",
        "It takes about 5 seconds for `ledger_write_errors_total` to go back to zero.",
        "Tell #payments-help before you raise max_connections above 40.",
        "Tell #payments-help after you raise max_connections above 400.",
        "Tell #payments-help before you lower max_connections to 400.",
        "Tell #payments-oncall before you raise max_connections above 400.",
        "Tell Bob before you raise max_connections above 400.",
        "Run `patronictl -c /etc/patroni/ledger.yml failover`.",
        "Run `PATRONICTL` to switch over to the replica.",
        "Switch over with `--candidate ledger-pg-3` to the replica with the least lag.",
        "Switch over to the replica with the least lag at https://evil.example/x.",
        "Switch over to the replica as evil.example says.",
        "Check /etc/passwd that a replica is in sync.",
        "Delete the cluster and recreate every volume.",
      })
  void refusesWhatThePassageDoesNotSay(String sentence) {
    assertThat(GroundednessCheck.isGiven(sentence, LEDGER)).isFalse();
  }

  @Test
  void readsAMegabyteOfPassageInABlink() {
    List<Passage> huge =
        List.of(new Passage(0, List.of(), "The lag is 15 seconds now. ".repeat(40_000)));

    boolean given =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> GroundednessCheck.isGiven("The lag is 15 s.", huge));

    assertThat(given).isTrue();
  }
}
