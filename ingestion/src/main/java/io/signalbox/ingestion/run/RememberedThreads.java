package io.signalbox.ingestion.run;

import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Stores resolved Slack threads as ticket documents in the corpus. Safe for use from several
 * threads and processes.
 */
public final class RememberedThreads {
  /** Name of the source under which these documents are stored and cited. */
  public static final String SOURCE = "threads";

  private final Corpus corpus;
  private final TicketDocuments documents = new TicketDocuments(new SecretMasker());

  public RememberedThreads(Corpus corpus) {
    this.corpus = corpus;
  }

  /**
   * Stores a thread, with secrets masked, replacing its earlier document.
   *
   * @param ticket its key names the thread
   * @param access who may see what is kept
   * @param zone of the day that it was resolved on
   */
  public void keep(Ticket ticket, AccessRule access, ZoneId zone) {
    try {
      Document document =
          documents.of(
              ticket,
              new TicketDocuments.TicketPlace(
                  new DocumentId(SOURCE + "/" + ticket.key()),
                  SOURCE,
                  access,
                  zone,
                  Optional.empty(),
                  Optional.empty()),
              kind -> {});
      corpus.put(document, ticket.key());
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory can be read", e);
    }
  }
}
