package io.signalbox.bot.bench.models;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.catalogue.DateKind;
import io.signalbox.tools.foresight.catalogue.FactSource;
import io.signalbox.tools.foresight.catalogue.FactTrust;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.watch.ModelDemand;
import io.signalbox.tools.foresight.catalogue.watch.NoticeItem;
import io.signalbox.tools.foresight.catalogue.watch.OwnerNotices;
import io.signalbox.tools.foresight.catalogue.watch.RetirementWatch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Simulation of a year of notices about models' ends of life. End dates move, two replicas look
 * each day, and each is killed now and then in the middle of its work. The notices sent are
 * compared with those that were due.
 */
final class SimulatedYear {
  static final int AGENTS = 200;
  private static final ChronoUnit DAYS_LEFT = ChronoUnit.DAYS;
  private static final int MODELS = 40;
  private static final int DAYS = 365;
  private static final List<Integer> MILESTONES = List.of(180, 90, 60, 30, 14, 7, 1);
  private static final LocalDate START = LocalDate.of(2027, 1, 1);

  private final Jdbi jdbi;
  private final Random random;
  private final LocalDate[] ends = new LocalDate[MODELS];
  private final int[] modelOf = new int[AGENTS];
  private final int[] movesOn = new int[AGENTS];
  private final int[] everyDays = new int[AGENTS];
  private final Set<String> expected = new HashSet<>();
  private final Map<String, Integer> told = new HashMap<>();
  private final Set<String> late = new HashSet<>();
  private int kills;
  private int moves;
  private boolean killing;
  private int today;

  SimulatedYear(Jdbi jdbi, long seed) {
    this.jdbi = jdbi;
    this.random = new Random(seed);
    for (int i = 0; i < MODELS; i++) {
      ends[i] = START.plusDays(20 + random.nextInt(DAYS));
    }
    for (int i = 0; i < AGENTS; i++) {
      modelOf[i] = random.nextInt(MODELS);
      movesOn[i] = random.nextInt(3) == 0 ? DAYS * 2 : random.nextInt(DAYS);
      everyDays[i] = random.nextInt(4) == 0 ? 3 : 1;
    }
  }

  /**
   * Counts of notices in a simulated year.
   *
   * @param due notices that owners had to get
   * @param given of those
   * @param twice notices that came again
   * @param moved notices to owners whose traffic had gone elsewhere
   */
  record YearOutcome(int due, int given, int twice, int moved, int kills, int dayMoves) {}

  YearOutcome run() {
    for (today = 0; today < DAYS; today++) {
      if (today % 12 == 5) {
        int model = random.nextInt(MODELS);
        ends[model] = ends[model].plusDays(random.nextInt(120) - 40L);
        moves++;
      }
      expect();
      for (int replica = 0; replica < 2; replica++) {
        killing = random.nextInt(10) == 0;
        look();
        if (killing) {
          // The process starts again and does what it had not done.
          killing = false;
          look();
        }
      }
    }
    int given = (int) expected.stream().filter(told::containsKey).count();
    int twice = (int) told.values().stream().filter(count -> count > 1).count();
    return new YearOutcome(expected.size(), given, twice, late.size(), kills, moves);
  }

  private LocalDate date() {
    return START.plusDays(today);
  }

  private void expect() {
    for (int agent = 0; agent < AGENTS; agent++) {
      LocalDate end = ends[modelOf[agent]];
      long left = date().until(end, DAYS_LEFT);
      Optional<Integer> milestone =
          left <= 0
              ? Optional.of(0)
              : MILESTONES.stream().filter(days -> left <= days).min(Integer::compare);
      if (milestone.isPresent() && today < movesOn[agent]) {
        expected.add(agent + " " + end + " " + milestone.get());
      }
    }
  }

  private void look() {
    Instant noon = date().atTime(12, 0).toInstant(ZoneOffset.UTC);
    try {
      new RetirementWatch(
              jdbi,
              this::demands,
              MILESTONES,
              new CountedNotices(),
              Clock.fixed(noon, ZoneOffset.UTC))
          .run();
    } catch (KilledProcessException e) {
      kills++;
    }
  }

  private List<ModelDemand> demands() {
    List<ModelDemand> demands = new ArrayList<>();
    Instant now = date().atTime(11, 0).toInstant(ZoneOffset.UTC);
    for (int agent = 0; agent < AGENTS; agent++) {
      int last = Math.min(today, movesOn[agent] - 1);
      last -= last % everyDays[agent];
      int gone = today - last;
      if (last >= 0 && gone <= 30) {
        Instant latest = now.minusSeconds(86_400L * gone);
        demands.add(
            new ModelDemand(
                fact(modelOf[agent]),
                "agent-" + agent,
                "team",
                "owner-" + agent,
                30 / everyDays[agent],
                Cost.dollars(1),
                latest.minusSeconds(86_400L * 29),
                latest,
                now));
      }
    }
    return demands;
  }

  private ModelFact fact(int model) {
    return new ModelFact(
        "simulated",
        "simulated-api",
        "model-" + model,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.of(ends[model]),
        DateKind.EXACT,
        "error",
        List.of(),
        List.of(),
        List.of(),
        new FactSource("https://models.example", START, FactTrust.PAGE),
        "",
        List.of());
  }

  /** Exception that stands for a kill of the process in the middle of a transaction. */
  private static final class KilledProcessException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Notice sender that counts notices, and simulates kills. */
  private final class CountedNotices implements OwnerNotices {
    @Override
    public void tell(Handle handle, String owner, String id, List<NoticeItem> items) {
      if (killing && random.nextInt(5) == 0) {
        throw new KilledProcessException();
      }
      int agent = Integer.parseInt(owner.substring("owner-".length()));
      for (NoticeItem item : items) {
        if (item.isNews()) {
          count(agent, item);
        }
      }
    }

    private void count(int agent, NoticeItem item) {
      LocalDate end = item.fact().retires().orElseThrow();
      long left = date().until(end, DAYS_LEFT);
      int milestone =
          left <= 0
              ? 0
              : MILESTONES.stream().filter(days -> left <= days).min(Integer::compare).orElse(-1);
      if (milestone >= 0) {
        told.merge(agent + " " + end + " " + milestone, 1, Integer::sum);
      }
      // An agent that calls every third day has stopped when three such pauses have gone by.
      if (today > movesOn[agent] + 3 * everyDays[agent] + 1) {
        late.add(agent + " " + today);
      }
    }

    @Override
    public void keep(Handle handle, String owner, String id, List<NoticeItem> items) {
      // An edit rings nobody.
    }
  }
}
