package io.signalbox.bot.slack.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The directory of a large workspace, read over a real socket by Slack's limits. */
class PeopleReaderTest {
  private static final int ACCOUNTS = 50_000;
  private static final String METHOD = "users.list";

  private final TestClock clock = new TestClock();
  private final Database database = TestDatabase.h2();
  private final PeopleTable table = new PeopleTable(database.jdbi());
  private LocalWorkspace workspace;

  @AfterEach
  void close() {
    workspace.close();
    database.close();
  }

  private void open(int accounts) {
    WorkspaceSeed seed = SampleWorkspace.seed();
    List<WorkspaceSeed.Person> people = new ArrayList<>();
    for (int i = people.size(); i < accounts; i++) {
      String handle = "person%05d".formatted(i);
      people.add(
          new WorkspaceSeed.Person(
              "U1P%05d".formatted(i),
              handle,
              "Person Number " + i,
              "",
              handle + "@example.com",
              "Europe/Berlin",
              false));
    }
    people.addAll(seed.people());
    workspace =
        LocalWorkspace.start(
            new WorkspaceSeed(
                seed.team(), seed.app(), people, seed.bots(), seed.groups(), seed.channels()),
            0,
            clock,
            new Random(1));
  }

  private MethodsClient methods() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(workspace.apiUrl().toString());
    config.setStatsEnabled(false);
    return Slack.getInstance(config).methods(workspace.botToken());
  }

  private PeopleReader reader() {
    return new PeopleReader(methods(), table, clock);
  }

  /** A process that begins anew, and looks as often as it would in some seconds. */
  private void readOn() {
    PeopleReader reader = reader();
    for (int i = 0; i < 10; i++) {
      reader.runDue();
    }
  }

  @Test
  void fiftyThousandAccountsAreReadInThreeMinutesByTheLimitEachPageOnce() {
    open(ACCOUNTS);
    workspace.faults().limitByTier();

    readOn();
    assertThat(table.size()).isEqualTo(20_000);
    assertThat(table.isComplete()).isFalse();
    clock.advance(Duration.ofSeconds(61));
    // A process that begins anew goes on at the cursor.
    readOn();
    assertThat(table.size()).isEqualTo(40_000);
    clock.advance(Duration.ofSeconds(61));
    readOn();

    assertThat(table.isComplete()).isTrue();
    assertThat(table.named("chidi.okafor", Optional.empty()).map(SlackAccount::id))
        .contains("U0CHIDIOK0");
    assertThat(workspace.faults().limited(METHOD)).isEqualTo(2);
  }

  @Test
  void nothingIsAskedBeforeTheTimeThatSlackNames() {
    open(10);
    workspace.faults().rateLimit(METHOD, 1, Duration.ofSeconds(90));
    readOn();

    clock.advance(Duration.ofSeconds(89));
    readOn();
    assertThat(table.size()).isZero();
    clock.advance(Duration.ofSeconds(2));
    readOn();

    assertThat(table.isComplete()).isTrue();
    assertThat(workspace.faults().limited(METHOD)).isEqualTo(1);
  }

  @Test
  void aFaultLosesNoPageAndAsksForSmallerOnes() {
    open(1_500);
    workspace.faults().breakCalls(METHOD, 1, 500);
    readOn();
    clock.advance(Duration.ofSeconds(11));
    workspace.faults().refuse(METHOD, 1, "limit_required");
    readOn();
    clock.advance(Duration.ofSeconds(11));

    readOn();

    assertThat(table.isComplete()).isTrue();
    assertThat(table.reading().orElseThrow().pageSize()).isEqualTo(200);
  }

  @Test
  void aCursorThatIsNotValidAnyMoreBeginsAtTheFirstPage() {
    open(3_000);
    workspace.faults().delay(METHOD, 1, Duration.ZERO);
    workspace.faults().refuse(METHOD, 1, "invalid_cursor");

    readOn();

    assertThat(table.isComplete()).isTrue();
    assertThat(table.size()).isGreaterThan(3_000);
  }

  @Test
  void whoIsNotListedAnyMoreIsGoneAfterTheNextPass() {
    open(10);
    table.put(
        List.of(
            new SlackAccount(
                "U0LEFTLONG",
                "T0",
                "left.long",
                "",
                "Left Long",
                "",
                "",
                new SlackAccount.Flags(false, false, false, false, false, false, false))),
        clock.instant().minus(Duration.ofDays(1)));

    readOn();

    assertThat(table.find("U0LEFTLONG")).isEmpty();
    assertThat(table.named("left.long", Optional.empty())).isEmpty();
  }
}
