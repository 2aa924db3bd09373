package io.signalbox.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.demo.LocalDesk;
import io.signalbox.bot.demo.SampleWorkspace;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceSeed;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Clock;
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
        SlackClient client = new SlackClient(LocalDesk.settings(workspace));
        Database database = TestDatabase.h2()) {
      PeopleTable table = new PeopleTable(database.jdbi());
      client.peopleReader(table, Clock.systemUTC()).runDue();
      SlackDirectory directory = SlackDirectory.of(client, table, Clock.systemUTC());

      assertThat(directory.userId("@lena.hoffmann")).contains("U0LENAHOF0");
      assertThat(directory.userId("lena.hoffmann@harbourline.example")).contains("U0LENAHOF0");
      assertThat(directory.userId("Lena Hoffmann")).contains("U0LENAHOF0");
      assertThat(directory.userId("mallory")).contains("U0PRETEND0");
      assertThat(directory.userId("nobody")).isEmpty();
    }
  }
}
