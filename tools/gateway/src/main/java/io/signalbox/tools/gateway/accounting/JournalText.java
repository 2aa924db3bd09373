package io.signalbox.tools.gateway.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.call.CallLabels;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.PooledJson;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.gateway.budget.BudgetCharge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Writes and parses a line of the call journal: a JSON array with the record's fields in a fixed
 * order. Each call writes two of them before it is answered; named fields and times as people read
 * them took three times as long.
 */
final class JournalText {
  private static final JsonFactory FACTORY = PooledJson.json();
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int USUAL_BYTES = 512;

  /** Index of the usage basis in the array, after the outcome. */
  private static final int BASIS_PLACE = 25;

  private JournalText() {}

  /** Returns the line as bytes, with a line break. */
  static byte[] of(JournalLine line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartArray();
      write(json, line.record());
      for (BudgetCharge charge : line.charges()) {
        json.writeString(charge.budget());
        json.writeNumber(charge.periodStart().toEpochMilli());
        json.writeNumber(charge.cost().picodollars());
      }
      json.writeEndArray();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, CallRecord record) throws IOException {
    Instant at = record.at();
    json.writeString(record.id());
    json.writeNumber(at.getEpochSecond());
    json.writeNumber(at.getNano());
    json.writeString(record.who().caller());
    json.writeString(record.who().team());
    json.writeString(record.who().route());
    json.writeString(record.who().dataClass().name());
    text(json, record.answeredBy().map(CallRecord.AnsweredBy::route));
    text(json, record.answeredBy().map(CallRecord.AnsweredBy::provider));
    text(json, record.answeredBy().map(CallRecord.AnsweredBy::model));
    text(json, record.prints().prompt());
    text(json, record.prints().tools());
    json.writeNumber(record.usage().input());
    json.writeNumber(record.usage().output());
    json.writeNumber(record.usage().cachedInput());
    json.writeNumber(record.usage().cacheWrite());
    json.writeNumber(record.cost().picodollars());
    json.writeNumber(record.saved().picodollars());
    // No call takes less than no time.
    json.writeNumber(record.firstToken().map(Duration::toNanos).orElse(-1L));
    json.writeNumber(record.total().toNanos());
    json.writeNumber(record.attempts());
    json.writeString(record.cache().name());
    json.writeNumber(record.redactions());
    text(json, record.finishReason());
    json.writeString(record.outcome().name());
    // Lines of earlier versions have a charge here, which begins with a text, or nothing.
    json.writeNumber(record.basis().compareTo(UsageBasis.NONE));
    more(json, record);
  }

  /** Writes fields that earlier versions did not have as an array of their own. */
  private static void more(JsonGenerator json, CallRecord record) throws IOException {
    boolean plain = record.usage().hourWrite() == 0 && record.usage().searches() == 0;
    if (plain && record.labels().equals(CallLabels.NONE)) {
      return;
    }
    json.writeStartArray();
    json.writeNumber(record.usage().hourWrite());
    json.writeNumber(record.usage().searches());
    text(json, record.labels().tag());
    text(json, record.labels().user());
    text(json, record.labels().prompt());
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeString(text.get());
    } else {
      json.writeNull();
    }
  }

  /**
   * Parses a line.
   *
   * @throws IOException when it is not whole
   */
  static JournalLine read(String line) throws IOException {
    JsonNode root = MAPPER.readTree(line.getBytes(UTF_8));
    JsonNode basis = root.path(BASIS_PLACE);
    Iterator<JsonNode> places = root.elements();
    try {
      JsonNode more = root.path(BASIS_PLACE + 1);
      CallRecord record = record(new Places(places), basis(basis), new Places(more.elements()));
      if (basis.isIntegralNumber()) {
        places.next();
      }
      if (more.isArray()) {
        places.next();
      }
      List<BudgetCharge> charges = new ArrayList<>();
      while (places.hasNext()) {
        Places charge = new Places(places);
        charges.add(
            new BudgetCharge(
                charge.text(), Instant.ofEpochMilli(charge.number()), new Cost(charge.number())));
      }
      return new JournalLine(record, charges);
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new IOException("a place is missing or is not what it should be", e);
    }
  }

  private static UsageBasis basis(JsonNode place) {
    UsageBasis[] all = UsageBasis.values();
    if (!place.isIntegralNumber()) {
      return UsageBasis.COUNTED;
    }
    if (place.longValue() < 0 || place.longValue() >= all.length) {
      throw new IllegalArgumentException("no basis");
    }
    return all[place.intValue()];
  }

  private static CallRecord record(Places at, UsageBasis basis, Places more) {
    return new CallRecord(
        at.text(),
        Instant.ofEpochSecond(at.number(), at.number()),
        new CallRecord.Who(at.text(), at.text(), at.text(), DataClass.valueOf(at.text())),
        answeredBy(at.mayBeText(), at.mayBeText(), at.mayBeText()),
        new CallRecord.Prints(at.mayBeText(), at.mayBeText()),
        new TokenUsage(
            at.number(),
            at.number(),
            at.number(),
            at.number(),
            more.isThere() ? more.number() : 0,
            more.isThere() ? more.number() : 0),
        basis,
        new Cost(at.number()),
        new Cost(at.number()),
        Optional.of(at.number()).filter(nanos -> nanos >= 0).map(Duration::ofNanos),
        Duration.ofNanos(at.number()),
        Math.toIntExact(at.number()),
        CallRecord.CacheUse.valueOf(at.text()),
        Math.toIntExact(at.number()),
        at.mayBeText(),
        CallOutcome.valueOf(at.text()),
        more.isThere() ? labels(more) : CallLabels.NONE);
  }

  private static CallLabels labels(Places more) {
    CallLabels labels = new CallLabels(more.mayBeText(), more.mayBeText());
    Optional<String> prompt = more.isThere() ? more.mayBeText() : Optional.empty();
    return prompt.map(labels::served).orElse(labels);
  }

  private static Optional<CallRecord.AnsweredBy> answeredBy(
      Optional<String> route, Optional<String> provider, Optional<String> model) {
    return route.flatMap(
        r -> provider.flatMap(p -> model.map(m -> new CallRecord.AnsweredBy(r, p, m))));
  }

  /** Reads the elements of the array one after the other. */
  private record Places(Iterator<JsonNode> rest) {
    boolean isThere() {
      return rest.hasNext();
    }

    String text() {
      return mayBeText().orElseThrow();
    }

    Optional<String> mayBeText() {
      JsonNode place = rest.next();
      if (!place.isTextual() && !place.isNull()) {
        throw new IllegalArgumentException("no text");
      }
      return Optional.ofNullable(place.textValue());
    }

    long number() {
      JsonNode place = rest.next();
      if (!place.isIntegralNumber()) {
        throw new IllegalArgumentException("no number");
      }
      return place.longValue();
    }
  }
}
