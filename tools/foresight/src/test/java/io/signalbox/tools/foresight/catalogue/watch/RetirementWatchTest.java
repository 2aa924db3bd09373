package io.signalbox.tools.foresight.catalogue.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.TestFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetirementWatchTest {
  private static final List<Integer> MILESTONES = List.of(90, 30, 7, 1);
  private static final LocalDate END = LocalDate.of(2027, 3, 1);

  private final Database database = TestDatabase.h2();
  private final List<String> said = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private List<ModelDemand> demands = List.of();
  private boolean killed;
  private String unknown = "";

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tellsAtEachMilestoneOnceThenNoMoreWhereTheTrafficHasMoved() {
    for (int left = 100; left > -3; left--) {
      LocalDate day = END.minusDays(left);
      boolean moved = left < 20;
      demands = List.of(demand("U1", END, day, moved), demand("U2", END, day, false));
      run(day);
      run(day);
    }

    assertThat(said)
        .containsExactly(
            "2026-12-01 U1 news 2027-03-01",
            "2026-12-01 U2 news 2027-03-01",
            "2027-01-30 U1 news 2027-03-01",
            "2027-01-30 U2 news 2027-03-01",
            "2027-02-22 U2 news 2027-03-01",
            "2027-02-28 U2 news 2027-03-01",
            "2027-03-01 U2 news 2027-03-01");
    assertThat(kept).contains("U1 0 items", "U2 1 items");
  }

  @Test
  void tellsOfADayThatMovesOnceWithBothDaysAlsoAfterAKillAndInTwoReplicas() {
    LocalDate day = END.minusDays(80);
    demands = List.of(demand("U1", END, day, false));
    killed = true;
    assertThatThrownBy(() -> run(day)).hasMessage("killed");
    killed = false;
    run(day);
    LocalDate later = LocalDate.of(2027, 6, 1);

    demands = List.of(demand("U1", later, day.plusDays(1), false));
    run(day.plusDays(1));
    run(day.plusDays(1));

    assertThat(said)
        .containsExactly(
            "2026-12-11 U1 news 2027-03-01", "2026-12-12 U1 news 2027-06-01 was 2027-03-01");
    assertThat(kept).contains("U1 was 2027-03-01");
  }

  @Test
  void aDayThatIsOnlyTheEarliestWakesNobody() {
    LocalDate day = END.minusDays(5);
    ModelFact fact = TestFacts.earliest("m-1", END);
    demands = List.of(demand("U1", fact, day, false));

    run(day);

    assertThat(said).isEmpty();
  }

  @Test
  void anOwnerWhomNobodyCanReachIsToldOnceSomebodyCan() {
    LocalDate day = END.minusDays(5);
    demands = List.of(demand("U1", END, day, false), demand("U2", END, day, false));
    unknown = "U1";
    run(day);
    assertThat(said).containsExactly("2027-02-24 U2 news 2027-03-01");

    unknown = "";
    run(day);
    run(day);

    assertThat(said)
        .containsExactly("2027-02-24 U2 news 2027-03-01", "2027-02-24 U1 news 2027-03-01");
  }

  private void run(LocalDate day) {
    Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    new RetirementWatch(
            database.jdbi(),
            () -> demands,
            MILESTONES,
            new SaidNotices(),
            Clock.fixed(noon, ZoneOffset.UTC))
        .run();
  }

  private static ModelDemand demand(String owner, LocalDate end, LocalDate today, boolean moved) {
    return demand(owner, TestFacts.ending("m-1", end), today, moved);
  }

  private static ModelDemand demand(String owner, ModelFact fact, LocalDate today, boolean moved) {
    Instant now = today.atTime(11, 0).toInstant(ZoneOffset.UTC);
    Instant latest = moved ? now.minusSeconds(5 * 86_400) : now;
    return new ModelDemand(
        fact,
        "agent-of-" + owner,
        "team",
        owner,
        300,
        Cost.dollars(1),
        now.minusSeconds(29 * 86_400),
        latest,
        now);
  }

  /** Remembers what was said, as a message in the same transaction would be. */
  private final class SaidNotices implements OwnerNotices {
    @Override
    public boolean reaches(String owner) {
      return !owner.equals(unknown);
    }

    @Override
    public void tell(Handle handle, String owner, String id, List<NoticeItem> items) {
      if (killed) {
        throw new IllegalStateException("killed");
      }
      for (NoticeItem item : items) {
        said.add(
            id.split(":")[2]
                + " "
                + owner
                + (item.isNews() ? " news " : " ")
                + item.fact().retires().orElseThrow()
                + item.before().map(day -> " was " + day).orElse(""));
      }
    }

    @Override
    public void keep(Handle handle, String owner, String id, List<NoticeItem> items) {
      kept.add(owner + " " + items.size() + " items");
      items.forEach(item -> item.before().ifPresent(day -> kept.add(owner + " was " + day)));
    }
  }
}
