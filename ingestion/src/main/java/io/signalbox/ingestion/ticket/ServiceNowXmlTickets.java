package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.read.Utf8Text;
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
 * Incidents as ServiceNow writes them in XML: one element a record below {@code <unload>} or {@code
 * <xml>}, one element a field in it, with what people see of a reference as an attribute. Records
 * of other kinds, such as a journal's, are left out.
 */
final class ServiceNowXmlTickets implements RowReader<Ticket> {
  private static final int MOST_FIELDS = 2_000;
  private static final int LONGEST = 8_000_000;

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
      xml = Optional.of(factory.createXMLStreamReader(Utf8Text.reader(in)));
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
    int depth = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && depth == 1) {
        record(xml, intake);
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** Reads on to the end of the record. */
  private void record(XMLStreamReader xml, TicketIntake intake) throws XMLStreamException {
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
    if (size > LONGEST) {
      intake.skip(line, "is longer than " + LONGEST + " characters");
    } else if (!fields.has("number") || !fields.has("short_description")) {
      intake.leaveOut("a record that is no ticket");
    } else if (fields.properties().stream()
        .anyMatch(field -> Utf8Text.isBroken(field.getValue().asText()))) {
      intake.skip(line, Utf8Text.complaint());
    } else {
      incidents.take(new JsonRow(line, fields), intake);
    }
  }

  /** Text of a field, whatever elements stand in it. */
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
