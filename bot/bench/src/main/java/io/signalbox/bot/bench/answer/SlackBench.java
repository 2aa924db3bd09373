package io.signalbox.bot.bench.answer;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Load generator that asks over the local workspace's WebSocket, and measures latencies, missing
 * answers and duplicate answers.
 */
final class SlackBench implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final LocalWorkspace workspace;
  private final String channel;
  private final WorkspaceClient asker;
  private final Map<String, Long> saidAt = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final ConcurrentHistogram times = new ConcurrentHistogram(3);
  private final Semaphore answered = new Semaphore(0);
  private final Runnable unsubscribe;

  SlackBench(LocalWorkspace workspace, String channel, String user) {
    this.workspace = workspace;
    this.channel = channel;
    this.asker = workspace.client(user);
    this.unsubscribe =
        asker.listen(
            news -> {
              String thread = news.path("message").path("threadTs").asText();
              boolean isAnswer =
                  news.path("type").asText().equals("message") && news.path("message").has("botId");
              if (isAnswer) {
                answered(thread);
              }
            });
  }

  private void answered(String thread) {
    long now = System.nanoTime();
    int count = answers.computeIfAbsent(thread, each -> new AtomicInteger()).incrementAndGet();
    Long said = saidAt.get(thread);
    if (count == 1 && said != null) {
      times.recordValue(now - said);
    }
    if (count == 1) {
      answered.release();
    }
  }

  /**
   * Latencies and message counts of one round.
   *
   * @param lost questions without an answer
   * @param doubled questions with more than one
   */
  record RoundOutcome(Histogram times, int asked, int lost, int doubled) {}

  /**
   * Asks all questions with this number of concurrent askers, each waiting for its answer.
   *
   * @param meanwhile run once, when half of them are asked
   */
  RoundOutcome ask(List<String> questions, int askers, Runnable meanwhile)
      throws InterruptedException {
    times.reset();
    answered.drainPermits();
    List<String> asked = new CopyOnWriteArrayList<>();
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(askers);
    for (int i = 0; i < askers; i++) {
      Thread.ofVirtual().start(() -> askSome(questions, next, asked, done, meanwhile));
    }
    done.await();
    int lost = 0;
    int doubled = 0;
    for (String ts : asked) {
      int count = count(ts);
      lost += count == 0 ? 1 : 0;
      doubled += count > 1 ? 1 : 0;
    }
    return new RoundOutcome(times.copy(), asked.size(), lost, doubled);
  }

  private void askSome(
      List<String> questions,
      AtomicInteger next,
      List<String> asked,
      CountDownLatch done,
      Runnable meanwhile) {
    try {
      for (int i = next.getAndIncrement(); i < questions.size(); i = next.getAndIncrement()) {
        if (i == questions.size() / 2) {
          meanwhile.run();
        }
        long start = System.nanoTime();
        ChatMessage said = asker.say(channel, "@Signalbox " + questions.get(i));
        saidAt.put(said.ts(), start);
        asked.add(said.ts());
        awaitAnswer(said.ts());
      }
    } finally {
      done.countDown();
    }
  }

  /**
   * Waits for the answer to a question; if it came before the question's id was known, its time is
   * not counted.
   */
  private void awaitAnswer(String ts) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    try {
      while (!answers.containsKey(ts) && System.nanoTime() < deadline) {
        answered.tryAcquire(20, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the number of answers that people see in the question's thread. */
  private int count(String ts) {
    return (int) asker.thread(channel, ts).stream().filter(ChatMessage::isByApp).count();
  }

  LocalWorkspace workspace() {
    return workspace;
  }

  @Override
  public void close() {
    unsubscribe.run();
  }
}
