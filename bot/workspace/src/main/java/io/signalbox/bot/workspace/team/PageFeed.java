package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Publishes events to the open chat pages, each of which belongs to a person. Thread-safe. */
public final class PageFeed {
  private record Subscriber(String person, Consumer<ObjectNode> page) {}

  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

  /**
   * Subscribes a page to the events that its person may see; the returned action ends the
   * subscription.
   */
  public Runnable subscribe(String person, Consumer<ObjectNode> page) {
    Subscriber subscriber = new Subscriber(person, page);
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  public void publish(ObjectNode news, Predicate<String> audience) {
    subscribers.stream()
        .filter(subscriber -> audience.test(subscriber.person()))
        .forEach(subscriber -> subscriber.page().accept(news));
  }

  public void publish(ObjectNode news, String person) {
    publish(news, person::equals);
  }
}
