package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.person.ImpossibleActException;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every button under every answer, offer and request, pressed by everybody who sees it, over access
 * rules made at random: nobody ends up seeing what a page's rule keeps from them.
 */
class EveryButtonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OUTSIDERS =
      Set.of(
          OutsidersInSlackTest.GUEST, OutsidersInSlackTest.SINGLE, OutsidersInSlackTest.STRANGER);
  private static final List<String> THINGS =
      List.of(
          "harbour crane",
          "label printer",
          "freight scanner",
          "cargo drone",
          "customs portal",
          "dock camera",
          "tugboat radio",
          "pallet robot",
          "tide gauge",
          "truck gate",
          "cold store",
          "weigh bridge");
  private static final int ROUNDS = 2;
  private static final int ASKED_A_ROUND = 40;

  /** Presses of each button by each person: the second must do no more than the first. */
  private static final int TIMES = 3;

  /** Of some 1,500; how many there are depends on who is quicker. */
  private static final int FEWEST_PRESSES = 800;

  /** Replies of a press on something that somebody quicker took away. */
  private static final Set<Integer> GONE = Set.of(403, 404);

  @TempDir private Path folder;
  private final Random random = new Random(16);
  private final WorkspaceSeed seed = OutsidersInSlackTest.seed();

  /** Rules by the word that only their page has. */
  private final Map<String, AccessRule> rules = new LinkedHashMap<>();

  private final AtomicInteger presses = new AtomicInteger();

  private final Set<String> pressed = ConcurrentHashMap.newKeySet();
  private Office office;

  @Test
  void nobodySeesWhatARuleKeepsFromThemWhateverIsPressed() throws IOException {
    writePages();
    office = Office.openPatient(folder, seed);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < ASKED_A_ROUND; i++) {
          ask();
        }
        settle();
        pressEverything();
        settle();
        office.awaitIndexed();
      }
      List<String> wrong = wrongEyes();
      System.Logger log = System.getLogger(EveryButtonTest.class.getName());
      log.log(
          System.Logger.Level.INFO,
          "{0} buttons pressed by {1} people over {2} rules: {3} texts before wrong eyes",
          presses.get(),
          seed.people().size(),
          rules.size(),
          wrong.size());
      assertThat(wrong).isEmpty();
      assertThat(presses.get()).isGreaterThan(FEWEST_PRESSES);
      assertThat(pressed)
          .anyMatch(each -> each.endsWith("answer_hand_over"))
          .anyMatch(each -> each.endsWith("answer_show"))
          .anyMatch(each -> each.endsWith("answer_correct"))
          .anyMatch(each -> each.endsWith("triage_need"))
          .anyMatch(each -> each.endsWith("triage_claim"));
    } finally {
      office.close();
    }
  }

  private void writePages() throws IOException {
    Office.write(folder);
    StringBuilder sources = new StringBuilder("data: ./data\nsources:\n");
    for (int i = 0; i < THINGS.size(); i++) {
      AccessRule rule = i == 0 ? AccessRule.everyone() : rule();
      String marker = "zq" + i + "marker" + Integer.toString(random.nextInt(1 << 20), 36);
      rules.put(marker, rule);
      Office.file(
          folder,
          "s" + i + "/page.md",
          """
          ---
          title: Budget of the %1$s %2$s
          owner: payments
          ---
          # Budget of the %1$s %2$s
          The budget of the %1$s is %2$s.
          """
              .formatted(THINGS.get(i), marker));
      sources.append(
          "  - {name: s%d, kind: pages, path: ./s%d, access: \"%s\"}%n"
              .formatted(i, i, rule.text()));
    }
    sources.append(
        """
        office-hours:
          pools:
            experts: {channel: C0GENERAL0, experts: {lena.hoffmann: {}, chidi.okafor: {}}}
        """);
    Files.writeString(folder.resolve("signalbox.yaml"), sources);
  }

  private AccessRule rule() {
    if (random.nextInt(4) == 0) {
      return AccessRule.everyone();
    }
    Set<Principal> principals = new LinkedHashSet<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      principals.add(
          switch (random.nextInt(3)) {
            case 0 -> new Principal(Principal.PrincipalKind.USER, pick(seed.people()).id());
            case 1 -> new Principal(Principal.PrincipalKind.GROUP, pick(seed.groups()).handle());
            default -> new Principal(Principal.PrincipalKind.CHANNEL, pick(seed.channels()).id());
          });
    }
    return AccessRule.only(principals);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void ask() {
    WorkspaceClient client = office.workspace.client(pick(seed.people()).id());
    List<String> theirs = channelsOf(client.userId());
    String text = "what is the budget of the " + pick(THINGS) + "?";
    int way = theirs.isEmpty() ? 0 : random.nextInt(4);
    String place = theirs.isEmpty() ? client.direct() : pick(theirs);
    switch (way) {
      case 0 -> client.say(client.direct(), text);
      case 1 -> client.say(place, "@Signalbox " + text);
      case 2 -> client.command(place, "/ask", text);
      default -> client.command(place, "/office-hours", text);
    }
  }

  private List<String> channelsOf(String person) {
    return seed.channels().stream()
        .filter(each -> each.members().contains(person))
        .map(WorkspaceSeed.Channel::id)
        .toList();
  }

  private List<ChatMessage> seenBy(WorkspaceClient client) {
    List<String> places = new ArrayList<>(channelsOf(client.userId()));
    places.add(client.direct());
    List<ChatMessage> all = new ArrayList<>();
    for (String place : places) {
      for (ChatMessage message : client.messages(place)) {
        all.add(message);
        client.thread(place, message.ts()).stream()
            .filter(each -> !each.ts().equals(message.ts()))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** A slow machine takes longer than other tests wait. */
  private void settle() {
    for (int i = 0; i < 6; i++) {
      try {
        office.awaitAllDone();
        return;
      } catch (AssertionError e) {
        // It is not done yet.
      }
    }
    office.awaitAllDone();
  }

  private void pressEverything() {
    CompletableFuture.allOf(
            seed.people().stream()
                .map(
                    person ->
                        CompletableFuture.runAsync(
                            () -> pressAll(office.workspace.client(person.id()))))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private void pressAll(WorkspaceClient client) {
    for (ChatMessage message : seenBy(client)) {
      for (String action : actions(message)) {
        if (pressed.add(client.userId() + message.channel() + message.ts() + action)) {
          for (int i = 0; i < TIMES; i++) {
            press(client, message, action);
          }
        }
      }
    }
  }

  private void press(WorkspaceClient client, ChatMessage message, String action) {
    try {
      client.press(message, action);
      presses.incrementAndGet();
      client.modal().ifPresent(modal -> modal(client, modal));
    } catch (ImpossibleActException e) {
      if (!GONE.contains(e.status())) {
        throw e;
      }
    }
  }

  /** A correction is written; what would be shown to more people is not. */
  private static void modal(WorkspaceClient client, JsonNode modal) {
    if (modal.path("callback_id").asText().equals("answer_correct_view")) {
      JsonNode input = modal.path("blocks").get(1).path("element");
      ObjectNode state = JSON.createObjectNode();
      state
          .putObject("correction_text")
          .putObject("correction_text")
          .put("type", "plain_text_input")
          .put("value", "Better: " + input.path("initial_value").asText());
      client.submit(modal, state);
    } else {
      client.close(modal);
    }
  }

  private static List<String> actions(ChatMessage message) {
    return message.json().path("blocks").findValues("action_id").stream()
        .map(JsonNode::asText)
        .filter(each -> !each.equals("answer_feedback"))
        .distinct()
        .toList();
  }

  private List<String> wrongEyes() {
    List<String> wrong = new ArrayList<>();
    for (WorkspaceSeed.Person person : seed.people()) {
      for (ChatMessage message : seenBy(office.workspace.client(person.id()))) {
        String text = message.json().toString();
        rules.forEach(
            (marker, rule) -> {
              if (text.contains(marker) && !maySee(rule, person.id())) {
                wrong.add(person.name() + " sees " + rule.text() + ": " + text);
              }
            });
      }
    }
    return wrong;
  }

  /** Worked out from the rules and the workspace, without the code under test. */
  private boolean maySee(AccessRule rule, String person) {
    return rule.clauses().stream()
        .allMatch(
            clause ->
                clause.principals().isEmpty()
                    ? !OUTSIDERS.contains(person)
                    : clause.principals().stream().anyMatch(each -> stands(each, person)));
  }

  private boolean stands(Principal principal, String person) {
    return switch (principal.kind()) {
      case USER -> principal.id().equals(person);
      case GROUP ->
          seed.groups().stream()
              .anyMatch(
                  each -> each.handle().equals(principal.id()) && each.members().contains(person));
      case CHANNEL -> channelsOf(person).contains(principal.id());
      case EXTERNAL -> false;
    };
  }
}
