package io.signalbox.tools.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule.Period;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BudgetReservationTest {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  private final BudgetLease one = lease("route:a", 1_000);
  private final BudgetLease two = lease("caller:b", 600);

  @Test
  void chargesEachOfItsBudgetsWhatTheCallCostAndGivesTheRestBack() {
    BudgetReservation reservation = reserve(500);

    List<BudgetCharge> charges = reservation.settle(new Cost(120));

    assertThat(charges)
        .containsExactly(
            new BudgetCharge("route:a", START, new Cost(120)),
            new BudgetCharge("caller:b", START, new Cost(120)));
    assertThat(one.free()).isEqualTo(880);
    assertThat(two.free()).isEqualTo(480);
    assertThat(one.isReserved() || two.isReserved()).isFalse();
  }

  @Test
  void isSettledOnce() {
    BudgetReservation reservation = reserve(500);
    var first = reservation.settle(new Cost(120));

    assertThat(reservation.settle(new Cost(300))).isEmpty();
    assertThat(first).hasSize(2);
    assertThat(one.free()).isEqualTo(880);
  }

  @Test
  void aCallThatCostNothingIsNoCharge() {
    assertThat(reserve(500).settle(Cost.NOTHING)).isEmpty();
    assertThat(one.free()).isEqualTo(1_000);
    assertThat(one.isReserved()).isFalse();
  }

  @Test
  void tellsTheMostThatItsBudgetsCanBeCharged() {
    BudgetReservation reservation = reserve(500);

    assertThat(reservation.most()).isEqualTo(new Cost(500));
    assertThat(reservation.mostCharges())
        .extracting(BudgetCharge::cost)
        .containsExactly(new Cost(500), new Cost(500));
    assertThat(one.isReserved()).as("nothing is settled by that").isTrue();
    assertThat(BudgetReservation.none().most()).isEqualTo(Cost.NOTHING);
    assertThat(BudgetReservation.none().settle(new Cost(7))).isEmpty();
  }

  @Property(tries = 200, seed = "17")
  void aCallThatCostsMoreThanItCouldLeavesADebtThatTheNextPays(
      @ForAll @LongRange(min = 1, max = 400) long most,
      @ForAll @LongRange(min = 0, max = 4_000) long cost) {
    BudgetLease lease = lease("route:a", 1_000);
    assertThat(lease.setAside(most, 42)).isTrue();
    assertThat(lease.usedAt()).isEqualTo(42);
    var unused = new BudgetReservation(List.of(lease), new Cost(most)).settle(new Cost(cost));

    assertThat(lease.free()).isEqualTo(1_000 - cost);
    assertThat(lease.takeOut()).isEqualTo(Math.max(0, 1_000 - cost));
    assertThat(lease.free()).isEqualTo(Math.min(0, 1_000 - cost));
    assertThat(lease.setAside(1, 43)).isFalse();
    assertThat(lease.usedAt()).as("a refusal is no use").isEqualTo(42);
  }

  private BudgetReservation reserve(long most) {
    assertThat(one.setAside(most, 1) && two.setAside(most, 1)).isTrue();
    return new BudgetReservation(List.of(one, two), new Cost(most));
  }

  private static BudgetLease lease(String name, long held) {
    BudgetLease lease =
        new BudgetLease(
            new Budget(name, "U1", Cost.dollars(1), Period.DAY, 0.8),
            START,
            START.plusSeconds(86_400));
    lease.add(held);
    return lease;
  }
}
