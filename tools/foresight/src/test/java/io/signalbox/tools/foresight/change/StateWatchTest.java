package io.signalbox.tools.foresight.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.CallDependencies;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.impact.DependencyMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateWatchTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC);
  private static final Artefact MODEL = new Artefact(ArtefactKind.MODEL, "gpt-5");
  private static final Artefact TOOL = new Artefact(ArtefactKind.TOOL_SCHEMA, "orders");

  /** Messages to owners, in their order. */
  private final List<String> told = new ArrayList<>();

  private final ChangeNotices notices =
      new ChangeNotices() {
        @Override
        public String canonical(String owner) {
          return owner;
        }

        @Override
        public void tell(Handle handle, ChangeNotice notice) {
          ArtefactChange change = notice.change();
          told.add(
              "%s %s: '%s' '%s' %s"
                  .formatted(
                      notice.owner(),
                      change.artefact(),
                      change.was(),
                      change.becomes(),
                      notice.touched()));
        }

        @Override
        public void keep(Handle handle, ChangeNotice notice) {}

        @Override
        public void objected(Handle handle, ChangeNotice notice) {}
      };

  private static final OwnerChecks NONE =
      new OwnerChecks() {
        @Override
        public Optional<CheckOutcome> known(ChangeNotice notice, DependencyMap map) {
          return Optional.empty();
        }

        @Override
        public CheckOutcome run(ChangeNotice notice) {
          return new CheckOutcome(true, "");
        }
      };

  private static DependencyMap map() {
    Artefact digest = CallDependencies.agent("digest");
    Artefact labels = CallDependencies.agent("labels");
    return new DependencyMap(
        new DependencyGraph(
            List.of(
                Dependency.declared(MODEL, digest),
                Dependency.declared(TOOL, digest),
                Dependency.declared(TOOL, labels))),
        Map.of(digest, "chidi", labels, "bo"),
        Map.of(),
        Map.of(),
        Set.of());
  }

  private StateWatch watch(Database database, List<ArtefactState> states) {
    return new StateWatch(
        database.jdbi(), () -> List.copyOf(states), before -> map(), NONE, notices, CLOCK);
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void eachOwnerIsToldOnceOfAChangeAndNotByAProcessWithOtherSettings(TestDatabase make) {
    List<ArtefactState> ours = new ArrayList<>();
    ours.add(new ArtefactState(MODEL, "", "at one for $1 in"));
    ours.add(new ArtefactState(TOOL, "bo", "{\"id\": \"a\0 number\"}"));
    try (Database database = make.get()) {
      StateWatch older = watch(database, List.copyOf(ours));
      older.run();
      StateWatch watch = watch(database, ours);
      watch.run();
      assertThat(told).isEmpty();

      ours.set(0, new ArtefactState(MODEL, "", "at one for $2 in"));
      watch.run();
      watch.run();
      older.run();
      watch(database, ours).run();
      assertThat(told)
          .containsExactly(
              "chidi model:gpt-5: 'at one for $1 in' 'at one for $2 in' [agent:digest (declared)]");

      told.clear();
      ours.remove(1);
      watch.run();
      assertThat(told)
          .containsExactly(
              "bo tool-schema:orders: '{\"id\": \"a number\"}' '' [agent:labels (declared)]",
              "chidi tool-schema:orders: '{\"id\": \"a number\"}' '' [agent:digest (declared)]");
    }
  }
}
