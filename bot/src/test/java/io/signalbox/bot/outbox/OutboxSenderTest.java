package io.signalbox.bot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxSenderTest {
  private static final Post POST =
      new Post("Ev1:answer:0", Post.Target.thread("C1", "1.0"), "Ana is on call", Optional.empty());

  /** A courier that does what the test says, post by post, and remembers what is there. */
  private static final class Scripted implements Courier {
    private final Deque<Outcome> script = new ArrayDeque<>();
    private final List<String> posted = new ArrayList<>();
    private boolean arrivesAnyway;

    @Override
    public synchronized Outcome post(Post post) {
      Outcome outcome =
          script.isEmpty() ? new Outcome.Posted(Optional.of("2.0")) : script.removeFirst();
      if (outcome instanceof Outcome.Posted || arrivesAnyway) {
        posted.add(post.id());
      }
      return outcome;
    }

    @Override
    public synchronized Optional<String> find(Post post, Instant since) {
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
  void aPostWhoseReplyWasLostIsLookedForAndNotPostedAgain(TestDatabase target) {
    try (Database database = target.get()) {
      Scripted courier = new Scripted();
      courier.script.add(new Courier.Outcome.Unsure("the reply was lost"));
      courier.arrivesAnyway = true;

      assertThat(send(database, courier, 1)).containsExactly(POST.id());
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aPostThatDidNotArriveIsPostedAgain(TestDatabase target) {
    try (Database database = target.get()) {
      Scripted courier = new Scripted();
      courier.script.add(new Courier.Outcome.Wait(Duration.ofMillis(50)));
      courier.script.add(new Courier.Outcome.Unsure("no route to Slack"));

      assertThat(send(database, courier, 1)).containsExactly(POST.id());
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatSlackRefusesIsNotTriedForEver(TestDatabase target) {
    try (Database database = target.get()) {
      Scripted courier = new Scripted();
      courier.script.add(new Courier.Outcome.Refused("channel_not_found"));

      assertThat(send(database, courier, 1)).isEmpty();
    }
  }
}
