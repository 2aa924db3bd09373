package io.signalbox.ingestion.oncall.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import net.fortuna.ical4j.util.Strings;

/**
 * Properties of one iCalendar event, parsed by ical4j into names, parameters and values but not yet
 * dates. ical4j's own date properties resolve a zone while they are parsed and give up the event
 * when they cannot; we resolve it ourselves, with the calendar's own definitions at hand.
 */
final class IcalProperties {

  /**
   * One property with its parameters.
   *
   * @param parameters by name in upper case, without quotes
   * @param value still escaped
   */
  record Property(String name, Map<String, String> parameters, String value) {
    Property {
      parameters = Map.copyOf(parameters);
    }

    Optional<String> parameter(String parameter) {
      return Optional.ofNullable(parameters.get(parameter)).filter(text -> !text.isBlank());
    }

    /** Returns the value as text, with its escapes undone. */
    String text() {
      return Strings.unescape(value).replace("\\:", ":").replace("\\\"", "\"").strip();
    }
  }

  private final Map<String, List<Property>> byName = new HashMap<>();

  private IcalProperties() {}

  /**
   * Parses the properties of an event block.
   *
   * @throws ParserException when the block is no iCalendar
   */
  static IcalProperties of(IcalBlocks.Block block) throws ParserException {
    IcalProperties properties = new IcalProperties();
    try {
      new CalendarParserImpl(true)
          .parse(
              new UnfoldingReader(new StringReader(block.calendar()), true),
              properties.new Collector());
    } catch (IOException e) {
      throw new ParserException(e.getMessage(), 0, e);
    }
    return properties;
  }

  Optional<Property> find(String name) {
    return list(name).stream().findFirst();
  }

  List<Property> list(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** Returns the text of the first property of this name; empty when there is none. */
  String text(String name) {
    return find(name).map(Property::text).orElse("");
  }

  private final class Collector implements ContentHandler {
    private String name = "";
    private String value = "";
    private final Map<String, String> parameters = new HashMap<>();

    @Override
    public void startCalendar() {}

    @Override
    public void endCalendar() {}

    @Override
    public void startComponent(String component) {}

    @Override
    public void endComponent(String component) {}

    @Override
    public void startProperty(String property) {
      name = property.toUpperCase(Locale.ROOT);
      value = "";
      parameters.clear();
    }

    @Override
    public void propertyValue(String text) {
      value = text;
    }

    @Override
    public void parameter(String parameter, String text) {
      parameters.put(parameter.toUpperCase(Locale.ROOT), Strings.unquote(text));
    }

    @Override
    public void endProperty(String property) {
      byName
          .computeIfAbsent(name, key -> new ArrayList<>())
          .add(new Property(name, parameters, value.strip()));
    }
  }
}
