package io.signalbox.bot.app.foresight;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelWatchSettings;
import io.signalbox.tools.foresight.catalogue.RoutedModels;
import io.signalbox.tools.foresight.catalogue.export.RetirementCalendar;
import io.signalbox.tools.gateway.call.Gateway;
import io.signalbox.tools.gateway.server.AddedReply;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;
import java.time.Clock;
import java.util.Optional;

/**
 * Server addition that serves the retirement days of the routes' models as an iCalendar feed at
 * {@code /models.ics}, without authentication, as calendars subscribe; passes every other request
 * to a further addition.
 */
public final class CalendarFeed implements ServerAddition {
  static final String PATH = "/models.ics";

  private final Optional<ServerAddition> next;
  private final Gateway gateway;
  private final LiveCatalogue catalogue;
  private final Clock clock;

  private CalendarFeed(
      Optional<ServerAddition> next, Gateway gateway, LiveCatalogue catalogue, Clock clock) {
    this.next = next;
    this.gateway = gateway;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** Returns the feed of a gateway's routes, before a further addition if there is one. */
  public static Optional<ServerAddition> of(
      Optional<ServerAddition> next, Gateway gateway, ModelWatchSettings models, Clock clock) {
    return Optional.of(new CalendarFeed(next, gateway, models.catalogue(), clock));
  }

  @Override
  public boolean takes(RequestHead head) {
    return isFeed(head) || next.filter(other -> other.takes(head)).isPresent();
  }

  @Override
  public Admission admit(RequestHead head) {
    return isFeed(head) ? new Replied(feed()) : next.orElseThrow().admit(head);
  }

  private static boolean isFeed(RequestHead head) {
    return head.method().equals("GET") && head.path().equals(PATH);
  }

  private AddedReply feed() {
    String calendar =
        RetirementCalendar.of(RoutedModels.facts(gateway.routes(), catalogue), clock.instant());
    return AddedReply.of(200, "text/calendar; charset=utf-8", calendar.getBytes(UTF_8));
  }
}
