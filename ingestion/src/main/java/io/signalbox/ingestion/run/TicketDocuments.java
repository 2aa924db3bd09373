package io.signalbox.ingestion.run;

import io.signalbox.ingestion.page.MarkdownParser;
import io.signalbox.ingestion.page.PageSection;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.passage.PassageCutter;
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

/**
 * Converts a resolved ticket to one document with the sections Problem and Resolution, secrets
 * masked.
 */
final class TicketDocuments {
  private static final String UNSAID = "The ticket does not say how it was resolved.";

  private final SecretMasker masker;
  private final PassageCutter cutter = new PassageCutter();
  private final MarkdownParser markdown = new MarkdownParser();

  TicketDocuments(SecretMasker masker) {
    this.masker = masker;
  }

  /**
   * Id, source, access rule and defaults for a ticket's document.
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
   * Converts a ticket.
   *
   * @param found is told the kind of each secret masked
   */
  Document of(Ticket ticket, TicketPlace place, Consumer<String> found) throws IOException {
    PageMasking masked = new PageMasking(masker, found);
    List<PageSection> sections = new ArrayList<>();
    sections.addAll(sections(ticket.key(), "Problem", problem(ticket)));
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
    List<Passage> passages = cutter.cut(page);
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

  /** Returns the problem text, with a note where the ticket has no resolution. */
  private static String problem(Ticket ticket) {
    return ticket.resolution().isBlank()
        ? (ticket.problem() + "\n\n" + UNSAID).strip()
        : ticket.problem();
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
