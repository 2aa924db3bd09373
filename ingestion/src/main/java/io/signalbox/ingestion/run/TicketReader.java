package io.signalbox.ingestion.run;

import io.signalbox.ingestion.chunk.Chunker;
import io.signalbox.ingestion.page.MarkdownParser;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.Section;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.Skipped;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.redact.SecretMasker;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each resolved ticket of an export becomes one document: its problem, and what resolved it. */
final class TicketReader implements ItemReader {
  /** Tickets stored in one transaction: as many as a crash may cost to read again. */
  private static final int LOT = 100;

  private final Corpus corpus;
  private final SecretMasker masker;
  private final Chunker chunker = new Chunker();
  private final MarkdownParser markdown = new MarkdownParser();

  TicketReader(Corpus corpus, SecretMasker masker) {
    this.corpus = corpus;
    this.masker = masker;
  }

  @Override
  public boolean read(Source source, SourceItem item, InputStream in, Tally tally)
      throws IOException {
    RowReader<Ticket> reader =
        source
            .format()
            .flatMap(TicketFormat::named)
            .map(format -> format.reader(source.zone()))
            .orElseGet(() -> TicketFormat.anyReader(source.zone()));
    Set<DocumentId> vanished = corpus.idsFrom(source.name(), item.path());
    Intake intake = new Intake(source, item, vanished, tally);
    reader.read(item.path(), in, intake);
    intake.flush();
    if (intake.brokeOff) {
      // What a half-written export does not show any more may well be in the rest of it.
      return false;
    }
    for (DocumentId id : vanished) {
      if (corpus.remove(id)) {
        tally.removedOne();
      }
    }
    return true;
  }

  private Document document(
      Source source, SourceItem item, DocumentId id, Ticket ticket, Tally tally)
      throws IOException {
    MaskedPage masked = new MaskedPage(masker, tally::mask);
    List<Section> sections = new ArrayList<>();
    sections.addAll(sections(ticket.key(), "Problem", ticket.problem()));
    sections.addAll(sections(ticket.key(), "Resolution", ticket.resolution()));
    Optional<LocalDate> resolvedOn =
        ticket.resolvedAt().map(instant -> LocalDate.ofInstant(instant, source.zone()));
    FrontMatter front =
        new FrontMatter(
            ticket.title(),
            ticket.link().or(() -> Optional.of(source.link(item.path()) + anchor(ticket))),
            ticket.owner().or(source::owner),
            resolvedOn,
            ticket.labels());
    ParsedPage page = masked.of(new ParsedPage(front, sections, List.of()));
    List<Passage> passages = chunker.chunk(page);
    if (passages.isEmpty()) {
      passages = List.of(new Passage(0, List.of("Problem"), page.frontMatter().title()));
    }
    return new Document(
        id, source.name(), DocumentKind.TICKET, source.access(), page.frontMatter(), passages);
  }

  /** Some exports write keys with their own number sign. */
  private static String anchor(Ticket ticket) {
    return "#" + (ticket.key().startsWith("#") ? ticket.key().substring(1) : ticket.key());
  }

  private List<Section> sections(String key, String heading, String text) throws IOException {
    if (text.isBlank()) {
      return List.of();
    }
    ParsedPage page =
        markdown.parse(
            key + ".md", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<Section> sections = new ArrayList<>();
    for (Section section : page.sections()) {
      List<String> path = new ArrayList<>(List.of(heading));
      path.addAll(section.headingPath());
      sections.add(new Section(path, section.blocks()));
    }
    return sections;
  }

  @Override
  public void forget(String source, String path, Tally tally) {
    for (DocumentId id : corpus.idsFrom(source, path)) {
      if (corpus.remove(id)) {
        tally.removedOne();
      }
    }
  }

  @Override
  public String version() {
    return "tickets/1";
  }

  private final class Intake implements RowSink<Ticket> {
    private final Source source;
    private final SourceItem item;
    private final Set<DocumentId> vanished;
    private final Tally tally;
    private final List<Document> lot = new ArrayList<>();
    private boolean brokeOff;

    private Intake(Source source, SourceItem item, Set<DocumentId> vanished, Tally tally) {
      this.source = source;
      this.item = item;
      this.vanished = vanished;
      this.tally = tally;
    }

    @Override
    public void row(Ticket ticket) {
      DocumentId id = new DocumentId(source.name() + "/" + item.path() + anchor(ticket));
      try {
        lot.add(document(source, item, id, ticket, tally));
        if (lot.size() == LOT) {
          flush();
        }
        vanished.remove(id);
      } catch (IOException | RuntimeException e) {
        throw new IllegalStateException("ticket " + ticket.key() + " of " + item.path(), e);
      }
    }

    private void flush() {
      tally.stored(lot.size(), corpus.putAll(lot, item.path()));
      lot.clear();
    }

    @Override
    public void skipped(Skipped skipped) {
      tally.skip(skipped);
    }

    @Override
    public void brokeOff(Skipped skipped) {
      tally.skip(skipped);
      brokeOff = true;
    }

    @Override
    public void leftOut(String why) {
      tally.leaveOut(why);
    }
  }
}
