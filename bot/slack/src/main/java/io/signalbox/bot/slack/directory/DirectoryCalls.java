package io.signalbox.bot.slack.directory;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import io.signalbox.bot.slack.refusal.ErrorTreatment;
import io.signalbox.bot.slack.refusal.SlackError;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Slack's Web API for somebody who waits: at most three seconds, with one retry of a passing
 * fault, and without calling a rate-limited method before the time that Slack names. Safe for use
 * from several threads.
 */
public final class DirectoryCalls {
  private static final Logger log = LoggerFactory.getLogger(DirectoryCalls.class);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 2;

  private final Clock clock;
  private final Map<String, Instant> pauses = new ConcurrentHashMap<>();
  private volatile String lockedOut = "";

  public DirectoryCalls(Clock clock) {
    this.clock = clock;
  }

  /** Call of one Web API method. */
  @FunctionalInterface
  public interface Call<T> {
    T get() throws IOException, SlackApiException;
  }

  /** Signals that Slack gave no answer, with the reason. */
  public static final class NotToldException extends Exception {
    private static final long serialVersionUID = 1L;

    NotToldException(String reason) {
      super(reason);
    }

    /** Returns the reason as half a sentence for people. */
    public String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Calls a method that looks something up.
   *
   * @return the answer; empty when Slack says that there is nothing of that name
   * @throws NotToldException when Slack cannot tell at the moment, or does not let us know
   */
  public <T extends SlackApiTextResponse> Optional<T> ask(String method, Call<T> call)
      throws NotToldException {
    @Nullable Instant pause = pauses.get(method);
    Instant now = clock.instant();
    if (pause != null && now.isBefore(pause) && !pause.isAfter(now.plus(Duration.ofHours(1)))) {
      throw new NotToldException("Slack limits " + method + " for the moment");
    }
    String reason = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      T answer;
      try {
        answer = soon(method, call);
      } catch (PassingFaultException e) {
        reason = e.reason;
        continue;
      }
      if (answer.isOk()) {
        lockedOut = "";
        return Optional.of(answer);
      }
      SlackError refusal = SlackError.of(method, answer);
      if (refusal.treatment() == ErrorTreatment.ABSENT) {
        return Optional.empty();
      }
      reason = refusal.words();
      if (refusal.treatment() != ErrorTreatment.RETRY) {
        tellOperator(refusal);
        break;
      }
    }
    throw new NotToldException(reason);
  }

  private void tellOperator(SlackError refusal) {
    if (refusal.treatment() == ErrorTreatment.HOLD && !lockedOut.equals(refusal.error())) {
      lockedOut = refusal.error();
      log.error("Slack tells nothing about people: {}, says {}", refusal.words(), refusal.method());
    }
  }

  /** Signals a fault that may have passed at a second attempt. */
  private static final class PassingFaultException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    PassingFaultException(String reason, @Nullable Throwable cause) {
      super(reason, cause);
      this.reason = reason;
    }
  }

  private <T> T soon(String method, Call<T> call) throws NotToldException, PassingFaultException {
    FutureTask<T> answer = new FutureTask<>(call::get);
    Thread.ofVirtual().name("inquiry").start(answer);
    try {
      return answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new NotToldException("Slack does not answer " + method);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotToldException("Slack was not waited for");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SlackApiException limit && RetryAfterHeader.isLimit(limit)) {
        pauses.put(method, clock.instant().plus(RetryAfterHeader.of(limit)));
        throw new NotToldException("Slack limits " + method + " for the moment");
      }
      log.info("Slack does not answer {}", method, e.getCause());
      throw new PassingFaultException("Slack does not answer " + method, e.getCause());
    }
  }
}
