package io.signalbox.bot.app.slack;

import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An escalation in the first minute among 50,000 accounts, every method at Slack's limit. */
class EscalatingAmongManyTest {
  private static final int OTHERS = 21_000;
  private static final String SETTINGS =
      """
      escalation:
        fallback: "@lena.hoffmann@harbourline.example"
        policies:
          identity: {teams: [identity], chain: ["@bo.lindqvist@harbourline.example"]}
          payments: {teams: [payments], chain: [primary]}
      """;

  private Office office;

  @AfterEach
  void close() {
    office.close();
  }

  /** A workspace of many, with those who matter listed last. */
  private static WorkspaceSeed many() {
    WorkspaceSeed seed = SampleWorkspace.seed();
    List<WorkspaceSeed.Person> people = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      people.add(
          new WorkspaceSeed.Person(
              "U1P%05d".formatted(i),
              "person%05d".formatted(i),
              "Person Number " + i,
              "",
              "p%05d@example.com".formatted(i),
              "UTC",
              false));
    }
    people.addAll(seed.people());
    return new WorkspaceSeed(
        seed.team(), seed.app(), people, seed.bots(), seed.groups(), withoutChidi(seed));
  }

  /** The channels, of which the members are asked about one by one. */
  private static List<WorkspaceSeed.Channel> withoutChidi(WorkspaceSeed seed) {
    return seed.channels().stream()
        .map(
            each ->
                new WorkspaceSeed.Channel(
                    each.id(),
                    each.name(),
                    each.topic(),
                    each.isPrivate(),
                    each.creator(),
                    each.members().stream().filter(id -> !id.equals(Office.CHIDI)).toList(),
                    each.botIsMember()))
        .toList();
  }

  private static void awaitPage(WorkspaceClient client) {
    client.awaitMessage(client.direct(), each -> each.text().startsWith("You are paged"));
  }

  private ChatMessage message(String service) {
    return office
        .ana()
        .awaitMessage(
            Office.GENERAL,
            each ->
                !each.isEphemeral()
                    && each.text().startsWith("Escalation ")
                    && each.text().contains(service));
  }

  @Test
  void somebodyIsPagedInTheFirstMinuteAndWhoeverIsNotKnownYetLater(@TempDir Path folder)
      throws IOException {
    office = Office.openLimited(folder, SETTINGS, many());
    Office.await("as many accounts as Slack tells in a minute", () -> office.accounts() >= 20_000);
    office.warm();

    office.ana().command(Office.GENERAL, "/escalate", "identity SEV1 nobody can sign in");
    awaitPage(office.bo());

    office.ana().command(Office.GENERAL, "/escalate", "payments SEV1 nobody can pay");
    ChatMessage message = message("payments");
    office.clock.move(Duration.ofSeconds(6));
    awaitPage(office.lena());
    for (String aloud :
        List.of(
            "It cannot be told yet who Chidi Okafor is: the directory of people is still being"
                + " read",
            "calling the fallback")) {
      office
          .ana()
          .awaitReply(
              message,
              each -> each.text().contains(":rotating_light:") && each.text().contains(aloud));
    }

    office.clock.move(Duration.ofSeconds(61));
    Office.await("all accounts", () -> office.accounts() > OTHERS);
    // The timer may be set anew between the last page of accounts and its end, so time goes on.
    Office.await(
        "the page to who is known by now",
        () -> {
          office.clock.move(Duration.ofMillis(200));
          return office.chidi().messages(office.chidi().direct()).stream()
              .anyMatch(each -> each.text().startsWith("You are paged"));
        });
    office
        .ana()
        .awaitReply(
            message,
            each -> each.text().contains("is known now") || each.text().contains("to call now"));
  }
}
