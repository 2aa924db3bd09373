package io.signalbox.tools.foresight.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.change.OwnerChecks.CheckOutcome;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.SeenPrompts;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.impact.DependencyMapBuilder;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptFolder;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.foresight.serving.ServedPrompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeWatchTest {
  private static final String STYLE =
      """
      You are an assistant of Harbourline, a shipping company in Hamburg.
      Answer in short sentences and name the page that you took the answer from.
      Never promise a delivery date that is not in the tracking record.
      """;

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  /** Sentences to owners, in their order. */
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  private final ChangeNotices notices =
      new ChangeNotices() {
        @Override
        public String canonical(String owner) {
          return owner.replace("@", "");
        }

        @Override
        public void tell(Handle handle, ChangeNotice notice) {
          said.add("tell " + notice.owner() + " " + notice.touched());
        }

        @Override
        public void keep(Handle handle, ChangeNotice notice) {
          said.add("keep " + notice.owner() + " " + notice.state());
        }

        @Override
        public void objected(Handle handle, ChangeNotice notice) {
          said.add("objected " + notice.change().author());
        }
      };

  private final OwnerChecks checks =
      new OwnerChecks() {
        @Override
        public Optional<CheckOutcome> known(ChangeNotice notice, DependencyMap map) {
          return Optional.empty();
        }

        @Override
        public CheckOutcome run(ChangeNotice notice) {
          return new CheckOutcome(true, "3 of 3 cases passed");
        }
      };

  private List<PromptSource> sources() {
    return List.of(new PromptSource("house", folder, "platform"));
  }

  private ChangeWatch watch(Database database) {
    return new ChangeWatch(database.jdbi(), sources(), this::map, checks, notices, CLOCK);
  }

  private DependencyMap map(Map<String, PromptTree> before) throws IOException {
    PromptFingerprinter fingerprinter = new PromptFingerprinter(new byte[32]);
    SeenPrompts none = new SeenPrompts(Map.of());
    DependencyMapBuilder map = new DependencyMapBuilder(folder).routes(RouteTable.of(List.of()));
    map.prompts(sources().getFirst(), PromptFolder.read(folder), fingerprinter);
    before.values().forEach(tree -> map.earlier(tree, none, fingerprinter));
    return map.build();
  }

  private void threeTeams() throws IOException {
    write("house-style.md", STYLE);
    write("digest.md", "---\nowner: chidi\n---\n{% include 'house-style.md' %}\nSum up.");
    write("again.md", "---\nowner: '@bo'\n---\nRead labels.\n" + STYLE);
    write("labels.md", "---\nowner: bo\n---\nCheck labels.\n" + STYLE);
    write(
        "sql.md",
        "---\nowner: pavel\n---\nWrite SQL.\n" + STYLE.replace("short sentences", "a line"));
    write("other.md", "---\nowner: ana\n---\nCount the parcels that came in today.");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void eachOwnerDownstreamIsToldOnceThoughThreeProcessesLook(TestDatabase make) throws Exception {
    threeTeams();
    try (Database database = make.get()) {
      watch(database).run();
      assertThat(said).isEmpty();
      write("house-style.md", STYLE.replace("a delivery date", "any date"));

      try (ExecutorService processes = Executors.newFixedThreadPool(3)) {
        List<Callable<Void>> looks =
            Collections.nCopies(
                3,
                () -> {
                  watch(database).run();
                  return null;
                });
        for (Future<Void> look : processes.invokeAll(looks)) {
          look.get();
        }
      }
      watch(database).run();

      assertThat(said)
          .containsExactlyInAnyOrder(
              "tell bo [prompt:again.md (holds 100 % of its words),"
                  + " prompt:labels.md (holds 100 % of its words)]",
              "tell chidi [prompt:digest.md (declared)]",
              "tell pavel [prompt:sql.md (holds 79 % of its words)]");
    }
  }

  @Test
  void filesOfTheSameNameInTwoSourcesAreToldOfEach() throws Exception {
    Files.createDirectory(folder.resolve("a"));
    Files.createDirectory(folder.resolve("b"));
    write("a/style.md", STYLE);
    write("a/digest.md", "---\nowner: chidi\n---\n{% include 'style.md' %}\nSum up.");
    write("b/style.md", "Write queries that end, and explain each join in a line of its own.");
    write("b/sql.md", "---\nowner: pavel\n---\n{% include 'style.md' %}\nWrite SQL.");
    List<PromptSource> two =
        List.of(
            new PromptSource("a", folder.resolve("a"), "x"),
            new PromptSource("b", folder.resolve("b"), "x"));
    try (Database database = TestDatabase.h2()) {
      ChangeWatch.MapReader maps =
          before -> {
            DependencyMapBuilder map = new DependencyMapBuilder(folder);
            map.routes(RouteTable.of(List.of()));
            for (PromptSource source : two) {
              map.prompts(
                  source,
                  PromptFolder.read(source.folder()),
                  new PromptFingerprinter(new byte[32]));
            }
            return map.build();
          };
      ChangeWatch watch = new ChangeWatch(database.jdbi(), two, maps, checks, notices, CLOCK);
      watch.run();
      write("a/style.md", STYLE.replace("a delivery date", "any date"));
      write("b/style.md", "Write queries that end after a minute at most.");
      watch.run();

      assertThat(said.stream().map(each -> each.substring(0, each.indexOf('['))))
          .containsExactlyInAnyOrder("tell chidi ", "tell chidi ", "tell pavel ", "tell pavel ");
    }
  }

  @Test
  void theOwnerOfAPromptThatPutsADeletedFileInIsTold() throws Exception {
    Files.createDirectory(folder.resolve("k"));
    write("k/style.md", STYLE);
    write("k/digest.md", "---\nowner: chidi\n---\n{% include \"style.md\" %}\nSum up.");
    try (Database database = TestDatabase.h2()) {
      watch(database).run();
      Files.delete(folder.resolve("k/style.md"));
      watch(database).run();

      assertThat(said).containsExactly("tell chidi [prompt:k/digest.md (declared)]");
      ChangeReplies replies = new ChangeReplies(database.jdbi(), checks, notices, CLOCK);
      assertThat(replies.latest(Duration.ofDays(1)).getFirst().change().isRemoval()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatAnOwnerSaysStandsInTheNoticeAndIsTakenOnce(TestDatabase make) throws Exception {
    threeTeams();
    try (Database database = make.get()) {
      ChangeWatch watch = watch(database);
      Artefact style = new Artefact(ArtefactKind.FRAGMENT, "house-style.md");
      assertThat(watch.announce(style, "lena", "shorter", Optional.of(LocalDate.of(2027, 1, 31))))
          .containsExactly("bo", "chidi", "pavel");
      assertThat(watch.announce(style, "lena", "shorter", Optional.empty())).isEmpty();
      said.clear();
      ChangeReplies replies = new ChangeReplies(database.jdbi(), checks, notices, CLOCK);
      long change = replies.latest(Duration.ofDays(1)).getFirst().change().id();

      assertThat(replies.fine(change, "bo", "U1")).isPresent();
      assertThat(replies.fine(change, "bo", "U1")).isEmpty();
      replies.object(change, "chidi", "U2");
      replies.check(change, "pavel", "U3");
      replies.runWaiting();
      replies.runWaiting();

      assertThat(replies.fine(change, "nobody", "U1")).isEmpty();
      assertThat(said)
          .containsExactly(
              "keep bo FINE",
              "keep chidi OBJECTED",
              "objected lena",
              "keep pavel CHECKING",
              "keep pavel PASSED");
      assertThat(replies.find(change, "pavel").orElseThrow().result())
          .contains("3 of 3 cases passed");
    }
  }

  @Test
  void aBreakingChangeIsServedOnceAllWhoWereToldAgree() throws Exception {
    threeTeams();
    try (Database database = TestDatabase.h2()) {
      ChangeWatch watch = watch(database);
      watch.run();
      write(
          "house-style.md",
          "---\nbreaking-until: 2027-01-31\n---\n"
              + STYLE.replace("a delivery date", "any\0 date"));
      watch.run();
      ServedPrompts served = ServedPrompts.open(database.jdbi(), CLOCK, sources());
      ChangeReplies replies = new ChangeReplies(database.jdbi(), checks, notices, CLOCK);
      long change = replies.latest(Duration.ofDays(1)).getFirst().change().id();

      replies.fine(change, "bo", "U1");
      replies.fine(change, "chidi", "U2");
      served.refresh();
      assertThat(List.of(reference(served, "house-style"), reference(served, "digest")))
          .containsExactly("house-style.md@1", "digest.md@1");

      replies.fine(change, "pavel", "U3");
      served.refresh();
      assertThat(List.of(reference(served, "house-style"), reference(served, "digest")))
          .containsExactly("house-style.md@2", "digest.md@2");
    }
  }

  @Test
  void aVersionThatComesAfterABreakingAnnouncementWaitsToo() throws Exception {
    threeTeams();
    try (Database database = TestDatabase.h2()) {
      watch(database).run();
      Artefact style = new Artefact(ArtefactKind.FRAGMENT, "house-style.md");
      watch(database).announce(style, "lena", "shorter", Optional.of(LocalDate.of(2027, 1, 31)));
      write("house-style.md", STYLE.replace("a delivery date", "any date"));
      Clock later = Clock.offset(CLOCK, Duration.ofMinutes(5));
      new ChangeWatch(database.jdbi(), sources(), this::map, checks, notices, later).run();

      ServedPrompts served = ServedPrompts.open(database.jdbi(), CLOCK, sources());
      assertThat(List.of(reference(served, "house-style"), reference(served, "digest")))
          .containsExactly("house-style.md@1", "digest.md@1");
    }
  }

  private static String reference(ServedPrompts served, String name) {
    return served.find(name, "talk").orElseThrow().reference();
  }
}
