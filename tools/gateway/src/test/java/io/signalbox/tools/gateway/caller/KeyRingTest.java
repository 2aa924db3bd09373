package io.signalbox.tools.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.call.Caller;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private final TestClock clock = new TestClock();
  private final Database database = TestDatabase.h2();
  private final Callers callers = new Callers(database.jdbi(), clock, new SecureRandom());
  private final KeyRing ring = new KeyRing(callers, clock);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void knowsAKeyOnlyAfterItWasChecked() {
    IssuedKey key = issue();

    assertThat(ring.known(key.key().reveal())).isEmpty();
    assertThat(ring.check(key.key().reveal())).isInstanceOf(KeyCheck.Accepted.class);
    assertThat(ring.known(key.key().reveal())).map(Caller::name).contains("bot");
    assertThat(ring.known("sbx-nobody's")).isEmpty();
    assertThat(ring.known("")).isEmpty();
  }

  @Test
  void sendsOneCallToReadAKeyAgainWhileTheOthersGoOn() {
    String key = issue().key().reveal();
    var unused = ring.check(key);

    clock.advance(Duration.ofMillis(400));

    assertThat(ring.known(key)).isEmpty();
    assertThat(ring.known(key)).isPresent();
    var read = ring.check(key);
    assertThat(ring.known(key)).isPresent();
  }

  @Test
  void noLongerKnowsARevokedKeyAfterHalfASecond() {
    IssuedKey issued = issue();
    String key = issued.key().reveal();
    var unused = ring.check(key);
    callers.revoke(issued.id());

    clock.advance(Duration.ofMillis(500));

    assertThat(ring.known(key)).isEmpty();
    assertThat(ring.check(key)).isEqualTo(KeyCheck.Rejected.REVOKED);
    assertThat(ring.known(key)).isEmpty();
  }

  private IssuedKey issue() {
    callers.save(Caller.of("bot", "team", "U1"));
    return callers.issue("bot", Optional.empty());
  }
}
