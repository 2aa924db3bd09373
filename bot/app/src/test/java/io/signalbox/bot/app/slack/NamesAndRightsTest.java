package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who call themselves what pages, tables, pools and agents name. */
class NamesAndRightsTest {
  private static final String MALLORY = "U0MALLORY0";
  private static final String LAGS = "@Signalbox the ledger replica lags, what do I do?";

  @TempDir private Path folder;
  private Office office;

  @AfterEach
  void close() {
    office.close();
  }

  /** Mallory's handle and names are all this one; only the address is theirs. */
  private void openWith(String name, String owner, String settings) throws IOException {
    WorkspaceSeed sample = SampleWorkspace.seed();
    List<WorkspaceSeed.Person> people = new ArrayList<>();
    people.add(
        new WorkspaceSeed.Person(
            MALLORY, name, name, "", "mallory@harbourline.example", "Europe/Berlin", false));
    people.addAll(sample.people());
    List<WorkspaceSeed.Channel> channels =
        sample.channels().stream()
            .map(
                each ->
                    new WorkspaceSeed.Channel(
                        each.id(),
                        each.name(),
                        each.topic(),
                        each.isPrivate(),
                        each.creator(),
                        with(each.members()),
                        each.botIsMember()))
            .toList();
    Office.write(folder);
    Office.file(
        folder,
        "pages/ledger-replica.md",
        """
        ---
        title: Ledger replica lags
        owner: %s
        ---
        # Ledger replica lags
        When the ledger replica lags, run `ledgerctl replication restart`.
        """
            .formatted(owner));
    Office.file(
        folder,
        "tables/oncall.csv",
        """
        team,role,person,handle,start,end,timezone
        payments,primary,%1$s,%1$s,2020-01-01T00:00,2099-01-01T00:00,Europe/Berlin
        """
            .formatted(name));
    Path file = folder.resolve("signalbox.yaml");
    java.nio.file.Files.writeString(file, java.nio.file.Files.readString(file) + settings);
    office = Office.openIn(folder, sample.withChannels(channels).withPeople(people, Map.of()));
  }

  private static List<String> with(List<String> members) {
    List<String> all = new ArrayList<>(members);
    all.add(MALLORY);
    return all;
  }

  private WorkspaceClient mallory() {
    return office.workspace.client(MALLORY);
  }

  private String said(String command, String text) {
    long before =
        mallory().messages(Office.GENERAL).stream().filter(ChatMessage::isEphemeral).count();
    mallory().command(Office.GENERAL, command, text);
    return mallory()
        .await(
            "the reply",
            () ->
                mallory().messages(Office.GENERAL).stream()
                    .filter(ChatMessage::isEphemeral)
                    .skip(before)
                    .findFirst())
        .text();
  }

  @Test
  void whoeverCallsThemselvesWhatAPageNamesAsItsOwnerDoesNotOwnIt() throws IOException {
    openWith("nobody-team", "nobody-team", "");
    ChatMessage question = mallory().say(Office.PAYMENTS, LAGS);
    ChatMessage answer = mallory().awaitReply(question, ChatMessage::isByApp);

    mallory().press(answer, "answer_correct");

    assertThat(mallory().awaitReply(question, ChatMessage::isEphemeral).text())
        .contains("Only the page's owners");
    assertThat(mallory().modal()).isEmpty();
  }

  @Test
  void anAddressOwnsAPage() throws IOException {
    openWith("nobody-team", "Mallory@harbourline.example", "");
    ChatMessage question = mallory().say(Office.PAYMENTS, LAGS);
    ChatMessage answer = mallory().awaitReply(question, ChatMessage::isByApp);

    mallory().press(answer, "answer_correct");

    assertThat(mallory().awaitModal().toString()).contains("Correct this answer");
  }

  @Test
  void whoeverCallsThemselvesWhatATableNamesChangesNobodysShifts() throws IOException {
    openWith("nobody-team", "payments", "");

    assertThat(said("/oncall", "override payments @chidi.okafor tomorrow 9:00 to 17:00"))
        .contains("Only the team");
  }

  @Test
  void whoeverCallsThemselvesAnExpertIsNone() throws IOException {
    openWith(
        "nobody-team",
        "payments",
        """
        office-hours:
          pools:
            experts: {channel: C0GENERAL0, experts: {nobody-team: {}, lena.hoffmann: {}}}
        """);
    office.ana().command(Office.GENERAL, "/office-hours", "which model reads labels best?");
    office
        .ana()
        .awaitMessage(Office.GENERAL, each -> each.json().toString().contains("triage_claim"));

    assertThat(said("/office-hours", "claim 1")).contains("Only experts");
    office.lena().command(Office.GENERAL, "/office-hours", "claim 1");
    office
        .lena()
        .awaitMessage(
            Office.GENERAL, each -> each.isEphemeral() && each.text().contains("is yours"));
  }
}
