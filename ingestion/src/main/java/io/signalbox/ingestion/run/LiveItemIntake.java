package io.signalbox.ingestion.run;

import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.page.PageParser;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.UnreadablePageException;
import io.signalbox.ingestion.passage.PassageCutter;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.oncall.OnCallTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses items of live sources, masks secrets and writes documents or on-call rows to the stores,
 * as for files of folder sources. For one thread.
 */
public final class LiveItemIntake {
  /** Version of the import; a changed version makes runs read unchanged items again. */
  public static final String VERSION = "live/1";

  private final Corpus corpus;
  private final OnCallTable onCall;
  private final ItemImporter shifts;
  private final Clock clock;
  private final SecretMasker masker = new SecretMasker();
  private final TicketDocuments tickets = new TicketDocuments(masker);
  private final PageParser formats = new PageFormats();
  private final PassageCutter cutter = new PassageCutter();

  public LiveItemIntake(Corpus corpus, OnCallTable onCall, Clock clock) {
    this.corpus = corpus;
    this.onCall = onCall;
    this.shifts = TableImporterFactory.onCall(onCall, masker, clock);
    this.clock = clock;
  }

  /**
   * Source, id, access rule and defaults with which an item is stored.
   *
   * @param owner of items that name nobody
   * @param zone of dates that name none
   */
  public record ItemPlace(
      String source, String id, AccessRule access, Optional<String> owner, ZoneId zone) {
    DocumentId document() {
      return new DocumentId(source + "/" + id);
    }
  }

  /** Parsed item, ready to be stored. */
  public sealed interface ReadItem {
    /** Item that becomes a document of the corpus. */
    record OfDocument(Document document) implements ReadItem {}

    /** On-call file, which is parsed only when it is stored. */
    record OfTable(ItemPlace place, ItemBody.OnCallFile file) implements ReadItem {}

    /**
     * Item that cannot be parsed or has no text.
     *
     * @param reason half a sentence
     */
    record NotKept(String reason) implements ReadItem {}
  }

  /** Parses an item and masks its secrets, without storing it. */
  public ReadItem read(ItemPlace place, LiveItem item) {
    try {
      return switch (item.body()) {
        case ItemBody.Page page -> page(place, item, page);
        case ItemBody.ResolvedTicket ticket ->
            new ReadItem.OfDocument(
                completed(
                    tickets.of(
                        ticket.ticket(),
                        new TicketDocuments.TicketPlace(
                            place.document(),
                            place.source(),
                            place.access(),
                            place.zone(),
                            item.link(),
                            item.owner().or(place::owner)),
                        kind -> {}),
                    item,
                    place));
        case ItemBody.OnCallFile file -> new ReadItem.OfTable(place, file);
      };
    } catch (UnreadablePageException e) {
      return new ReadItem.NotKept(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new ReadItem.NotKept("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private ReadItem page(ItemPlace place, LiveItem item, ItemBody.Page page) throws IOException {
    ParsedPage parsed = formats.parse(page.fileName(), new ByteArrayInputStream(page.bytes()));
    FrontMatter front = parsed.frontMatter();
    FrontMatter titled =
        new FrontMatter(
            item.title().filter(title -> !title.isBlank()).orElse(front.title()),
            front.link(),
            front.owner(),
            front.lastReviewedOn(),
            front.reviewDue(),
            front.tags());
    ParsedPage masked =
        new PageMasking(masker, kind -> {})
            .of(new ParsedPage(titled, parsed.sections(), parsed.notes()));
    List<Passage> passages = cutter.cut(masked);
    if (passages.isEmpty()) {
      return new ReadItem.NotKept("has no text under its headings");
    }
    return new ReadItem.OfDocument(
        completed(
            new Document(
                place.document(),
                place.source(),
                DocumentKind.RUNBOOK,
                place.access(),
                masked.frontMatter(),
                passages),
            item,
            place));
  }

  private static Document completed(Document document, LiveItem item, ItemPlace place) {
    FrontMatter front = document.frontMatter();
    List<String> labels = new ArrayList<>(front.tags());
    item.labels().stream().filter(label -> !labels.contains(label)).forEach(labels::add);
    return new Document(
        document.id(),
        document.source(),
        document.kind(),
        document.access(),
        new FrontMatter(
            front.title(),
            front.link().filter(LiveItemIntake::isAddress).or(item::link),
            front.owner().or(item::owner).or(place::owner),
            front.lastReviewedOn().or(item::changedOn),
            front.reviewDue(),
            labels),
        document.passages());
  }

  private static boolean isAddress(String link) {
    return link.startsWith("https://") || link.startsWith("http://");
  }

  /**
   * Stores a parsed item, replacing what was stored of it before.
   *
   * @return the reason why it was not stored; empty where it was
   */
  public Optional<String> store(ItemPlace place, ReadItem item) {
    return switch (item) {
      case ReadItem.OfDocument read -> {
        boolean unused = corpus.put(read.document(), place.id());
        yield Optional.empty();
      }
      case ReadItem.OfTable read -> table(read);
      case ReadItem.NotKept read -> {
        forget(place.source(), place.id());
        yield Optional.of(read.reason());
      }
    };
  }

  private Optional<String> table(ReadItem.OfTable read) {
    ItemPlace place = read.place();
    Source source =
        new Source(
            place.source(),
            SourceKind.ON_CALL,
            Path.of(read.file().fileName()),
            place.access(),
            read.file().format(),
            Optional.empty(),
            place.owner(),
            place.zone(),
            Map.of(),
            false);
    SourceItem item =
        new SourceItem(
            place.id(),
            Path.of(read.file().fileName()),
            read.file().bytes().length,
            clock.instant());
    SourceTally tally = new SourceTally();
    try {
      ReadExtent extent =
          shifts.read(source, item, new ByteArrayInputStream(read.file().bytes()), tally);
      tally.takeShrunk().ifPresent(table -> table.replacement().run());
      return extent == ReadExtent.NOTHING
          ? Optional.of("is no on-call table that can be read")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Replaces the access rule of an item's document.
   *
   * @return whether the item is a stored document; if not, it has to be read again
   */
  public boolean changeAccess(String source, String id, AccessRule rule) {
    DocumentId document = new DocumentId(source + "/" + id);
    return corpus.changeAccess(document, rule) || corpus.access(document).isPresent();
  }

  /** Removes the document or on-call rows of an item. */
  public void forget(String source, String id) {
    if (!corpus.remove(new DocumentId(source + "/" + id))) {
      boolean unused = onCall.forget(source, id);
    }
  }
}
