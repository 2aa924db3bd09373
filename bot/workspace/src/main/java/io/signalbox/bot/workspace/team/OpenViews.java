package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Register of each person's open modals and published home tab in the simulated Slack. A person's
 * stack holds three modals at most. Source: docs.slack.dev/surfaces/modals, "Lifecycle".
 * Thread-safe.
 */
public final class OpenViews {
  private static final int STACK = 3;
  private final SlackIds ids;
  private final AppIdentity identity;
  private final PageFeed feed;
  private final Map<String, Deque<ObjectNode>> stacks = new HashMap<>();
  private final Map<String, ObjectNode> homes = new HashMap<>();

  OpenViews(SlackIds ids, AppIdentity identity, PageFeed feed) {
    this.ids = ids;
    this.identity = identity;
    this.feed = feed;
  }

  /** View with the person who has it open. */
  public record Shown(String person, ObjectNode view) {}

  /** Opens a first modal; modals that were open are closed silently, as in Slack's client. */
  public synchronized ObjectNode open(String person, JsonNode asked) {
    ObjectNode view = dressed(asked, ids.next("V"), Optional.empty());
    Deque<ObjectNode> stack = new ArrayDeque<>();
    stack.push(view);
    stacks.put(person, stack);
    tell("view_opened", person, view);
    return view;
  }

  /** Pushes a modal; empty when three are open already. */
  public synchronized Optional<ObjectNode> push(String person, JsonNode asked) {
    Deque<ObjectNode> stack = stacks.computeIfAbsent(person, key -> new ArrayDeque<>());
    if (stack.size() >= STACK) {
      return Optional.empty();
    }
    ObjectNode view = dressed(asked, ids.next("V"), Optional.ofNullable(stack.peek()));
    stack.push(view);
    tell("view_pushed", person, view);
    return Optional.of(view);
  }

  public synchronized ObjectNode update(Shown shown, JsonNode asked) {
    ObjectNode before = shown.view();
    ObjectNode view = dressed(asked, before.path("id").asText(), Optional.empty());
    view.set("previous_view_id", before.path("previous_view_id"));
    view.set("root_view_id", before.path("root_view_id"));
    // What was typed stays where the same block and element are still there.
    view.set("state", before.path("state").deepCopy());
    if (before.path("type").asText().equals("home")) {
      homes.put(shown.person(), view);
      tell("home", shown.person(), view);
      return view;
    }
    List<ObjectNode> stack =
        new ArrayList<>(stacks.getOrDefault(shown.person(), new ArrayDeque<>()));
    stack.replaceAll(one -> one.path("id").equals(view.path("id")) ? view : one);
    stacks.put(shown.person(), new ArrayDeque<>(stack));
    tell("view_updated", shown.person(), view);
    return view;
  }

  public synchronized ObjectNode publish(String person, JsonNode asked) {
    String id =
        Optional.ofNullable(homes.get(person))
            .map(view -> view.path("id").asText())
            .orElseGet(() -> ids.next("V"));
    ObjectNode view = dressed(asked, id, Optional.empty());
    homes.put(person, view);
    tell("home", person, view);
    return view;
  }

  public synchronized Optional<Shown> find(String id) {
    return shown().stream().filter(one -> one.view().path("id").asText().equals(id)).findFirst();
  }

  public synchronized Optional<Shown> external(String externalId) {
    return shown().stream()
        .filter(one -> one.view().path("external_id").asText().equals(externalId))
        .findFirst();
  }

  public synchronized Optional<ObjectNode> home(String person) {
    return Optional.ofNullable(homes.get(person));
  }

  /** Returns the modal on top of this person's stack. */
  public synchronized Optional<ObjectNode> top(String person) {
    return Optional.ofNullable(stacks.get(person)).map(Deque::peek);
  }

  /** Closes one modal, or all of a person's. */
  public synchronized void close(Shown shown, boolean all) {
    Deque<ObjectNode> stack = stacks.getOrDefault(shown.person(), new ArrayDeque<>());
    List<ObjectNode> gone =
        stack.stream()
            .filter(one -> all || one.path("id").equals(shown.view().path("id")))
            .toList();
    stack.removeAll(gone);
    for (ObjectNode view : gone) {
      ObjectNode news = JsonTrees.object().put("type", "view_closed");
      feed.publish(news.put("viewId", view.path("id").asText()), shown.person());
    }
  }

  /** Stores what a person has filled in so far, without an event to the page. */
  public synchronized ObjectNode fill(Shown shown, JsonNode values) {
    ((ObjectNode) shown.view().path("state")).set("values", values.deepCopy());
    return shown.view();
  }

  private List<Shown> shown() {
    List<Shown> all = new ArrayList<>();
    stacks.forEach((person, stack) -> stack.forEach(view -> all.add(new Shown(person, view))));
    homes.forEach((person, view) -> all.add(new Shown(person, view)));
    return all;
  }

  private void tell(String type, String person, ObjectNode view) {
    ObjectNode news = JsonTrees.object().put("type", type);
    feed.publish(news.set("view", view.deepCopy()), person);
  }

  private ObjectNode dressed(JsonNode asked, String id, Optional<ObjectNode> below) {
    ObjectNode view = asked.deepCopy();
    view.put("id", id).put("team_id", identity.teamId()).put("app_id", identity.appId());
    String installed =
        identity
            .enterprise()
            .filter(WorkspaceSeed.Enterprise::installed)
            .map(WorkspaceSeed.Enterprise::id)
            .orElse(identity.teamId());
    view.put("app_installed_team_id", installed).put("bot_id", identity.botId());
    for (String text : List.of("private_metadata", "callback_id", "external_id")) {
      view.put(text, asked.path(text).asText(""));
    }
    for (String flag : List.of("clear_on_close", "notify_on_close")) {
      view.put(flag, asked.path(flag).asBoolean(false));
    }
    view.set("blocks", BlockIds.blocks(asked.path("blocks"), ids));
    view.putObject("state").putObject("values");
    view.put("hash", ids.now().getEpochSecond() + "." + ids.secret(8));
    view.put("root_view_id", below.map(one -> one.path("root_view_id").asText()).orElse(id));
    view.put("previous_view_id", below.map(one -> one.path("id").asText()).orElse(null));
    for (String part : List.of("close", "submit")) {
      if (!view.has(part)) {
        view.putNull(part);
      }
    }
    return view;
  }
}
