package io.signalbox.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxSenderTest {
  private static final OutboxPost POST =
      new OutboxPost(
          "Ev1:answer:0",
          OutboxPost.Target.thread("C1", "1.0"),
          "Ana is on call",
          Optional.empty());

  /** A courier that does what the test says, post by post, and remembers what is there. */
  private static final class Scripted implements PostTransport {
    private final Deque<Outcome> script = new ArrayDeque<>();
    private final List<String> posted = new ArrayList<>();
    private boolean arrivesAnyway;

    @Override
    public synchronized Outcome post(OutboxPost post) {
      Outcome outcome =
          script.isEmpty() ? new Outcome.Posted(Optional.of("2.0")) : script.removeFirst();
      if (outcome instanceof Outcome.Posted || arrivesAnyway) {
        posted.add(post.id());
      }
      return outcome;
    }

    @Override
    public synchronized Optional<String> find(OutboxPost post, Instant since) {
      return posted.contains(post.id()) ? Optional.of("2.0") : Optional.empty();
    }

    synchronized List<String> posted() {
      return List.copyOf(posted);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static List<String> send(Database database, Scripted courier, int times) {
    Outbox outbox = new Outbox(database.jdbi(), Clock.systemUTC());
    for (int i = 0; i < times; i++) {
      outbox.put(List.of(POST));
    }
    try (OutboxSender sender = new OutboxSender(outbox, courier, 4)) {
      sender.start();
      await(() -> outbox.open() == 0);
    }
    return courier.posted();
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatIsWrittenTwiceIsPostedOnceAndItsNameIsKept(TestDatabase target) {
    try (Database database = target.get()) {
      assertThat(send(database, new Scripted(), 3)).containsExactly(POST.id());
      assertThat(new Outbox(database.jdbi(), Clock.systemUTC()).messageTs(POST.id()))
          .contains("2.0");
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void postsOfOneThreadGoOneAfterTheOther(TestDatabase target) {
    try (Database database = target.get()) {
      TestClock clock = new TestClock();
      Outbox outbox = new Outbox(database.jdbi(), clock);
      for (String id : List.of("first", "second")) {
        outbox.put(
            List.of(
                new OutboxPost(id, OutboxPost.Target.thread("C1", "1.0"), id, Optional.empty())));
        clock.advance(Duration.ofSeconds(1));
      }
      outbox.put(
          List.of(
              new OutboxPost(
                  "other", OutboxPost.Target.thread("C1", "9.0"), "x", Optional.empty())));

      List<Outbox.Claimed> begun = outbox.claim(8);
      assertThat(begun)
          .extracting(each -> each.post().id())
          .containsExactlyInAnyOrder("first", "other");

      begun.forEach(each -> new PostOutcomeRows(outbox).posted(each, Optional.of("2.0")));
      assertThat(outbox.claim(8)).extracting(each -> each.post().id()).containsExactly("second");
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aRewordingIsNotTakenBeforeItsMessageAndNeverBeforeANewOne(TestDatabase target) {
    try (Database database = target.get()) {
      TestClock clock = new TestClock();
      Outbox outbox = new Outbox(database.jdbi(), clock);
      outbox.put(
          List.of(new OutboxPost("a", OutboxPost.Target.channel("C1"), "a", Optional.empty())));
      OutboxPost now =
          new OutboxPost("a:now", OutboxPost.Target.updateOf("C1", "a"), "a, b", Optional.empty());
      database.jdbi().useTransaction(handle -> outbox.keep(handle, now));

      List<Outbox.Claimed> begun = outbox.claim(8);
      assertThat(begun).extracting(each -> each.post().id()).containsExactly("a");

      new PostOutcomeRows(outbox).posted(begun.getFirst(), Optional.of("2.0"));
      clock.advance(Duration.ofSeconds(1));
      outbox.put(
          List.of(new OutboxPost("c", OutboxPost.Target.channel("C1"), "c", Optional.empty())));
      assertThat(outbox.claim(8))
          .extracting(each -> each.post().id())
          .containsExactly("c", "a:now");
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aPostWhoseReplyWasLostIsLookedForAndNotPostedAgain(TestDatabase target) {
    try (Database database = target.get()) {
      Scripted courier = new Scripted();
      courier.script.add(new PostTransport.Outcome.Unsure("the reply was lost"));
      courier.arrivesAnyway = true;

      assertThat(send(database, courier, 1)).containsExactly(POST.id());
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aPostThatDidNotArriveIsPostedAgain(TestDatabase target) {
    try (Database database = target.get()) {
      Scripted courier = new Scripted();
      courier.script.add(new PostTransport.Outcome.Wait(Duration.ofMillis(50)));
      courier.script.add(new PostTransport.Outcome.Unsure("no route to Slack"));

      assertThat(send(database, courier, 1)).containsExactly(POST.id());
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatSlackRefusesIsNotTriedForEver(TestDatabase target) {
    try (Database database = target.get()) {
      Scripted courier = new Scripted();
      courier.script.add(new PostTransport.Outcome.PostRefused("channel_not_found"));

      assertThat(send(database, courier, 1)).isEmpty();
    }
  }

  /** Takes the words of every post; the first of one post waits for the test. */
  private static final class Slow implements PostTransport {
    private final List<String> said = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Override
    public Outcome post(OutboxPost post) {
      if (post.target().updates().isPresent() && begun.getCount() > 0) {
        begun.countDown();
        try {
          go.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      synchronized (this) {
        said.add(post.text() + post.target().updates().map(ts -> " in " + ts).orElse(""));
      }
      return new Outcome.Posted(Optional.of("7.0"));
    }

    @Override
    public Optional<String> find(OutboxPost post, Instant since) {
      return Optional.empty();
    }

    synchronized List<String> said() {
      return List.copyOf(said);
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aMessageEndsAsItWasWrittenLastAlsoWhenItChangesWhileItIsSent(TestDatabase make)
      throws InterruptedException {
    try (Database database = make.get()) {
      Outbox outbox = new Outbox(database.jdbi(), Clock.systemUTC());
      Slow courier = new Slow();
      try (OutboxSender sender = new OutboxSender(outbox, courier, 4)) {
        sender.start();
        outbox.put(
            List.of(
                new OutboxPost("root", OutboxPost.Target.channel("C1"), "root", Optional.empty())));
        keep(database, outbox, "one");
        sender.wake();
        assertThat(courier.begun.await(20, TimeUnit.SECONDS)).isTrue();

        keep(database, outbox, "two");
        keep(database, outbox, "three");
        courier.go.countDown();

        await(() -> outbox.open() == 0);
        assertThat(courier.said()).containsExactly("root", "one in 7.0", "three in 7.0");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aMessageThatSomebodyDeletedIsPostedOnceMoreAndSaysWhatItWasToSay(TestDatabase make) {
    try (Database database = make.get()) {
      Outbox outbox = new Outbox(database.jdbi(), Clock.systemUTC());
      Scripted courier = new Scripted();
      courier.script.add(new PostTransport.Outcome.Posted(Optional.of("1.0")));
      courier.script.add(new PostTransport.Outcome.Gone());
      try (OutboxSender sender = new OutboxSender(outbox, courier, 4)) {
        sender.start();
        outbox.put(
            List.of(
                new OutboxPost("root", OutboxPost.Target.channel("C1"), "root", Optional.empty())));
        keep(database, outbox, "one");

        await(() -> outbox.open() == 0);

        assertThat(courier.posted()).containsExactly("root", "root", "now");
        assertThat(outbox.messageTs("root")).contains("2.0");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatIsOnItsWayWhenTheClockJumpsAheadIsNotSentASecondTime(TestDatabase make)
      throws InterruptedException {
    try (Database database = make.get()) {
      TestClock clock = new TestClock();
      Outbox outbox = new Outbox(database.jdbi(), clock);
      Slow courier = new Slow();
      try (OutboxSender sender = new OutboxSender(outbox, courier, 4)) {
        sender.start();
        outbox.put(
            List.of(
                new OutboxPost("root", OutboxPost.Target.channel("C1"), "root", Optional.empty())));
        await(() -> outbox.open() == 0);
        keep(database, outbox, "one");
        sender.wake();
        assertThat(courier.begun.await(20, TimeUnit.SECONDS)).isTrue();

        clock.advance(Duration.ofHours(1));
        outbox.put(
            List.of(
                new OutboxPost("next", OutboxPost.Target.channel("C1"), "next", Optional.empty())));
        sender.wake();
        await(() -> courier.said().contains("next"));
        courier.go.countDown();

        await(() -> outbox.open() == 0);
        assertThat(courier.said()).containsExactly("root", "next", "one in 7.0");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aClockThatIsPutBackKeepsNothingWaiting(TestDatabase make) {
    try (Database database = make.get()) {
      TestClock clock = new TestClock();
      Outbox outbox = new Outbox(database.jdbi(), clock);
      outbox.put(List.of(POST));
      outbox.claim(1);
      new PostOutcomeRows(outbox).putBack(POST.id(), Duration.ofSeconds(1), /* tried= */ true);

      clock.advance(Duration.ofHours(-1));

      assertThat(outbox.claim(1)).hasSize(1);
      assertThat(outbox.claim(1)).isEmpty();
    }
  }

  private static void keep(Database database, Outbox outbox, String text) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                outbox.keep(
                    handle,
                    new OutboxPost(
                        "now", OutboxPost.Target.updateOf("C1", "root"), text, Optional.empty())));
  }
}
