package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** News for the pages that are open, each of them somebody's. Thread-safe. */
public final class Feed {
  private record Subscriber(String person, Consumer<ObjectNode> page) {}

  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

  /** Everything that this person may see, until the subscription is run, which ends it. */
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
