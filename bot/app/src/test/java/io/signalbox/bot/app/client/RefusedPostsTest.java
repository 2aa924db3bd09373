package io.signalbox.bot.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.demo.LocalBot;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.app.slack.Office;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackCourier;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.OutboxSender;
import io.signalbox.bot.slack.outbox.PostTransport.Outcome;
import io.signalbox.bot.slack.refusal.ErrorTreatment;
import io.signalbox.bot.slack.refusal.SlackError;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Posts that Slack refuses, on a real socket. */
class RefusedPostsTest {
  private static final String BLOCKS =
      """
      [{"type":"section","text":{"type":"mrkdwn","text":"Restart *replication*"}},
       {"type":"context","elements":[{"type":"mrkdwn","text":"from the runbook"}]}]\
      """;

  private final TestClock clock = new TestClock();
  private final LocalWorkspace workspace =
      LocalWorkspace.start(SampleWorkspace.seed(), 0, Clock.systemUTC(), new Random(1));
  private final SlackClient client = new SlackClient(LocalBot.settings(workspace));
  private final WorkspaceClient ana = workspace.client(SampleWorkspace.ANA);

  @AfterEach
  void close() {
    client.close();
    workspace.close();
  }

  private SlackCourier courier() {
    return new SlackCourier(client.methods(), client::respond, clock);
  }

  private static OutboxPost message(String id) {
    return new OutboxPost(
        id, OutboxPost.Target.channel(SampleWorkspace.GENERAL), "Restart", Optional.of(BLOCKS));
  }

  /** Each row for the methods that post, with the outcome that its treatment stands for. */
  @Test
  void eachRefusalOfAPostComesToWhatTheTableSays() throws IOException {
    int tried = 0;
    for (String line : lines()) {
      String[] cells = line.split(",", 5);
      String method = cells[0].equals("*") ? "chat.postMessage" : cells[0];
      boolean posts = Set.of("chat.postMessage", "conversations.open").contains(method);
      if (!posts || cells[1].equals("*") || cells[1].equals("ratelimited")) {
        continue;
      }
      ErrorTreatment treatment = SlackError.of(method, cells[1], null).treatment();
      workspace.faults().refuse(method, 1, cells[1]);

      Outcome outcome = courier().post(post(method, "p" + tried++));

      assertThat(outcome).as(line).isInstanceOf(expected(treatment));
    }
    assertThat(tried).isGreaterThan(80);
  }

  private static OutboxPost post(String method, String id) {
    return method.equals("conversations.open")
        ? new OutboxPost(
            id, OutboxPost.Target.channel(SampleWorkspace.ANA), "Page", Optional.empty())
        : message(id);
  }

