package io.signalbox.ingestion.run;

import io.signalbox.ingestion.chunk.PassageCutter;
import io.signalbox.ingestion.page.MarkdownParser;
import io.signalbox.ingestion.page.PageSection;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A resolved ticket as one document: its problem, and what resolved it, secrets masked. */
final class TicketDocuments {
  private final SecretMasker masker;
  private final PassageCutter chunker = new PassageCutter();
  private final MarkdownParser markdown = new MarkdownParser();

  TicketDocuments(SecretMasker masker) {
    this.masker = masker;
  }

  /**
   * Source, access rule and links that a ticket's document gets.
   *
   * @param zone of the day that it was resolved on
   * @param link for a ticket that has none
   * @param owner for a ticket that names none
   */
  record TicketPlace(
      DocumentId id,
      String source,
      AccessRule access,
      ZoneId zone,
      Optional<String> link,
      Optional<String> owner) {}

  /**
   * @param found is told the kind of each secret masked
   */
  Document of(Ticket ticket, TicketPlace place, Consumer<String> found) throws IOException {
    PageMasking masked = new PageMasking(masker, found);
    List<PageSection> sections = new ArrayList<>();
    sections.addAll(sections(ticket.key(), "Problem", ticket.problem()));
    sections.addAll(sections(ticket.key(), "Resolution", ticket.resolution()));
    Optional<LocalDate> resolvedOn =
        ticket.resolvedAt().map(instant -> LocalDate.ofInstant(instant, place.zone()));
    FrontMatter front =
        new FrontMatter(
            ticket.title(),
            ticket.link().or(place::link),
            ticket.owner().or(place::owner),
            resolvedOn,
            ticket.labels());
    ParsedPage page = masked.of(new ParsedPage(front, sections, List.of()));
    List<Passage> passages = chunker.chunk(page);
    if (passages.isEmpty()) {
      passages = List.of(new Passage(0, List.of("Problem"), page.frontMatter().title()));
    }
    return new Document(
        place.id(),
        place.source(),
        DocumentKind.TICKET,
        place.access(),
        page.frontMatter(),
        passages);
  }

  private List<PageSection> sections(String key, String heading, String text) throws IOException {
    if (text.isBlank()) {
      return List.of();
    }
    ParsedPage page =
        markdown.parse(
            key + ".md", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<PageSection> sections = new ArrayList<>();
    for (PageSection section : page.sections()) {
      List<String> path = new ArrayList<>(List.of(heading));
      path.addAll(section.headingPath());
      sections.add(new PageSection(path, section.blocks()));
    }
    return sections;
  }
}
