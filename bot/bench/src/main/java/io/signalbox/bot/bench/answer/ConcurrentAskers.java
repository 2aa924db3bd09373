package io.signalbox.bot.bench.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Load generator of concurrent askers, each of which asks the next question as soon as the last is
 * answered.
 */
final class ConcurrentAskers {
  private ConcurrentAskers() {}

  /** Measures the time of each question in nanoseconds, after one warm-up round. */
  static Histogram run(
      int askers, int rounds, List<String> questions, ToIntFunction<String> system) {
    round(1, questions, system, new ConcurrentHistogram(3));
    ConcurrentHistogram times = new ConcurrentHistogram(3);
    for (int i = 0; i < rounds; i++) {
      round(askers, questions, system, times);
    }
    return times;
  }

  private static void round(
      int askers, List<String> questions, ToIntFunction<String> system, Histogram times) {
    try (ExecutorService threads = Executors.newFixedThreadPool(askers)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (String question : questions) {
        running.add(
            threads.submit(
                () -> {
                  long start = System.nanoTime();
                  int result = system.applyAsInt(question);
                  times.recordValue(System.nanoTime() - start);
                  return result;
                }));
      }
      for (Future<Integer> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a question failed", e.getCause());
    }
  }
}
