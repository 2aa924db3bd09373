package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests and people of other organisations, and channels that they are in. */
class OutsidersInSlackTest {
  static final String GUEST = "U0GUSGUEST";
  static final String SINGLE = "U0SINGLEGU";
  static final String STRANGER = "U0STRANGER";
  static final String VENDORS = "C0VENDORS0";
  static final String CONNECT = "C0CONNECT0";
  private static final String LAGS = "the ledger replica lags, what do I do?";

  private Office office;

  /** The sample's people with three from outside, and two channels that these are in. */
  static WorkspaceSeed seed() {
    WorkspaceSeed sample = SampleWorkspace.seed();
    List<WorkspaceSeed.Person> people = new ArrayList<>(sample.people());
    people.add(person(GUEST, "gus.guest"));
    people.add(person(SINGLE, "sina.single"));
    people.add(person(STRANGER, "stig.stranger"));
    List<WorkspaceSeed.Channel> channels = new ArrayList<>(sample.channels());
    channels.add(channel(VENDORS, List.of(Office.ANA, Office.BO, GUEST, SINGLE)));
    channels.add(channel(CONNECT, List.of(Office.ANA, Office.CHIDI, STRANGER)));
    return sample
        .withChannels(channels)
        .withPeople(
            people,
            Map.of(
                GUEST, Standing.GUEST,
                SINGLE, Standing.SINGLE_CHANNEL_GUEST,
                STRANGER, Standing.STRANGER));
  }

  private static WorkspaceSeed.Person person(String id, String handle) {
    return new WorkspaceSeed.Person(
        id, handle, handle, "", handle + "@elsewhere.example", "Europe/Berlin", false);
  }

  private static WorkspaceSeed.Channel channel(String id, List<String> members) {
    return new WorkspaceSeed.Channel(
        id, "with-" + members.size(), "", false, Office.ANA, members, true);
  }

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    Office.write(folder);
    Office.file(
        folder,
        "vendors/badge.md",
        """
        ---
        title: Badges of vendors
        owner: payments
        ---
        # Badges of vendors
        A vendor gets a badge for the loading dock from the gatehouse.
        """);
    Path settings = folder.resolve("signalbox.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            + "  - {name: vendors, kind: pages, path: ./vendors, access: \"channel:"
            + VENDORS
            + ",user:"
            + STRANGER
            + "\"}\n");
    office = Office.openIn(folder, seed());
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void publicSourcesAreForFullMembersOnly() {
    for (String outsider : List.of(GUEST, SINGLE, STRANGER)) {
      WorkspaceClient client = office.workspace.client(outsider);
      ChatMessage question = client.say(client.direct(), LAGS);
      assertThat(client.awaitReply(question, ChatMessage::isByApp).json().toString())
          .as(outsider)
          .doesNotContain("ledgerctl", "Ledger replica lags");
      ChatMessage table = client.say(client.direct(), "who is on call for payments?");
      assertThat(client.awaitReply(table, ChatMessage::isByApp).json().toString())
          .as(outsider)
          .doesNotContain("Chidi");
    }
    ChatMessage question = office.ana().say(office.ana().direct(), LAGS);
    assertThat(office.ana().awaitReply(question, ChatMessage::isByApp).text())
        .contains("ledgerctl");
  }

  @Test
  void aRuleThatNamesThemOpensASourceToThem() {
    WorkspaceClient stranger = office.workspace.client(STRANGER);
    ChatMessage question = stranger.say(stranger.direct(), "where does a vendor get a badge?");

    assertThat(stranger.awaitReply(question, ChatMessage::isByApp).text()).contains("gatehouse");
  }

  @Test
  void aChannelWithAGuestIsToldWhatARuleOpensToItAndTheAskerTheRest() {
    answersTheAskerAlone(VENDORS, GUEST);
    ChatMessage question = office.ana().say(VENDORS, "@Signalbox where does a vendor get a badge?");
    assertThat(office.workspace.client(GUEST).awaitReply(question, ChatMessage::isByApp).text())
        .contains("gatehouse");
  }

  @Test
  void aChannelSharedWithAnotherOrganisationIsAnsweredInTheSameWay() {
    answersTheAskerAlone(CONNECT, STRANGER);
  }

  private void answersTheAskerAlone(String channel, String outsider) {
    ChatMessage question = office.ana().say(channel, "@Signalbox " + LAGS);

    office
        .ana()
        .awaitMessage(channel, each -> each.isEphemeral() && each.text().contains("ledgerctl"));
    office.awaitAllDone();
    assertThat(office.workspace.client(outsider).thread(channel, question.ts()))
        .filteredOn(ChatMessage::isByApp)
        .isNotEmpty()
        .noneMatch(each -> each.json().toString().contains("edger replica lags\""))
        .noneMatch(each -> each.json().toString().contains("ledgerctl"))
        .anyMatch(each -> each.text().contains("for you alone"));
  }

  @Test
  void whereSlackDoesNotTellWhoIsThereTheAskerAloneIsAnswered() {
    office.workspace.faults().refuse("conversations.info", 100, "missing_scope");
    office.ana().say(Office.PAYMENTS, "@Signalbox " + LAGS);

    office
        .ana()
        .awaitMessage(
            Office.PAYMENTS, each -> each.isEphemeral() && each.text().contains("ledgerctl"));
    office.awaitAllDone();
    assertThat(office.chidi().messages(Office.PAYMENTS))
        .noneMatch(each -> each.json().toString().contains("ledgerctl"));
  }
}
