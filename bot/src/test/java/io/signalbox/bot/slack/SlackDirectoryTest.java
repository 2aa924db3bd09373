package io.signalbox.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.demo.LocalDesk;
import io.signalbox.bot.demo.SampleWorkspace;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceSeed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** People of a workspace, asked over a real socket. */
class SlackDirectoryTest {

  private static WorkspaceSeed with(WorkspaceSeed.Person first) {
    WorkspaceSeed seed = SampleWorkspace.seed();
    List<WorkspaceSeed.Person> people = new ArrayList<>(List.of(first));
    people.addAll(seed.people());
    return new WorkspaceSeed(
        seed.team(), seed.app(), people, seed.bots(), seed.groups(), seed.channels());
  }

  @Test
  void nobodyBecomesSomebodyElseByTheNameTheyGiveThemselves() {
    WorkspaceSeed.Person pretender =
        new WorkspaceSeed.Person(
            "U0PRETEND0", "mallory", "lena.hoffmann", "", "m@example.com", "Europe/Berlin", false);

    try (LocalWorkspace workspace =
            LocalWorkspace.start(with(pretender), 0, Clock.systemUTC(), new Random(1));
        SlackClient client = new SlackClient(LocalDesk.settings(workspace))) {
      SlackDirectory directory = SlackDirectory.of(client, Clock.systemUTC());

      assertThat(directory.userId("@lena.hoffmann")).contains("U0LENAHOF0");
      assertThat(directory.userId("lena.hoffmann@harbourline.example")).contains("U0LENAHOF0");
      assertThat(directory.userId("Lena Hoffmann")).contains("U0LENAHOF0");
      assertThat(directory.userId("mallory")).contains("U0PRETEND0");
      assertThat(directory.userId("nobody")).isEmpty();
    }
  }

  @Test
  void groupsThatCannotBeRefreshedCountForAnHourAndNoLonger() {
    Office.ShiftedClock clock = new Office.ShiftedClock();
    try (LocalWorkspace workspace =
            LocalWorkspace.start(SampleWorkspace.seed(), 0, Clock.systemUTC(), new Random(1));
        SlackClient client = new SlackClient(LocalDesk.settings(workspace))) {
      SlackDirectory directory = SlackDirectory.of(client, clock);
      assertThat(directory.groupsOf("U0LENAHOF0")).containsExactly("platform");
      workspace.faults().refuse("usergroups.list", 1_000, "fatal_error");

      clock.move(Duration.ofMinutes(30));
      assertThat(directory.groupsOf("U0LENAHOF0")).containsExactly("platform");
      clock.move(Duration.ofMinutes(31));
      assertThat(directory.groupsOf("U0LENAHOF0")).isEmpty();

      workspace.faults().clear();
      assertThat(directory.groupsOf("U0LENAHOF0")).containsExactly("platform");
    }
  }

  @Test
  void aNameThatPeopleChooseGivesNoRights() {
    WorkspaceSeed.Person pretender =
        new WorkspaceSeed.Person(
            "U0PRETEND0", "platform-team", "SRE", "", "m@gmail.com", "Europe/Berlin", false);
    try (LocalWorkspace workspace =
            LocalWorkspace.start(with(pretender), 0, Clock.systemUTC(), new Random(1));
        SlackClient client = new SlackClient(LocalDesk.settings(workspace))) {
      SlackDirectory directory = SlackDirectory.of(client, Clock.systemUTC());

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
