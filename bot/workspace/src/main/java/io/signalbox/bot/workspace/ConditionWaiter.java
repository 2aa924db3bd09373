package io.signalbox.bot.workspace;

import io.signalbox.bot.workspace.team.PageFeed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits until a look-up in a test succeeds, and repeats it with each event for a person. */
final class ConditionWaiter {
  private final PageFeed feed;
  private final String person;

  ConditionWaiter(PageFeed feed, String person) {
    this.feed = feed;
    this.person = person;
  }

  <T> T await(String what, Supplier<Optional<T>> lookup, Duration patience) {
    CompletableFuture<T> found = new CompletableFuture<>();
    // Looking happens on a thread of its own: whoever brings the news may hold a lock.
    Runnable look = () -> ForkJoinPool.commonPool().execute(() -> look(lookup, found));
    Runnable end = feed.subscribe(person, news -> look.run());
    try {
      look.run();
      return found.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("waited " + patience + " for " + what, late);
    } catch (ExecutionException failed) {
      throw new AssertionError("failed while waiting for " + what, failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, stopped);
    } finally {
      end.run();
    }
  }

  private static <T> void look(Supplier<Optional<T>> lookup, CompletableFuture<T> found) {
    try {
      lookup.get().ifPresent(found::complete);
    } catch (RuntimeException broken) {
      found.completeExceptionally(broken);
    }
  }
}
