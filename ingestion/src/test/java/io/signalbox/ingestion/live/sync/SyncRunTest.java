package io.signalbox.ingestion.live.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.TestDatabase;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.StubSystem;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyncRunTest {
  private static final AccessRule SRE =
      AccessRule.only(Set.of(Principal.external("wiki-group", "wiki.example.com", "sre")));

  @TempDir private Path folder;
  private LiveFixture live;
  private final StubSystem system = new StubSystem();

  @BeforeEach
  void open() {
    live = new LiveFixture(folder);
  }

  @AfterEach
  void close() {
    live.close();
  }

  private void fill(int pages) {
    for (int i = 0; i < pages; i++) {
      system.put("p" + i, "Text " + i + ".");
    }
  }

  @Test
  void goesOnBehindWhatIsStoredWhereARunBrokeOff() {
    fill(25);
    system.beforeAnswer =
        what -> {
          if (what.equals("content p13")) {
            throw SourceFailureException.ofLimit(
                "asks to wait", live.clock.instant().plusSeconds(90));
          }
        };
    assertThat(live.run(system).failure()).contains("asks to wait");
    assertThat(live.stored()).hasSize(13);

    system.beforeAnswer = what -> {};
    system.asked.clear();
    assertThat(live.run(system).failure().orElseThrow()).startsWith("asks not to be asked before");
    assertThat(system.asked).isEmpty();

    live.clock.move(Duration.ofSeconds(90));
    assertThat(live.run(system).failure()).isEmpty();
    assertThat(live.stored()).hasSize(25);
    assertThat(system.asked).contains("changes 10").doesNotContain("content p12", "changes ");
    assertThat(live.status(system))
        .returns(Optional.of(25L), SourceStatus::atSource)
        .returns(25L, SourceStatus::stored)
        .returns(Optional.empty(), SourceStatus::failure);
  }

  @Test
  void asksForNothingTwiceWhereWindowsOverlap() {
    fill(3);
    live.run(system);
    system.asked.clear();
    system.feed.addAll(List.copyOf(system.feed));

    assertThat(live.run(system)).returns(0L, SyncReport::stored);
    assertThat(system.asked).containsExactly("changes 3");
  }

  @Test
  void removesWhatAFeedNamesAtOnceAndWhatIsMissingOnlyAfterAQuestion() {
    fill(60);
    live.run(system);
    for (int i = 0; i < 50; i++) {
      system.delete("p" + i);
    }
    assertThat(live.run(system)).returns(50L, SyncReport::removed);

    // p55 is hidden from the list but still there, p56 is gone without a word.
    live.clock.move(Duration.ofDays(2));
    StubSystem.StubPage hidden = system.pages.remove("p55");
    system.pages.remove("p56");
    system.beforeAnswer =
        what -> {
          if (what.equals("content p55")) {
            system.pages.put("p55", hidden);
          }
        };
    assertThat(live.run(system)).returns(1L, SyncReport::removed).returns(true, SyncReport::swept);
    assertThat(live.stored()).contains("p55").doesNotContain("p56").hasSize(9);
  }

  @Test
  void holdsAMassDeletionThatOnlyASweepSawUntilItIsLetThrough() {
    fill(40);
    live.run(system);
    Map<String, StubSystem.StubPage> all = Map.copyOf(system.pages);
    system.pages.keySet().removeIf(id -> id.startsWith("p1") || id.startsWith("p2"));
    live.clock.move(Duration.ofDays(2));
    SyncReport report = live.run(system);
    assertThat(report.held().orElseThrow().gone()).isEqualTo(22);
    assertThat(live.stored()).hasSize(40);

    live.clock.move(Duration.ofMinutes(6));
    assertThat(live.held.letThrough(LiveFixture.NAME, 22)).isTrue();
    assertThat(live.run(system)).returns(22L, SyncReport::removed);
    assertThat(live.stored()).hasSize(all.size() - 22);
    assertThat(live.held.all()).isEmpty();
  }

  @Test
  void removesNothingWhereTheSweepBreaksOff() {
    fill(30);
    live.run(system);
    system.pages.remove("p1");
    live.clock.move(Duration.ofDays(2));
    system.beforeAnswer =
        what -> {
          if (what.equals("sweep 10")) {
            throw SourceFailureException.ofSource("is away", null);
          }
        };
    assertThat(live.run(system)).returns(false, SyncReport::swept);
    assertThat(live.stored()).hasSize(30);
  }

  @Test
  void appliesAChangeOfRightsAloneAndKeepsTheVectors() {
    fill(2);
    live.run(system);
    DocumentId id = new DocumentId("wiki/p0");
    CorpusChange.Stored waiting =
        live.corpus.waitingFor("m", 10).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    live.corpus.keepVectors("m", waiting, List.of(), Optional.empty());
    assertThat(live.corpus.waiting("m")).isEqualTo(1);

    system.permit("p0", Optional.of(SRE));
    system.permit("p1", Optional.empty());
    live.clock.move(Duration.ofDays(2));
    system.asked.clear();
    assertThat(live.run(system)).returns(2L, SyncReport::rights).returns(0L, SyncReport::stored);

    assertThat(system.asked).noneMatch(what -> what.startsWith("content"));
    assertThat(live.corpus.waiting("m")).isEqualTo(1);
    assertThat(live.document("p0").access()).isEqualTo(AccessRule.everyone().and(SRE));
    assertThat(live.document("p1").access()).isEqualTo(AccessRule.nobody());
    assertThat(live.status(system).reasons())
        .containsOnlyKeys("seen by nobody: the stub says nothing");
  }

  @Test
  void triesAnItemAgainThatCouldNotBeHadAndGoesOnWithTheOthers() {
    fill(5);
    AtomicInteger failures = new AtomicInteger();
    system.beforeAnswer =
        what -> {
          if (what.equals("content p2") && failures.incrementAndGet() == 1) {
            throw SourceFailureException.ofItem("HTTP 500", null);
          }
        };
    live.run(system);
    assertThat(live.stored()).hasSize(4).doesNotContain("p2");
    live.run(system);
    assertThat(live.stored()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void letsOneRunAtATimeHaveASourceAndRefusesWhatTheSlowerOneWrites(TestDatabase database) {
    live.close();
    live = new LiveFixture(folder, database.get());
    fill(15);
    system.beforeAnswer =
        what -> {
          if (what.equals("changes 10")) {
            system.beforeAnswer = none -> {};
            assertThat(live.run(system).failure()).contains("another run is under way");
            live.clock.move(LiveSourceTable.LEASE.plusSeconds(1));
            assertThat(live.run(system).failure()).isEmpty();
          }
        };
    assertThat(live.run(system).failure().orElseThrow()).contains("another run has wiki by now");
    assertThat(live.stored()).hasSize(15);
    assertThat(live.status(system).running()).isFalse();
  }

  @Test
  void keepsAccountsAndGroupsThatAPersonIsIn() {
    Principal ana = Principal.external("wiki-user", "wiki.example.com", "ana");
    Principal sre = Principal.external("wiki-group", "wiki.example.com", "sre");
    Principal all = Principal.external("wiki-group", "wiki.example.com", "all, of us");
    system.groups =
        new GroupSnapshot(
            Map.of(ana, "Ana@example.com"), Map.of(sre, Set.of(ana), all, Set.of(sre)));
    live.run(system);
    assertThat(live.accounts.principalsOf("ana@example.com"))
        .containsExactlyInAnyOrder(ana, sre, all);

    system.groups = new GroupSnapshot(Map.of(ana, "ana@example.com"), Map.of(all, Set.of(sre)));
    live.run(system);
    assertThat(live.accounts.principalsOf("ana@example.com")).containsExactly(ana);
  }

  @Test
  void forgetsASourceThatTheSettingsNameNoMore() {
    fill(3);
    live.run(system);
    live.sync().runAll(() -> false);
    assertThat(live.stored()).isEmpty();
    assertThat(live.clock.instant()).isAfter(Instant.EPOCH);
  }
}
