package io.signalbox.knowledge.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Resolved ticket of an issue tracker: problem and resolution. Open tickets are not knowledge yet,
 * and readers leave them out.
 *
 * @param key as people write it: {@code PAY-12}, {@code #4711}; never blank, unique within its
 *     export
 * @param problem Markdown or plain text, possibly empty when the title says it all
 * @param resolution Markdown or plain text; possibly empty when nobody wrote down what helped
 * @param link an absolute URL
 */
public record Ticket(
    String key,
    String title,
    String problem,
    String resolution,
    Optional<Instant> resolvedAt,
    Optional<String> owner,
    Optional<String> link,
    List<String> labels) {
  public Ticket {
    if (key.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException("a ticket needs a key and a title");
    }
    labels = List.copyOf(labels);
  }
}
