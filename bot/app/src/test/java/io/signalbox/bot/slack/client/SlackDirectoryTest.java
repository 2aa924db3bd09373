package io.signalbox.bot.slack.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.demo.LocalBot;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.slack.client.SlackPeople.Lookup;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People of a workspace, asked over a real socket. */
class SlackDirectoryTest {
  private static final String LENA = "U0LENAHOF0";
  private static final WorkspaceSeed.Person PRETENDER =
      new WorkspaceSeed.Person(
          "U0PRETEND0", "mallory", "lena.hoffmann", "", "m@example.com", "Europe/Berlin", false);

  private final TestClock clock = new TestClock();
  private final LocalWorkspace workspace =
      LocalWorkspace.start(with(PRETENDER), 0, Clock.systemUTC(), new Random(1));
  private final SlackClient client = new SlackClient(LocalBot.settings(workspace));
  private final Database database = TestDatabase.h2();
  private final PeopleTable table = new PeopleTable(database.jdbi());
  private final SlackDirectory directory = SlackDirectory.of(client, table, clock);

  @AfterEach
  void close() {
    database.close();
    client.close();
    workspace.close();
  }

  private static WorkspaceSeed with(WorkspaceSeed.Person first) {
    WorkspaceSeed seed = SampleWorkspace.seed();
    List<WorkspaceSeed.Person> people = new ArrayList<>(List.of(first));
    people.addAll(seed.people());
    return new WorkspaceSeed(
        seed.team(), seed.app(), people, seed.bots(), seed.groups(), seed.channels());
  }

  private void readAll() {
    client.peopleReader(table, clock).runDue();
  }

  @Test
  void nobodyBecomesSomebodyElseByTheNameTheyGiveThemselves() {
    readAll();

    assertThat(directory.userId("@lena.hoffmann")).contains(LENA);
    assertThat(directory.userId("lena.hoffmann@harbourline.example")).contains(LENA);
    assertThat(directory.userId("Lena Hoffmann")).contains(LENA);
    assertThat(directory.userId("mallory")).contains("U0PRETEND0");
    assertThat(directory.lookUp("nobody")).isEqualTo(new Lookup.Nobody());
  }

  @Test
  void idsAndAddressesAreFoundBeforeTheDirectoryIsReadAndHandlesCannotBeTold() {
    assertThat(directory.lookUp(LENA)).isEqualTo(new Lookup.Person(LENA));
    assertThat(directory.lookUp("Lena.Hoffmann@Harbourline.example"))
        .isEqualTo(new Lookup.Person(LENA));
    assertThat(directory.lookUp("nobody@harbourline.example")).isEqualTo(new Lookup.Nobody());
    assertThat(directory.lookUp("@chidi.okafor")).isInstanceOf(Lookup.Untold.class);
    assertThat(directory.knowsEverybody()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"internal_error", "token_revoked", "some_new_error", "user_is_restricted"})
  void anAnswerThatIsNoneTakesNoRightsAway(String error) {
    assertThat(directory.groupsOf(LENA)).containsExactly("platform");
    assertThat(directory.isAdmin(SampleWorkspace.ANA)).isTrue();
    assertThat(directory.isActive(LENA)).isTrue();
    clock.advance(Duration.ofMinutes(6));
    workspace.faults().refuse("users.info", 4, error);
    workspace.faults().refuse("usergroups.list", 2, error);

    assertThat(directory.groupsOf(LENA)).containsExactly("platform");
    assertThat(directory.isAdmin(SampleWorkspace.ANA)).isTrue();
    assertThat(directory.isActive(LENA)).isTrue();
  }

  @Test
  void whatWasNeverToldIsAskedAgainAtOnce() {
    workspace.faults().refuse("users.info", 1, "fatal_error");
    workspace.faults().refuse("usergroups.list", 1, "not_authed");

    assertThat(directory.isAdmin(SampleWorkspace.ANA)).as("a passing fault").isTrue();
    assertThat(directory.groupsOf(LENA)).isEmpty();
    assertThat(directory.groupsOf(LENA)).containsExactly("platform");
  }

  @Test
  void aLimitOfOneMethodIsKeptAndTheDirectoryAnswersMeanwhile() {
    readAll();
    workspace.faults().rateLimit("users.info", 1, Duration.ofSeconds(30));

    assertThat(directory.lookUp("@lena.hoffmann")).isEqualTo(new Lookup.Person(LENA));
    assertThat(directory.lookUp(LENA)).isEqualTo(new Lookup.Person(LENA));
    assertThat(workspace.faults().limited("users.info")).isEqualTo(1);
  }

  @Test
  void whoWasDeactivatedIsNobodyAlsoWhereNoEventSaidSo() {
    readAll();

    workspace.deactivate(LENA, /* heard= */ false);

    assertThat(directory.lookUp("@lena.hoffmann")).isEqualTo(new Lookup.Nobody());
    assertThat(table.find(LENA).orElseThrow().email()).as("kept of who left").isEmpty();
  }

  @Test
  void membersOfAGroupAreAskedForByItselfWhereTheListIsNotTold() {
    workspace.faults().refuse("usergroups.list", 2, "missing_scope");

    assertThat(directory.members("S0PLATFORM")).containsExactly(LENA, "U0YUKITAN0", "U0TOMBECK0");
  }

  @Test
  void groupsThatCannotBeRefreshedCountForAnHourAndNoLonger() {
    assertThat(directory.groupsOf(LENA)).containsExactly("platform");
    workspace.faults().refuse("usergroups.list", 1_000, "fatal_error");

    clock.advance(Duration.ofMinutes(30));
    assertThat(directory.groupsOf(LENA)).containsExactly("platform");
    clock.advance(Duration.ofMinutes(31));
    assertThat(directory.groupsOf(LENA)).isEmpty();

    workspace.faults().clear();
    assertThat(directory.groupsOf(LENA)).containsExactly("platform");
  }

  @Test
  void aNameThatPeopleChooseGivesNoRights() {
    WorkspaceSeed.Person pretender =
        new WorkspaceSeed.Person(
            "U0PRETEND0", "platform-team", "SRE", "", "m@gmail.com", "Europe/Berlin", false);
    try (LocalWorkspace workspace =
            LocalWorkspace.start(with(pretender), 0, Clock.systemUTC(), new Random(1));
        SlackClient client = new SlackClient(LocalBot.settings(workspace))) {
      PeopleTable table = new PeopleTable(database.jdbi());
      SlackDirectory directory = SlackDirectory.of(client, table, clock);
      client.peopleReader(table, clock).runDue();

      assertThat(directory.verifiedId("platform-team")).isEmpty();
      assertThat(directory.verifiedId("@platform-team")).isEmpty();
      assertThat(directory.verifiedId("SRE")).isEmpty();
      assertThat(directory.verifiedId("Lena Hoffmann")).isEmpty();
      assertThat(directory.verifiedId("@lena.hoffmann")).contains("U0LENAHOF0");
      assertThat(directory.verifiedId("Lena.Hoffmann@Harbourline.example")).contains("U0LENAHOF0");
      assertThat(directory.verifiedId("U0LENAHOF0")).contains("U0LENAHOF0");
      assertThat(directory.verifiedId("m@gmail.com")).contains("U0PRETEND0");
      assertThat(directory.userId("platform-team")).contains("U0PRETEND0");
    }
  }
}
