package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.slack.HostileText;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.person.ImpossibleActException;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that the bot says and opens, with text in every source that tries to reach people
 * through Slack's markup.
 */
class HostileSourcesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGES = 4;
  private static final String SETTINGS =
      """
      office-hours:
        capabilities: ./caps.csv
        pools:
          experts: {channel: C0GENERAL0, owner: "@bo.lindqvist", target: 10m, cap: 9, experts: {chidi.okafor: {}}}
      """;

  private final Random random = new Random(20);
  private final Queue<JsonNode> heard = new ConcurrentLinkedQueue<>();
  private final List<String> obeyed = new ArrayList<>();
  private int fields;

  private String hostile() {
    return HostileText.any(random);
  }

  @Test
  void reachNobodyWhateverIsAskedPressedAndFilled(@TempDir Path folder) throws IOException {
    write(folder);
    try (Office office = Office.open(folder, SETTINGS, seed())) {
      for (WorkspaceClient person :
          List.of(office.ana(), office.chidi(), office.bo(), office.lena())) {
        person.listen(heard::add);
      }
      for (int i = 0; i < PAGES; i++) {
        ask(office, i);
      }
      act(office);
      remember(office);
      office.awaitAllDone();
    }

    heard.stream().filter(HostileSourcesTest::isOfTheBot).forEach(this::read);
    assertThat(heard.toString()).contains("good.com", "VICTIM", "Zebra");
    assertThat(fields).isGreaterThan(150);
    assertThat(obeyed).isEmpty();
  }

  private void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("pages"));
    Files.createDirectories(folder.resolve("tables"));
    for (int i = 0; i < PAGES; i++) {
      Files.writeString(folder.resolve("pages/zebra" + i + ".md"), page(i));
    }
    StringBuilder rota = new StringBuilder("team,role,person,handle,start,end,timezone\n");
    for (int i = 0; i < PAGES; i++) {
      rota.append(quoted("herd" + i + " " + hostile()))
          .append(",primary,")
          .append(quoted("Zed " + hostile()))
          .append(",,2020-01-01T00:00,2099-01-01T00:00,Europe/Berlin\n");
    }
    Files.writeString(folder.resolve("tables/hostile.csv"), rota);
    Files.writeString(
        folder.resolve("caps.csv"),
        "name,what,owner,where,quality\n"
            + String.join(
                ",",
                quoted("date-parser " + hostile()),
                quoted("understands dates and times as people write them " + hostile()),
                quoted(hostile()),
                quoted(hostile()),
                quoted(hostile())));
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private String page(int i) throws IOException {
    return """
    ---
    title: %s
    owner: %s
    last_reviewed_on: 2024-01-01
    ---
    # Restart zebra%d %s
    To restart zebra%d stop its queue first %s and wait.
    ## Restart procedure of zebra%d %s
    1. Stop the queue of zebra%d %s
    2. Run `zebractl %s restart`:

    ```
    zebractl restart zebra%d %s
    ```

    | signal | meaning |
    | --- | --- |
    | zebra%d lags | %s |

    [e]: https://evil.example
    """
        .formatted(
            JSON.writeValueAsString("Zebra" + i + " " + hostile()),
            JSON.writeValueAsString(hostile()),
            i,
            hostile(),
            i,
            hostile(),
            i,
            hostile(),
            i,
            hostile(),
            hostile().replace("`", ""),
            i,
            hostile(),
            i,
            hostile().replace("|", ""));
  }

  private WorkspaceSeed seed() {
    WorkspaceSeed sample = SampleWorkspace.seed();
    return new WorkspaceSeed(
        sample.team(),
        sample.app(),
        sample.people().stream()
            .map(
                p ->
                    new WorkspaceSeed.Person(
                        p.id(),
                        p.name(),
                        p.realName() + " " + hostile(),
                        hostile(),
                        p.email(),
                        p.timeZone(),
                        p.admin()))
            .toList(),
        sample.bots(),
        sample.groups(),
        sample.channels());
  }

  private void ask(Office office, int i) {
    command(office.ana(), "/ask", "how do I restart zebra" + i + "? " + hostile());
    ChatMessage question =
        office
            .chidi()
            .say(Office.PAYMENTS, "@Signalbox what is the restart procedure of zebra" + i);
    ChatMessage answer = answerTo(office.chidi(), question);
    office.chidi().press(answer, "answer_hand_over");
    command(office.ana(), "/oncall", "herd" + i);
    office.ana().say(office.ana().direct(), "what does zebra" + i + " lags mean? " + hostile());
  }

  private void act(Office office) throws IOException {
    for (int i = 0; i < 2; i++) {
      command(office.ana(), "/escalate", "payments SEV2 " + hostile());
      command(office.ana(), "/escalate", "zzz" + i + " " + hostile());
      command(office.chidi(), "/escalate", "update 1 " + hostile());
      command(office.ana(), "/oncall", hostile());
      command(
          office.ana(), "/office-hours", "may zebra" + i + " parse dates and times? " + hostile());
      command(office.ana(), "/office-hours", "need " + (i + 1));
      command(office.chidi(), "/office-hours", "claim " + (i + 1));
      command(office.chidi(), "/office-hours", "ask " + (i + 1) + " " + hostile());
      command(office.ana(), "/office-hours", "tell " + (i + 1) + " " + hostile());
      command(
          office.chidi(),
          "/office-hours",
          "decide " + (i + 1) + " " + hostile().replace("|", "") + " | x");
      command(office.ana(), "/agents", "show " + hostile());
      command(office.ana(), "/agents", "invite @bo.lindqvist " + hostile());
      register(office.chidi(), "digest-" + i);
    }
    for (String look :
        List.of("list", "audit", "roadmap", "waiting", "show digest-1", "discover")) {
      command(office.ana(), "/agents", look);
    }
    // These two answer after the acknowledgement.
    said(office.ana(), "score ");
    said(office.ana(), "What people need");
    for (String look : List.of("queue", "report", "decisions", "show 1")) {
      command(office.chidi(), "/office-hours", look);
    }
    command(office.chidi(), "/escalate", "timeline 1");
    command(office.chidi(), "/escalate", "list");
    office.chidi().openHome();
    office.chidi().await("the home page", office.chidi()::home);
  }

  private static void said(WorkspaceClient person, String words) {
    person.await(
        words,
        () ->
            person.messages(Office.GENERAL).stream()
                .filter(each -> each.text().contains(words))
                .findFirst(),
        Duration.ofMinutes(2));
  }

  private static void command(WorkspaceClient person, String command, String text) {
    perhapsLate(() -> person.command(Office.GENERAL, command, text));
  }

  private static void perhapsLate(Runnable act) {
    try {
      act.run();
    } catch (ImpossibleActException late) {
      // A busy machine may be later than Slack's three seconds; what is said is heard all the same.
      assertThat(late).hasMessageContaining("trouble connecting");
    }
  }

  private void register(WorkspaceClient person, String name) {
    person.command(Office.GENERAL, "/register-agent", "");
    ObjectNode state = JSON.createObjectNode();
    for (String field : List.of("purpose", "team", "serves", "runs", "models", "sources")) {
      state.putObject(field).putObject(field).put("value", "zebra " + hostile());
    }
    state.putObject("name").putObject("name").put("value", name);
    state.putObject("owner").putObject("owner").put("selected_user", Office.CHIDI);
    state.putObject("keys").putObject("keys").putObject("selected_option").put("value", "NONE");
    state.putObject("data").putObject("data").putObject("selected_option").put("value", "INTERNAL");
    JsonNode form = person.awaitModal();
    perhapsLate(() -> person.submit(form, state));
  }

  private void remember(Office office) {
    ChatMessage problem = office.ana().say(Office.PAYMENTS, "giraffe fails " + hostile());
    office.chidi().reply(Office.PAYMENTS, problem.ts(), "restart the giraffe " + hostile());
    office.chidi().shortcut(problem, "remember_thread");
    JsonNode modal = office.chidi().awaitModal();
    ObjectNode state = JSON.createObjectNode();
    for (String field : List.of("thread_title", "thread_problem", "thread_resolution")) {
      state
          .putObject(field)
          .putObject(field)
          .put("type", "plain_text_input")
          .put(
              "value", "giraffe fails: restart the giraffe " + String.join(" ", HostileText.all()));
    }
    ObjectNode option =
        state.putObject("thread_readers").putObject("thread_readers").put("type", "radio_buttons");
    option.putObject("selected_option").put("value", "everyone");
    perhapsLate(() -> office.chidi().submit(modal, state));
    office.awaitAllDone();
    office.awaitIndexed();
    ChatMessage question =
        office.chidi().say(Office.PAYMENTS, "@Signalbox the giraffe fails, what do I do?");
    answerTo(office.chidi(), question);
  }

  private static ChatMessage answerTo(WorkspaceClient person, ChatMessage question) {
    return person.await(
        "an answer",
        () ->
            person.thread(question.channel(), question.ts()).stream()
                .filter(each -> each.json().toString().contains("answer_hand_over"))
                .findFirst(),
        Duration.ofMinutes(2));
  }

  private static boolean isOfTheBot(JsonNode news) {
    return !news.has("message") || news.path("message").has("botId");
  }

  /** Looks at every field that Slack would read, as it reads that kind. */
  private void read(JsonNode node) {
    String type = node.path("type").asText();
    JsonNode text = node.path("text");
    if (node.has("botId") || type.equals("mrkdwn")) {
      found(text.asText(), HostileText.obeyed(text.asText()));
    } else if (type.equals("markdown")) {
      found(text.asText(), HostileText.obeyedInMarkdown(text.asText()));
    } else if (type.equals("plain_text")) {
      found(text.asText(), text.asText().contains("\u202E") ? List.of("a turned text") : List.of());
    }
    node.forEach(this::read);
  }

  private void found(String text, List<String> marks) {
    fields++;
    if (!marks.isEmpty()) {
      obeyed.add(marks + " in: " + text);
    }
  }
}
