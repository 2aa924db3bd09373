package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.ticket.SlackConversations;
import io.signalbox.ingestion.ticket.SlackExport;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.text.ShortenedText;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Item reader that imports each resolved ticket of an export file as one document of the corpus.
 */
final class TicketImporter extends DocumentImporter {
  /** Number of tickets stored in one transaction, which a crash may cost to read again. */
  private static final int LOT = 100;

  private static final int LONGEST_NAME = 200;

  private final Corpus corpus;
  private final TicketDocuments documents;
  private Optional<SlackExport> export = Optional.empty();

  TicketImporter(Corpus corpus, SecretMasker masker) {
    super(corpus);
    this.corpus = corpus;
    this.documents = new TicketDocuments(masker);
  }

  @Override
  public ReadExtent read(Source source, SourceItem item, InputStream in, SourceTally tally)
      throws IOException {
    RowReader<Ticket> reader = reader(source, item);
    Set<DocumentId> vanished = corpus.idsFrom(source.name(), item.path());
    Intake intake = new Intake(source, item, vanished, tally);
    reader.read(item.path(), in, intake);
    intake.flush();
    if (intake.brokeOff()) {
      // What a half-written export does not show any more may well be in the rest of it.
      return ReadExtent.PARTLY;
    }
    vanished.forEach(tally::vanished);
    return ReadExtent.WHOLE;
  }

  private RowReader<Ticket> reader(Source source, SourceItem item) throws IOException {
    Optional<SlackExport.FilePart> part = SlackExport.partOf(item.file());
    if (part.isPresent() && source.format().isEmpty()) {
      return part.get() == SlackExport.FilePart.LIST
          ? (path, in, sink) -> sink.leftOut("a list of a Slack export")
          : new SlackConversations(export(item), item.file());
    }
    return source
        .format()
        .flatMap(TicketFormat::named)
        .map(format -> format.reader(source.zone(), source.internalNotes()))
        .orElseGet(() -> TicketFormat.anyReader(source.zone(), source.internalNotes()));
  }

  /**
   * Returns the Slack export of a day's file, reusing the last one, since its lists are read once.
   */
  private SlackExport export(SourceItem day) throws IOException {
    if (export.filter(known -> known.holds(day.file())).isEmpty()) {
      export = Optional.of(SlackExport.around(day.file()));
    }
    return export.orElseThrow();
  }

  @Override
  public String version() {
    return "tickets/5";
  }

  /** Returns the ticket's key with exactly one number sign before it. */
  private static String anchor(Ticket ticket) {
    return "#" + (ticket.key().startsWith("#") ? ticket.key().substring(1) : ticket.key());
  }

  private final class Intake extends CountingRowSink<Ticket> {
    private final Source source;
    private final SourceItem item;
    private final Set<DocumentId> vanished;
    private final SourceTally tally;
    private final List<Document> lot = new ArrayList<>();

    private Intake(Source source, SourceItem item, Set<DocumentId> vanished, SourceTally tally) {
      super(tally);
      this.source = source;
      this.item = item;
      this.vanished = vanished;
      this.tally = tally;
    }

    @Override
    public void row(Ticket ticket) {
      DocumentId id = new DocumentId(source.name() + "/" + item.path() + anchor(ticket));
      vanished.remove(id);
      try {
        lot.add(documents.of(ticket, place(id, ticket), tally::mask));
      } catch (IOException | RuntimeException | StackOverflowError e) {
        skip(id, e);
      }
      if (lot.size() == LOT) {
        flush();
      }
    }

    private void skip(DocumentId id, Throwable failure) {
      String name = id.value().substring(source.name().length() + 1);
      tally.skip(
          new SkippedItem(
              ShortenedText.of(name, LONGEST_NAME),
              0,
              "cannot be kept: " + failure.getClass().getSimpleName()));
    }

    private TicketDocuments.TicketPlace place(DocumentId id, Ticket ticket) {
      return new TicketDocuments.TicketPlace(
          id,
          source.name(),
          source.access(),
          source.zone(),
          Optional.of(source.link(item.path()) + anchor(ticket)),
          source.owner());
    }

    private void flush() {
      try {
        tally.stored(lot.size(), corpus.putAll(lot, item.path()));
      } catch (RuntimeException e) {
        if (!FileFailureCheck.isAtFault(e)) {
          throw e;
        }
        lot.forEach(this::alone);
      }
      lot.clear();
    }

    /**
     * Stores one document of a failed batch by itself, skipping it where the database refuses it.
     */
    private void alone(Document document) {
      try {
        tally.stored(1, corpus.put(document, item.path()) ? 1 : 0);
      } catch (RuntimeException e) {
        if (!FileFailureCheck.isAtFault(e)) {
          throw e;
        }
        skip(document.id(), e);
      }
    }
  }
}
