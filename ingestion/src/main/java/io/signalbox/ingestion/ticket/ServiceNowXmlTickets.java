package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.read.TextDecoder;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Parser of ServiceNow's XML export of incidents. There is one element a record below {@code
 * <unload>} or {@code <xml>}, with one element a field and the display value of a reference as an
 * attribute. Journal entries, which follow their incident as records, are added to it; records of
 * other kinds are left out.
 */
final class ServiceNowXmlTickets implements RowReader<Ticket> {
  private static final int MOST_FIELDS = 2_000;
  private static final int LONGEST = 8_000_000;
  private static final int MOST_ENTRIES = 1_000;

  private final ServiceNowJsonTickets incidents;

  ServiceNowXmlTickets(ZoneId zone, boolean internal) {
    incidents = new ServiceNowJsonTickets(zone, internal);
  }

  static boolean fits(FileHead head) {
    return head.text().stripLeading().startsWith("<") && head.text().contains("<short_description");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // Nothing that a document declares is looked up, on the disk or elsewhere.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    Optional<XMLStreamReader> xml = Optional.empty();
    try {
      xml = Optional.of(factory.createXMLStreamReader(TextDecoder.reader(in)));
      records(xml.get(), intake);
    } catch (XMLStreamException | RuntimeException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      long line = xml.map(reader -> (long) reader.getLocation().getLineNumber()).orElse(0L);
      sink.brokeOff(new SkippedItem(path, Math.max(0, line), "the XML breaks here"));
    }
  }

  private void records(XMLStreamReader xml, TicketIntake intake) throws XMLStreamException {
    Optional<JsonRow> incident = Optional.empty();
    try {
      int depth = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && depth == 1) {
          Optional<JsonRow> record = record(xml, intake);
          if (record.isPresent() && isJournal(record.get())) {
            addEntry(record.get().node(), incident, intake);
          } else if (record.isPresent()) {
            incident.ifPresent(row -> incidents.take(row, intake));
            incident = record;
          }
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
    } finally {
      incident.ifPresent(row -> incidents.take(row, intake));
    }
  }

  private static boolean isJournal(JsonRow record) {
    return record.node().has("element_id") && record.node().has("value");
  }

  /** Adds a journal entry to its incident, which the export has right before it. */
  private static void addEntry(JsonNode entry, Optional<JsonRow> incident, TicketIntake intake) {
    String id = entry.path("element_id").asText();
    if (incident.isPresent()
        && incident.get().node() instanceof ObjectNode fields
        && fields.path("sys_id").asText().equals(id)) {
      ArrayNode journal = fields.withArray("/" + ServiceNowJsonTickets.JOURNAL);
      if (journal.size() < MOST_ENTRIES) {
        journal.add(entry);
      }
    } else {
      intake.leaveOut("a journal entry without its ticket before it");
    }
  }

  /** Reads one record to its end; empty for a record that is no incident or journal entry. */
  private Optional<JsonRow> record(XMLStreamReader xml, TicketIntake intake)
      throws XMLStreamException {
    long line = xml.getLocation().getLineNumber();
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    long size = 0;
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        Optional<String> shown = Optional.ofNullable(xml.getAttributeValue(null, "display_value"));
        String text = text(xml);
        size += text.length();
        if (size <= LONGEST && fields.size() < MOST_FIELDS) {
          fields.put(name, shown.filter(value -> !value.isBlank()).orElse(text));
        }
      }
    }
    JsonRow record = new JsonRow(line, fields);
    if (size > LONGEST) {
      intake.skip(line, "is longer than " + LONGEST + " characters");
    } else if (isJournal(record)) {
      return Optional.of(record);
    } else if (!fields.has("number") || !fields.has("short_description")) {
      intake.leaveOut("a record that is no ticket");
    } else if (fields.properties().stream()
        .anyMatch(field -> TextDecoder.isBroken(field.getValue().asText()))) {
      intake.skip(line, TextDecoder.complaint());
    } else {
      return Optional.of(record);
    }
    return Optional.empty();
  }

  /** Reads the text of a field, including that of nested elements. */
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (xml.isCharacters() && text.length() <= LONGEST) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }
}
