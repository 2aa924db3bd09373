package io.signalbox.tools.ask.http;

import io.signalbox.tools.gateway.server.AddedReply;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Stream of server-sent events for one request: progress messages, then the answer. Without
 * progress messages the answer is sent as a plain reply.
 */
final class AnswerStream implements Iterator<String> {
  /** Seconds of silence after which a comment is sent, so that proxies keep the connection open. */
  private static final long SILENCE_SECONDS = 15;

  private static final String STILL_HERE = ": still under way\n\n";

  private final LinkedBlockingQueue<ToldMessage> told;
  private Optional<ToldMessage> next;
  private boolean ended;

  /** Message for the client. */
  private sealed interface ToldMessage {}

  private record Before(String message) implements ToldMessage {}

  private record Last(AnsweredMessage answered) implements ToldMessage {}

  private record Failed(RuntimeException reason) implements ToldMessage {}

  private AnswerStream(LinkedBlockingQueue<ToldMessage> told, Before first) {
    this.told = told;
    this.next = Optional.of(first);
  }

  /**
   * Runs the work on a thread of its own and returns the reply as soon as there is a message to
   * send; may block.
   *
   * @param work is handed where messages before the answer go to
   * @param whole replies with an answer that nothing went before
   */
  static AddedReply reply(
      Function<Consumer<String>, AnsweredMessage> work,
      Function<AnsweredMessage, AddedReply> whole) {
    LinkedBlockingQueue<ToldMessage> told = new LinkedBlockingQueue<>();
    Thread.startVirtualThread(
        () -> {
          try {
            told.add(new Last(work.apply(message -> told.add(new Before(message)))));
          } catch (RuntimeException e) {
            told.add(new Failed(e));
          } catch (Error e) {
            told.add(new Failed(new IllegalStateException(e)));
            throw e;
          }
        });
    try {
      return switch (told.take()) {
        case Before first -> AddedReply.events(new AnswerStream(told, first));
        case Last last -> whole.apply(last.answered());
        case Failed failed -> throw failed.reason();
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a call is under way", e);
    }
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public String next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    return taken().map(this::text).orElse(STILL_HERE);
  }

  /** Waits for the next message; empty after a time of silence. */
  private Optional<ToldMessage> taken() {
    Optional<ToldMessage> first = next;
    next = Optional.empty();
    if (first.isPresent()) {
      return first;
    }
    try {
      return Optional.ofNullable(told.poll(SILENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a call is under way", e);
    }
  }

  private String text(ToldMessage message) {
    return switch (message) {
      case Before before -> event(before.message());
      case Last last -> {
        ended = true;
        yield last.answered().message().map(AnswerStream::event).orElse("");
      }
      case Failed failed -> throw failed.reason();
    };
  }

  /** Formats a message as a server-sent event. */
  static String event(String message) {
    return "event: message\ndata: " + message + "\n\n";
  }
}
