package io.signalbox.bot.workspace.team;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which threads are assistant threads, and which of them show a status now. */
public final class Assistants {
  private final Set<Place> threads = ConcurrentHashMap.newKeySet();
  private final Set<Place> busy = ConcurrentHashMap.newKeySet();

  private record Place(String channel, String ts) {}

  public void open(String channel, String ts) {
    threads.add(new Place(channel, ts));
  }

  public boolean contains(String channel, String ts) {
    return threads.contains(new Place(channel, ts));
  }

  public void status(String channel, String ts, boolean shown) {
    if (shown) {
      busy.add(new Place(channel, ts));
    } else {
      busy.remove(new Place(channel, ts));
    }
  }

  /** A reply of the app takes its status away; whether there was one. */
  public boolean replied(String channel, String ts) {
    return busy.remove(new Place(channel, ts));
  }
}
