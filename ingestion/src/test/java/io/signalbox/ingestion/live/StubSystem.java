package io.signalbox.ingestion.live;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/** System in memory: pages with versions and rights, a feed of changes, and failures on demand. */
public final class StubSystem implements LiveSourceFactory {
  private static final int PAGE = 10;

  public final Map<String, StubPage> pages = new TreeMap<>();
  public final List<ItemChange> feed = new ArrayList<>();
  public final List<String> asked = new ArrayList<>();
  public GroupSnapshot groups = GroupSnapshot.none();
  public Consumer<String> beforeAnswer = what -> {};

  /** Page at the source; without rights, they cannot be read. */
  public record StubPage(int version, String text, Optional<AccessRule> access) {}

  public void put(String id, String text) {
    put(id, text, Optional.of(AccessRule.everyone()));
  }

  public void put(String id, String text, Optional<AccessRule> access) {
    int version = pages.containsKey(id) ? pages.get(id).version() + 1 : 1;
    pages.put(id, new StubPage(version, text, access));
    feed.add(new ItemChange.Changed(new ItemVersion(id, "" + version)));
  }

  public void delete(String id) {
    pages.remove(id);
    feed.add(new ItemChange.Removed(id));
  }

  /** Changes the rights only: the version stays, and the feed says nothing. */
  public void permit(String id, Optional<AccessRule> access) {
    StubPage page = pages.get(id);
    pages.put(id, new StubPage(page.version(), page.text(), access));
  }

  @Override
  public LiveSource open(OpenContext context) {
    return new Open();
  }

  @Override
  public String address() {
    return "stub";
  }

  @Override
  public String identity() {
    return "stub";
  }

  private final class Open implements LiveSource {
    private long requests;

    private void ask(String what) {
      requests++;
      asked.add(what);
      beforeAnswer.accept(what);
    }

    @Override
    public ChangePage changes(Optional<String> cursor) {
      ask("changes " + cursor.orElse(""));
      int from = cursor.map(Integer::parseInt).orElse(0);
      int to = Math.min(from + PAGE, feed.size());
      return new ChangePage(
          feed.subList(from, to), "" + to, to < feed.size(), OptionalLong.of(feed.size() - to));
    }

    @Override
    public SweepPage sweep(Optional<String> page) {
      ask("sweep " + page.orElse(""));
      List<String> ids = List.copyOf(pages.keySet());
      int from = page.map(Integer::parseInt).orElse(0);
      int to = Math.min(from + PAGE, ids.size());
      return new SweepPage(
          ids.subList(from, to).stream()
              .map(id -> new ItemVersion(id, "" + pages.get(id).version()))
              .toList(),
          to < ids.size() ? Optional.of("" + to) : Optional.empty());
    }

    @Override
    public ItemContent content(String id) {
      ask("content " + id);
      StubPage page = pages.get(id);
      return page == null
          ? new ItemContent.Gone()
          : new ItemContent.Present(
              "" + page.version(),
              LiveItem.of(
                  new ItemBody.Page(
                      id + ".md",
                      ("# " + id + "\n\n" + page.text()).getBytes(StandardCharsets.UTF_8)),
                  Optional.empty()));
    }

    @Override
    public ItemAccess access(String id) {
      StubPage page = pages.get(id);
      return page == null || page.access().isEmpty()
          ? new ItemAccess.RightsUnknown("the stub says nothing")
          : new ItemAccess.Permitted(page.access().get());
    }

    @Override
    public GroupSnapshot groups() {
      return groups;
    }

    @Override
    public List<CredentialFinding> check() {
      return List.of();
    }

    @Override
    public long requests() {
      return requests;
    }

    @Override
    public void close() {}
  }
}
