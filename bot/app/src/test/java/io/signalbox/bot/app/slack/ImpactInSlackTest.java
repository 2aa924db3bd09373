package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.tools.core.agent.AgentManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /impact}, and what owners are told when a prompt that theirs carry changes. */
class ImpactInSlackTest {
  private static final String STYLE =
      """
      You are an assistant of Harbourline, a shipping company in Hamburg.
      Answer in short sentences and name the page that you took the answer from.
      Never promise a delivery date that is not in the tracking record.
      """;

  private Office office;

  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    Office.file(folder, "prompts/house-style.md", "---\nowner: '@lena.hoffmann'\n---\n" + STYLE);
    Office.file(
        folder,
        "prompts/digest.md",
        "---\nowner: '@chidi.okafor'\nagent: digest\nevaluation: set.jsonl\n---\n"
            + "{% include 'house-style.md' %}\nSum up.");
    Office.file(
        folder,
        "prompts/set.jsonl",
        "{\"id\":\"one\",\"input\":\"hello\",\"checks\":[{\"type\":\"contains\",\"value\":\"a\"}]}");
    Office.file(
        folder,
        "prompts/labels.md",
        "---\nowner: '@bo.lindqvist'\n---\n" + STYLE.replace("short sentences", "a line"));
    office =
        Office.open(
            folder,
            """
            prompts:
              - {name: house, path: ./prompts, owner: platform}
            """);
    office.awaitDirectory();
    office
        .agents()
        .agents()
        .register(
            AgentManifest.parse(
                    "name: digest\npurpose: Sums up\nteam: payments\nowner: '@chidi.okafor'\n")
                .getFirst(),
            Office.CHIDI);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void answersWhoBreaksAndTellsEachOwnerOnceWithButtonsThatWork() throws IOException {
    assertThat(told(office.ana(), "house-style"))
        .contains(
            "touches 3 things", "digest.md", "declared", "<@" + Office.BO + ">", "of its words");
    assertThat(told(office.ana(), "no-such-thing")).contains("Nothing is called");
    assertThat(told(office.chidi(), "announce house-style we drop the first line"))
        .contains("Only <@" + Office.LENA + "> announces");
    assertThat(told(office.ana(), "fragments")).contains("house-style.md", "labels.md");
    assertThat(told(office.ana(), "picture house-style")).contains("direct messages");
    assertThat(told(office.ana(), "changes")).contains("Nothing changed");

    Office.file(
        folder,
        "prompts/house-style.md",
        "---\nowner: '@lena.hoffmann'\n---\n" + STYLE.replace("a delivery date", "any date"));
    assertThat(told(office.ana(), "changes")).contains("was told");

    ChatMessage chidi = notice(office.chidi());
    ChatMessage bo = notice(office.bo());
    assertThat(chidi.json().toString()).contains("digest.md", "~a delivery~", "*any*");
    assertThat(bo.json().toString()).contains("labels.md", "of its words");

    office.bo().press(bo, "impact_object");
    office
        .lena()
        .awaitMessage(office.lena().direct(), message -> message.text().contains("objects"));
    office.chidi().press(chidi, "impact_fine");
    office.awaitAllDone();

    assertThat(told(office.ana(), "changes"))
        .contains("<@" + Office.BO + "> objects", "<@" + Office.CHIDI + "> agrees");
    assertThat(notices(office.chidi())).hasSize(1);
  }

  private static ChatMessage notice(WorkspaceClient client) {
    return client.awaitMessage(
        client.direct(), message -> message.text().contains("touches something of yours"));
  }

  private static List<ChatMessage> notices(WorkspaceClient client) {
    return client.messages(client.direct()).stream()
        .filter(message -> message.text().contains("touches something of yours"))
        .toList();
  }

  private static String told(WorkspaceClient client, String text) {
    int before = ephemeral(client).size();
    client.command(Office.PAYMENTS, "/impact", text);
    return client.await(
        "an answer to the command",
        () ->
            ephemeral(client).stream()
                .skip(before)
                .map(message -> message.json().toString())
                .findFirst());
  }

  private static List<ChatMessage> ephemeral(WorkspaceClient client) {
    return client.messages(Office.PAYMENTS).stream().filter(ChatMessage::isEphemeral).toList();
  }
}
