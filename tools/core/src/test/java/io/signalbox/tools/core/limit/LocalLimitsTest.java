package io.signalbox.tools.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.tools.core.route.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  private final TestClock clock = new TestClock();
  private final LocalLimits limits = new LocalLimits(clock);

  @Test
  void whatHasNoLimitIsAdmitted() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(limits.admit("r", RateLimits.NONE, 1_000_000))
          .isInstanceOf(LimitDecision.Admitted.class);
    }
  }

  @Test
  void requestsAreRefusedBeyondTheirNumberAndAdmittedAgainAfterTheWaitThatIsTold() {
    RateLimits six = new RateLimits(OptionalInt.of(6), NONE, NONE);
    for (int i = 0; i < 6; i++) {
      assertThat(limits.admit("r", six, 1)).isInstanceOf(LimitDecision.Admitted.class);
    }

    assertThat(limits.admit("r", six, 1))
        .isEqualTo(new LimitDecision.TooFast("6 requests a minute", Duration.ofSeconds(10)));
    assertThat(limits.admit("another", six, 1)).isInstanceOf(LimitDecision.Admitted.class);
    clock.advance(Duration.ofSeconds(10).minusMillis(1));
    assertThat(limits.admit("r", six, 1)).isInstanceOf(LimitDecision.TooFast.class);
    clock.advance(Duration.ofMillis(1));
    assertThat(limits.admit("r", six, 1)).isInstanceOf(LimitDecision.Admitted.class);
  }

  @Test
  void aCallGivesBackTheTokensThatItDidNotTakeAndOwesThoseBeyond() {
    RateLimits tokens = new RateLimits(NONE, OptionalInt.of(600), NONE);
    CallPermit first = permit(limits.admit("r", tokens, 600));
    assertThat(limits.admit("r", tokens, 1))
        .isEqualTo(new LimitDecision.TooFast("600 tokens a minute", Duration.ofMillis(100)));

    first.end(100);
    first.end(100);
    CallPermit second = permit(limits.admit("r", tokens, 500));
    assertThat(limits.admit("r", tokens, 1)).isInstanceOf(LimitDecision.TooFast.class);

    second.end(560);
    assertThat(limits.admit("r", tokens, 1))
        .isEqualTo(new LimitDecision.TooFast("600 tokens a minute", Duration.ofMillis(6_100)));
  }

  @Test
  void aCallThatTookManyMinutesWorthIsWaitedForAndThenForgotten() {
    RateLimits tokens = new RateLimits(NONE, OptionalInt.of(60), NONE);
    permit(limits.admit("r", tokens, 60)).end(300);

    assertThat(limits.admit("r", tokens, 60))
        .isEqualTo(new LimitDecision.TooFast("60 tokens a minute", Duration.ofMinutes(5)));
    clock.advance(Duration.ofMinutes(5));
    assertThat(limits.admit("r", tokens, 60)).isInstanceOf(LimitDecision.Admitted.class);
  }

  @Test
  void aCallThatNeedsMoreThanAMinuteHoldsWaitsForTheWholeOfItOnly() {
    RateLimits tokens = new RateLimits(NONE, OptionalInt.of(60), NONE);

    assertThat(limits.admit("r", tokens, 1_000_000)).isInstanceOf(LimitDecision.Admitted.class);
    assertThat(limits.admit("r", tokens, 1_000_000))
        .isEqualTo(new LimitDecision.TooFast("60 tokens a minute", Duration.ofMinutes(1)));
  }

  @Test
  void aCallThatIsRefusedForItsTokensTakesNoRequest() {
    RateLimits both = new RateLimits(OptionalInt.of(2), OptionalInt.of(100), NONE);
    assertThat(limits.admit("r", both, 100)).isInstanceOf(LimitDecision.Admitted.class);
    assertThat(limits.admit("r", both, 100)).isInstanceOf(LimitDecision.TooFast.class);

    assertThat(limits.admit("r", both, 0)).isInstanceOf(LimitDecision.Admitted.class);
    assertThat(limits.admit("r", both, 0))
        .isInstanceOfSatisfying(
            LimitDecision.TooFast.class,
            refused -> assertThat(refused.what()).isEqualTo("2 requests a minute"));
  }

  @Property(tries = 200, seed = "17")
  void neverAreMoreCallsUnderWayThanAllowed(
      @ForAll @IntRange(min = 1, max = 4) int most, @ForAll @Size(max = 40) List<Boolean> steps) {
    LocalLimits fresh = new LocalLimits(clock);
    RateLimits atOnce = new RateLimits(NONE, NONE, OptionalInt.of(most));
    List<CallPermit> open = new ArrayList<>();
    for (boolean begins : steps) {
      if (!begins && !open.isEmpty()) {
        open.removeLast().end(0);
      } else if (begins) {
        LimitDecision decision = fresh.admit("r", atOnce, 1);
        assertThat(decision instanceof LimitDecision.Admitted).isEqualTo(open.size() < most);
        if (decision instanceof LimitDecision.Admitted admitted) {
          open.add(admitted.permit());
        } else {
          assertThat(decision)
              .isEqualTo(
                  new LimitDecision.TooFast(
                      most + " calls at once over this route", Duration.ofSeconds(1)));
        }
      }
    }
  }

  @Test
  void aPermitEndsOnce() {
    AtomicLong taken = new AtomicLong();
    CallPermit permit = new CallPermit(taken::addAndGet);

    permit.end(7);
    permit.end(8);

    assertThat(taken).hasValue(7);
  }

  private static CallPermit permit(LimitDecision decision) {
    return ((LimitDecision.Admitted) decision).permit();
  }
}