  private static Class<? extends Outcome> expected(ErrorTreatment treatment) {
    return switch (treatment) {
      case WAIT -> Outcome.Wait.class;
      case RETRY, STREAM -> Outcome.Unsure.class;
      case HOLD -> Outcome.Held.class;
      case PLAIN, SHORTEN -> Outcome.Unfit.class;
      case GONE -> Outcome.Gone.class;
      default -> Outcome.PostRefused.class;
    };
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SlackError.class.getResourceAsStream("web-api-errors.csv"), "the table"),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).skip(1).toList();
    }
  }

  @Test
  void whatSlackDoesNotShowAsBlocksIsPostedAsPlainText() {
    try (Database database = TestDatabase.h2()) {
      Outbox outbox = new Outbox(database.jdbi(), clock);
      workspace.faults().refuse("chat.postMessage", 1, "invalid_blocks");
      outbox.put(List.of(message("a")));

      send(outbox);

      assertThat(ana.messages(SampleWorkspace.GENERAL))
          .extracting(ChatMessage::text)
          .containsExactly("Restart *replication*\nfrom the runbook");
    }
  }

  @Test
  void whatIsTooLongIsShortenedAndTheRestFollowsAsAFile() {
    try (Database database = TestDatabase.h2()) {
      Outbox outbox = new Outbox(database.jdbi(), clock);
      String all = "a line of a long answer\n".repeat(400) + "the last line";
      workspace.faults().refuse("chat.postMessage", 1, "msg_too_long");
      outbox.put(
          List.of(
              new OutboxPost(
                  "a", OutboxPost.Target.channel(SampleWorkspace.GENERAL), all, Optional.empty())));

      send(outbox);

      ChatMessage first = ana.messages(SampleWorkspace.GENERAL).getFirst();
      assertThat(first.text()).hasSizeLessThan(4_000).contains("the rest follows");
      ChatMessage rest = ana.awaitReply(first, each -> each.json().toString().contains("rest.md"));
      assertThat(rest.text()).contains("too long");
    }
  }

  @Test
  void theRestOfWhatOnePersonSeesGoesToThemAlone() {
    OutboxPost only =
        new OutboxPost(
            "a",
            OutboxPost.Target.only(SampleWorkspace.ANA, SampleWorkspace.GENERAL, Optional.empty()),
            "secret ".repeat(1_000),
            Optional.empty());
    workspace.faults().refuse("chat.postEphemeral", 1, "msg_too_long");

    Outcome outcome = courier().post(only);

    Outcome.Unfit unfit = (Outcome.Unfit) outcome;
    assertThat(unfit.instead().target()).isEqualTo(only.target());
    assertThat(unfit.rest().orElseThrow().target())
        .isEqualTo(OutboxPost.Target.channel(SampleWorkspace.ANA));
  }

  @Test
  void whatOnePersonWasToSeeGoesIntoTheirDirectMessagesWhereTheBotIsNoMember() {
    OutboxPost only =
        new OutboxPost(
            "a",
            OutboxPost.Target.only(SampleWorkspace.ANA, SampleWorkspace.GENERAL, Optional.empty()),
            "only for Ana",
            Optional.empty());
    try (Database database = TestDatabase.h2()) {
      Outbox outbox = new Outbox(database.jdbi(), clock);
      workspace.faults().refuse("chat.postEphemeral", 1, "not_in_channel");
      outbox.put(List.of(only));

      send(outbox);

      assertThat(ana.messages(ana.direct()))
          .extracting(ChatMessage::text)
          .containsExactly("only for Ana");
      assertThat(ana.messages(SampleWorkspace.GENERAL)).isEmpty();
    }
  }

  @Test
  void aRevokedTokenKeepsEverythingUntilItIsMendedAndIsSaid() {
    try (Database database = TestDatabase.h2()) {
      Outbox outbox = new Outbox(database.jdbi(), clock);
      workspace.faults().refuse("chat.postMessage", 1, "token_revoked");
      outbox.put(List.of(message("a"), message("b")));

      try (OutboxSender sender = new OutboxSender(outbox, courier(), 1)) {
        sender.start();
        Office.await(
            "both to wait", () -> outbox.held().filter(held -> held.count() == 2).isPresent());
        assertThat(outbox.held().orElseThrow().reason())
            .contains("the bot token was revoked", "token_revoked", "doctor");
        assertThat(ana.messages(SampleWorkspace.GENERAL)).isEmpty();

        clock.advance(Duration.ofMinutes(2));
        sender.wake();
        Office.await("both to be posted", () -> outbox.open() == 0);
      }

      assertThat(ana.messages(SampleWorkspace.GENERAL)).hasSize(2);
      assertThat(outbox.held()).isEmpty();
    }
  }

  @Test
  void aReceiptSaysWhatBecameOfAPostAndAskingAgainTriesAgain() {
    try (Database database = TestDatabase.h2()) {
      Outbox outbox = new Outbox(database.jdbi(), clock);
      workspace.faults().refuse("chat.postMessage", 1, "is_archived");
      outbox.ask(List.of(message("a").with(receipt(1))));
      send(outbox);
      assertThat(told()).containsExactly("No: the channel is archived (is_archived).");

      outbox.ask(List.of(message("a").with(receipt(2))));
      send(outbox);
      outbox.ask(List.of(message("a").with(receipt(3))));
      send(outbox);

      assertThat(told()).hasSize(3).endsWith("Done.", "Done.");
      assertThat(ana.messages(SampleWorkspace.GENERAL)).hasSize(1);
    }
  }

  private List<String> told() {
    return ana.messages(ana.direct()).stream().map(ChatMessage::text).toList();
  }

  private static OutboxPost.Receipt receipt(int press) {
    return new OutboxPost.Receipt(
        "press" + press, OutboxPost.Target.channel(SampleWorkspace.ANA), "Done.", "No: {reason}.");
  }

  private void send(Outbox outbox) {
    try (OutboxSender sender = new OutboxSender(outbox, courier(), 1)) {
      sender.start();
      Office.await("everything to be posted", () -> outbox.open() == 0);
    }
  }
}
