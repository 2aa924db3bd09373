package io.signalbox.tools.workflow.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.caller.KeyCheck;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.signalbox.tools.workflow.audit.AuditCheck;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentsTest {
  private static final String BOTH = "io.signalbox.config.database.TestDatabase#both";
  private static final String ROUTES =
      """
      providers: {p: {kind: openai, base-url: "http://127.0.0.1:9/v1"}}
      routes:
        small-chat: {kind: chat, provider: p, model: m, callers: ["*"], price: {input: 0.1, output: 0.4}, data-class: %s}
      """;

  private final TestClock clock = new TestClock();
  private final Set<String> here = new HashSet<>(Set.of("U1", "U2", "BOSS"));
  private final List<String> news = new ArrayList<>();

  /** Everybody is called by their id; BOSS approves. */
  private final AgentPeople people =
      new AgentPeople() {
        @Override
        public boolean isKnown() {
          return true;
        }

        @Override
        public Optional<String> find(String name) {
          return Optional.of(name).filter(here::contains);
        }

        @Override
        public Optional<String> verified(String name) {
          return find(name);
        }

        @Override
        public boolean isAdmin(String person) {
          return false;
        }

        @Override
        public boolean isApprover(String person) {
          return person.equals("ROLE");
        }

        @Override
        public List<String> approvers() {
          return List.of("ROLE");
        }
      };

  /** Everything that agents need. */
  private record House(Agents agents, AgentTimers clock, PortfolioAudit audit, KeyRing ring) {}

  private House house(Database database, String more) {
    String yaml = ROUTES.formatted("restricted");
    RouteTable routes =
        ConfigFile.ofText(yaml, Path.of("."), Map.of()).load(RouteSettings::from).settings();
    AgentSettings settings =
        ConfigFile.ofText("approvers: [BOSS]\n" + more, Path.of("."), Map.of())
            .load(section -> AgentSettings.from(section, routes))
            .settings();
    Callers callers = new Callers(database.jdbi(), clock, new SecureRandom());
    CallStatistics calls = new CallStatistics(database.jdbi());
    AgentKeys keys = new AgentKeys(callers, routes, settings, people, clock);
    Agents agents =
        new Agents(
            database.jdbi(),
            clock,
            settings,
            keys,
            people,
            new Agents.Watch(
                (handle, agent, sentence) -> news.add(agent.name() + ": " + sentence),
                new AuditLog(database.jdbi(), clock, new SecureRandom())));
    return new House(
        agents,
        new AgentTimers(agents, keys, calls, settings, people, clock),
        new PortfolioAudit(database.jdbi(), agents, calls, new FirstWord(), clock),
        new KeyRing(callers, clock));
  }

  /** Texts with the same first word mean the same. */
  private static final class FirstWord implements Embedder {
    @Override
    public String model() {
      return "first-word";
    }

    @Override
    public int dimensions() {
      return 256;
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      return texts.stream().map(this::embedQuery).toList();
    }

    @Override
    public float[] embedQuery(String text) {
      float[] vector = new float[256];
      vector[Math.floorMod(text.split(" ")[0].hashCode(), 256)] = 1;
      return vector;
    }
  }

  private static AgentProfile agent(String name, String more) {
    return AgentManifest.parse(
            """
            name: %s
            purpose: summarises incidents of the day
            owner: U1
            team: payments
            %s
            """
                .formatted(name, more))
        .getFirst();
  }

  private static boolean counts(House house, AgentOutcome key) {
    return key instanceof AgentOutcome.Key given
        && house.ring().check(given.key().key().reveal()) instanceof KeyCheck.Accepted;
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void givesItsOwnerAloneAKeyAtOnceWhereTheRiskIsLow(TestDatabase make) {
    try (Database database = make.get()) {
      House house = house(database, "");
      house.agents().register(agent("digest", ""), "U2");

      assertThat(house.agents().key("digest", "U2")).isInstanceOf(AgentOutcome.AgentRefused.class);
      assertThat(house.agents().key("digest", "BOSS"))
          .isInstanceOf(AgentOutcome.AgentRefused.class);
      AgentOutcome key = house.agents().key("digest", "U1");
      assertThat(counts(house, key)).isTrue();
      AgentOutcome next = house.agents().key("digest", "U1");
      clock.advance(Duration.ofMinutes(5));

      assertThat(counts(house, next)).isTrue();
      assertThat(counts(house, key)).isFalse();
      String kept =
          database
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery("SELECT * FROM agent").mapToMap().list().toString()
                          + h.createQuery("SELECT * FROM agent_event").mapToMap().list()
                          + h.createQuery("SELECT * FROM caller_key").mapToMap().list());
      assertThat(kept).doesNotContain(((AgentOutcome.Key) next).key().key().reveal());
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void nobodyTakesOverAnotherTeamsAgent(TestDatabase make) {
    try (Database database = make.get()) {
      House house = house(database, "");
      house.agents().register(agent("digest", ""), "U1");

      AgentProfile stolen = agent("digest", "deputy: U2");
      assertThat(house.agents().register(stolen, "U2"))
          .isInstanceOf(AgentOutcome.AgentRefused.class);

      assertThat(house.agents().key("digest", "U2")).isInstanceOf(AgentOutcome.AgentRefused.class);
    }
  }

  @Test
  void theGoldenPathUndoesNoRefusalAndTakesOverNobodysAgent() {
    try (Database database = TestDatabase.h2()) {
      Agents agents = house(database, "approve-within: 2h").agents();
      AgentProfile mailer = agent("mailer", "data-class: confidential");
      agents.register(mailer, "U1");
      agents.decide("mailer", "ROLE", Agents.Verdict.REFUSE, "");

      assertThat(agents.sanction(mailer))
          .isEqualTo(new AgentOutcome.AgentRefused("an approver refused it"));
      assertThat(agents.find("mailer").orElseThrow().state()).isEqualTo(Agent.AgentState.REFUSED);

      agents.register(agent("digest", ""), "U1");
      assertThat(agents.sanction(agent("digest", "").ownedBy("U2")))
          .isInstanceOf(AgentOutcome.AgentRefused.class);
      assertThat(agents.sanction(agent("digest", ""))).isInstanceOf(AgentOutcome.AgentDone.class);
      assertThat(agents.find("digest").orElseThrow().state())
          .isEqualTo(Agent.AgentState.SANCTIONED);
    }
  }

  @Test
  void anApproverByRoleDecidesAndEverythingIsInTheAuditLog() {
    try (Database database = TestDatabase.h2()) {
      House house = house(database, "approve-within: 2h");
      house.agents().register(agent("mailer", "data-class: confidential"), "U1");

      assertThat(house.agents().decide("mailer", "ROLE", Agents.Verdict.ALLOW, "fine"))
          .isInstanceOf(AgentOutcome.AgentDone.class);
      assertThat(house.agents().key("mailer", "U1")).isInstanceOf(AgentOutcome.Key.class);

      AuditLog audit = new AuditLog(database.jdbi(), clock, new SecureRandom());
      assertThat(audit.latest(10))
          .extracting(
              AuditLog.AuditEntry::actor, AuditLog.AuditEntry::action, AuditLog.AuditEntry::subject)
          .containsExactly(
              tuple("U1", "agent.key", "agent mailer"),
              tuple("ROLE", "agent.changed", "agent mailer"),
              tuple("U1", "agent.changed", "agent mailer"));
      assertThat(audit.verify(List.of())).isInstanceOf(AuditCheck.Whole.class);
    }
  }

  @Test
  void whatIsDescribedAnewAtAHigherRiskLosesItsKeyUntilSomebodyAgrees() {
    try (Database database = TestDatabase.h2()) {
      House house = house(database, "approve-within: 2h");
      house.agents().register(agent("digest", "data-class: internal"), "U1");
      AgentOutcome key = house.agents().key("digest", "U1");
      assertThat(counts(house, key)).isTrue();

      house.agents().register(agent("digest", "data-class: confidential"), "U1");
      house.ring().forget();

      assertThat(counts(house, key)).isFalse();
      assertThat(house.agents().find("digest").orElseThrow().state())
          .isEqualTo(Agent.AgentState.WAITING);
    }
  }

  @Test
  void aNewKeyLeavesTheBudgetThatTheGatewaysOperatorGave() {
    try (Database database = TestDatabase.h2()) {
      House house = house(database, "");
      house.agents().register(agent("digest", ""), "U1");
      assertThat(house.agents().key("digest", "U1")).isInstanceOf(AgentOutcome.Key.class);
      Callers callers = new Callers(database.jdbi(), clock, new SecureRandom());
      Optional<Caller.Allowance> given =
          Optional.of(new Caller.Allowance(Cost.dollars(70), BudgetRule.Period.DAY));
      callers.change(
          "agent.digest",
          known ->
              new Caller(
                  "agent.digest",
                  known.orElseThrow().team(),
                  known.orElseThrow().owner(),
                  Set.of("S1"),
                  known.orElseThrow().dataClass(),
                  given));

      assertThat(house.agents().key("digest", "U1")).isInstanceOf(AgentOutcome.Key.class);

      Caller after = callers.find("agent.digest").orElseThrow();
      assertThat(after.budget()).isEqualTo(given);
      assertThat(after.groups()).containsExactly("S1");
    }
  }

  @Test
  void anExceptionIsForWhatWaitsOrWasRefused() {
    try (Database database = TestDatabase.h2()) {
      House house = house(database, "");
      house.agents().register(agent("digest", "data-class: internal"), "U1");

      assertThat(house.agents().decide("digest", "BOSS", Agents.Verdict.EXCEPT, "why not"))
          .isInstanceOf(AgentOutcome.AgentRefused.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void asksApproversWhereTheRiskIsHighAndRefusesWhenNobodyAnswers(TestDatabase make) {
    try (Database database = make.get()) {
      House house = house(database, "approve-within: 2h");
      house.agents().register(agent("mailer", "data-class: confidential"), "U1");

      assertThat(house.agents().key("mailer", "U1")).isInstanceOf(AgentOutcome.AgentRefused.class);
      assertThat(house.agents().decide("mailer", "U1", Agents.Verdict.ALLOW, ""))
          .isInstanceOf(AgentOutcome.AgentRefused.class);
      clock.advance(Duration.ofMinutes(119));
      house.clock().runDue();
      assertThat(house.agents().find("mailer").orElseThrow().state())
          .isEqualTo(Agent.AgentState.WAITING);
      clock.advance(Duration.ofMinutes(1));
      house.clock().runDue();
      house.clock().runDue();

      assertThat(house.agents().find("mailer").orElseThrow().state())
          .isEqualTo(Agent.AgentState.REFUSED);
      assertThat(news).containsOnlyOnce("mailer: nobody answered in time: refused");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void anExceptionEndsWithItsKey(TestDatabase make) {
    try (Database database = make.get()) {
      House house = house(database, "exception: 10d");
      house.agents().register(agent("mailer", "data-class: restricted"), "U1");
      house.agents().decide("mailer", "BOSS", Agents.Verdict.EXCEPT, "until the move");
      AgentOutcome key = house.agents().key("mailer", "U1");
      assertThat(counts(house, key)).isTrue();

      clock.advance(Duration.ofDays(10).plusSeconds(1));
      house.clock().runDue();

      assertThat(counts(house, key)).isFalse();
      assertThat(house.agents().find("mailer").orElseThrow().state())
          .isEqualTo(Agent.AgentState.WAITING);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void refusalAndRetirementEndKeys(TestDatabase make) {
    try (Database database = make.get()) {
      House house = house(database, "");
      house.agents().register(agent("digest", ""), "U1");
      AgentOutcome key = house.agents().key("digest", "U1");

      house.agents().retire("digest", "U1");

      assertThat(counts(house, key)).isFalse();
      assertThat(house.agents().key("digest", "U1")).isInstanceOf(AgentOutcome.NotRegistered.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void theAuditFindsOrphansTwinsAndPersonalKeysAndSaysWhatChanged(TestDatabase make) {
    try (Database database = make.get()) {
      House house = house(database, "");
      house.agents().register(agent("digest", "people: 9"), "U1");
      house.agents().register(agent("summary", "keys: personal"), "U1");
      AgentProfile other =
          AgentManifest.parse("{name: poet, purpose: writes poems, owner: U2, team: data}")
              .getFirst();
      house.agents().register(other, "U2");
      PortfolioAuditReport first = house.audit().run();
      here.remove("U2");
      house.clock().runDue();
      clock.advance(Duration.ofDays(1));

      PortfolioAuditReport second = house.audit().run();

      assertThat(first.since()).isEmpty();
      assertThat(first.proposals()).hasSize(1);
      assertThat(first.proposals().getFirst().keep().name()).isEqualTo("digest");
      assertThat(findings(first, "summary"))
          .contains(PortfolioAuditFinding.PERSONAL_KEY, PortfolioAuditFinding.DUPLICATE);
      assertThat(second.changes())
          .containsExactly(
              new PortfolioAuditReport.PortfolioChange("poet", PortfolioAuditFinding.ORPHAN, true));
      house.agents().retire("summary", "U1");
      assertThat(house.audit().run().news())
          .contains(new PortfolioAuditReport.AuditNews("gone", "summary", "it is retired"));
    }
  }

  private static List<PortfolioAuditFinding> findings(PortfolioAuditReport report, String name) {
    return report.lines().stream()
        .filter(line -> line.agent().name().equals(name))
        .findFirst()
        .orElseThrow()
        .findings();
  }

  @Test
  void whatHasAKeyAndMadeNoCallIn30DaysIsUnused() {
    try (Database database = TestDatabase.h2()) {
      House house = house(database, "");
      house.agents().register(agent("digest", "keys: gateway"), "U1");
      house.agents().register(agent("other", "keys: team"), "U1");
      PortfolioAuditReport young = house.audit().run();
      clock.advance(Duration.ofDays(31));

      PortfolioAuditReport old = house.audit().run();

      assertThat(findings(young, "digest")).doesNotContain(PortfolioAuditFinding.UNUSED);
      assertThat(findings(old, "digest"))
          .contains(PortfolioAuditFinding.UNUSED)
          .doesNotContain(PortfolioAuditFinding.NOT_THROUGH_GATEWAY);
      assertThat(findings(old, "other"))
          .contains(PortfolioAuditFinding.NOT_THROUGH_GATEWAY)
          .doesNotContain(PortfolioAuditFinding.UNUSED);
    }
  }

  @Test
  void saysWhatIsWrongInAManifest() {
    assertThatThrownBy(() -> AgentManifest.parse("name: 'Robert\"; DROP'\nkeyz: none"))
        .isInstanceOf(InvalidConfigException.class)
        .satisfies(
            e ->
                assertThat(((InvalidConfigException) e).problems().toString())
                    .contains("name", "purpose", "keyz"));
  }
}
