package io.signalbox.bot.slack.command.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.message.MessageSettings;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationPeople;
import io.signalbox.tools.workflow.escalation.EscalationRequest;
import io.signalbox.tools.workflow.escalation.EscalationSettings;
import io.signalbox.tools.workflow.escalation.Escalations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstStepPostsTest {
  private final Database database = TestDatabase.h2();
  private final TestClock clock = new TestClock();
  private final Outbox outbox = new Outbox(database.jdbi(), clock);
  private final List<Long> lookedUp = new ArrayList<>();
  private final Escalations escalations =
      new Escalations(
          database.jdbi(),
          clock,
          settings(),
          nobody(),
          new EscalationPosts(
              outbox, new PersonalMessages(outbox, MessageSettings.USUAL, clock), () -> {}));

  @AfterEach
  void close() {
    database.close();
  }

  private static EscalationSettings settings() {
    return ConfigFile.ofText("escalation: {fallback: \"@lena\"}", Path.of("."), Map.of())
        .load(
            root ->
                EscalationSettings.from(root.section("escalation", ""), RouteTable.of(List.of())))
        .settings();
  }

  private static EscalationPeople nobody() {
    return new EscalationPeople() {
      @Override
      public Optional<String> find(String name) {
        return Optional.empty();
      }

      @Override
      public Set<String> groupsOf(String person) {
        return Set.of();
      }
    };
  }

  private FirstStepPosts steps() {
    return new FirstStepPosts(
        escalations,
        e -> {
          lookedUp.add(e.number());
          return Optional.of(CommandReply.of("*First steps*"));
        },
        outbox,
        clock);
  }

  private void report(String service) {
    Escalation.Subject subject =
        new Escalation.Subject(service, Optional.empty(), "SEV2", "it burns");
    escalations.open(new EscalationRequest(service, subject, "U0ANA", "C0HELP"));
  }

  @Test
  void nothingIsLookedUpBeforeTheReportIsWrittenAndThenOnce() {
    report("api");
    assertThat(lookedUp).isEmpty();
    assertThat(outbox.open()).isEqualTo(1);

    FirstStepPosts steps = steps();
    steps.runNew();
    steps.runNew();

    assertThat(lookedUp).hasSize(1);
    assertThat(outbox.open()).isEqualTo(2);
  }

  @Test
  void anotherProcessLooksUpOnlyWhatIsLeftOverAndNothingOld() {
    report("old");
    clock.advance(Duration.ofDays(1));
    report("new");

    steps().runDue();
    assertThat(lookedUp).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    steps().runDue();
    steps().runDue();

    assertThat(lookedUp).containsExactly(2L);
    assertThat(outbox.open()).isEqualTo(3);
  }
}
