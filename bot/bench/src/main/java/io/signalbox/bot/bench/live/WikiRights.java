package io.signalbox.bot.bench.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Random pages, people, groups and restrictions of a wiki space, which answers by walking the
 * wiki's own rules who may see a page: whoever may see the space, and is named by each restricted
 * page from the root down to the page. Used by one thread at a time.
 */
final class WikiRights {
  static final String SPACE = "OPS";
  private static final int GROUPS = 25;
  private static final int DEEPEST = 6;
  private static final int ROOTS = 12;

  private final Random random;
  private final int people;
  private final Map<Integer, WikiPage> pages = new TreeMap<>();
  private final Map<String, Set<Integer>> members = new HashMap<>();
  private final Set<String> spaceGroups = new TreeSet<>();
  private final Set<Integer> spacePeople = new TreeSet<>();
  private int next = 1;

  /**
   * Page with those whom it is restricted to.
   *
   * @param parent 0 for a root
   * @param hidden from the account that reads the wiki for Signalbox
   */
  record WikiPage(int id, int parent, Set<String> groups, Set<Integer> people, boolean hidden) {
    boolean isRestricted() {
      return !groups.isEmpty() || !people.isEmpty();
    }
  }

  WikiRights(int pages, int people, Random random) {
    this.random = random;
    this.people = people;
    for (int group = 0; group < GROUPS; group++) {
      Set<Integer> in = new HashSet<>();
      int size = 1 + random.nextInt(people / 4);
      for (int i = 0; i < size; i++) {
        in.add(random.nextInt(people));
      }
      members.put("team " + group, in);
    }
    Set<Integer> staff = new HashSet<>();
    for (int person = 0; person < people; person++) {
      if (random.nextInt(10) > 0) {
        staff.add(person);
      }
    }
    members.put("staff", staff);
    spaceGroups.add("staff");
    spacePeople.add(random.nextInt(people));
    for (int i = 0; i < pages; i++) {
      add();
    }
  }

  static String key(int person) {
    return "key" + person;
  }

  static String mail(int person) {
    return "u" + person + "@example.com";
  }

  private void add() {
    List<Integer> ids = List.copyOf(pages.keySet());
    int parent = ids.size() < ROOTS ? 0 : ids.get(random.nextInt(ids.size()));
    while (parent != 0 && depth(parent) >= DEEPEST - 1) {
      parent = page(parent).parent();
    }
    put(new WikiPage(next++, parent, Set.of(), Set.of(), /* hidden= */ false));
    if (random.nextInt(8) == 0) {
      restrict(next - 1);
    }
  }

  private void put(WikiPage page) {
    pages.put(page.id(), page);
  }

  private WikiPage page(int id) {
    return Objects.requireNonNull(pages.get(id));
  }

  private int depth(int id) {
    return id == 0 ? 0 : 1 + depth(page(id).parent());
  }

  private void restrict(int id) {
    WikiPage page = page(id);
    Set<String> groups = new HashSet<>();
    Set<Integer> named = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      groups.add("team " + random.nextInt(GROUPS));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      named.add(random.nextInt(people));
    }
    put(new WikiPage(id, page.parent(), groups, named, random.nextInt(20) == 0));
  }

  /** Restricts, moves, adds or deletes a page, or lets somebody join or leave a group. */
  void change() {
    List<Integer> ids = List.copyOf(pages.keySet());
    int id = ids.get(random.nextInt(ids.size()));
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> restrict(id);
      case 3 -> move(id, ids.get(random.nextInt(ids.size())));
      case 4 -> add();
      case 5 -> delete(id);
      case 6 -> changeSpace();
      default -> changeGroup();
    }
  }

  private void move(int id, int to) {
    WikiPage page = page(id);
    boolean circle = above(page(to)).contains(id) || to == id;
    boolean leaf = pages.values().stream().noneMatch(each -> each.parent() == id);
    if (!circle && leaf && depth(to) < DEEPEST) {
      put(new WikiPage(id, to, page.groups(), page.people(), page.hidden()));
    }
  }

  private void delete(int id) {
    if (pages.values().stream().noneMatch(each -> each.parent() == id)) {
      pages.remove(id);
    }
  }

  private void changeSpace() {
    Integer person = random.nextInt(people);
    if (!spacePeople.remove(person)) {
      spacePeople.add(person);
    }
  }

  private void changeGroup() {
    List<String> names = members.keySet().stream().sorted().toList();
    Set<Integer> group =
        Objects.requireNonNull(members.get(names.get(random.nextInt(names.size()))));
    Integer person = random.nextInt(people);
    if (!group.remove(person)) {
      group.add(person);
    }
  }

  /** Returns the pages that lists show to the reading account, oldest first. */
  List<WikiPage> listed() {
    return pages.values().stream().filter(page -> !page.hidden()).toList();
  }

  List<Integer> ids() {
    return List.copyOf(pages.keySet());
  }

  Optional<WikiPage> readable(int id) {
    return Optional.ofNullable(pages.get(id)).filter(page -> !page.hidden());
  }

  /** Returns the ids of the pages above one, outermost first. */
  List<Integer> above(WikiPage page) {
    List<Integer> all = new ArrayList<>();
    for (int id = page.parent(); id != 0; id = page(id).parent()) {
      all.addFirst(id);
    }
    return all;
  }

  Set<Integer> members(String group) {
    return members.getOrDefault(group, Set.of());
  }

  Set<String> spaceGroups() {
    return spaceGroups;
  }

  Set<Integer> spacePeople() {
    return spacePeople;
  }

  /** Decision of the wiki's own rules about one person and one page. */
  enum WikiVerdict {
    SEES,
    CLOSED,
    /** The page, or one above it, is hidden from the reading account: nobody may see it. */
    UNKNOWN
  }

  /** Walks the wiki's rules for one person and one page. */
  WikiVerdict verdict(int person, int id) {
    WikiPage page = page(id);
    List<WikiPage> chain = new ArrayList<>(above(page).stream().map(this::page).toList());
    chain.add(page);
    if (chain.stream().anyMatch(WikiPage::hidden)) {
      return WikiVerdict.UNKNOWN;
    }
    boolean space = isNamed(person, spaceGroups, spacePeople);
    boolean all =
        chain.stream()
            .allMatch(
                each -> !each.isRestricted() || isNamed(person, each.groups(), each.people()));
    return space && all ? WikiVerdict.SEES : WikiVerdict.CLOSED;
  }

  private boolean isNamed(int person, Set<String> groups, Set<Integer> named) {
    return named.contains(person)
        || groups.stream().anyMatch(group -> members(group).contains(person));
  }
}
