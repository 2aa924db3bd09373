package io.signalbox.bot.app.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.directory.SlackAccount;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.workflow.audit.AuditCheck;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErasureTest {
  private static final String ANA = "U0ANARUIZ0";
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Columns of text in which no person is. A new column belongs here or into PersonalTables. */
  private static final Set<String> NOBODY =
      Set.of(
          "agent.name",
          "agent.state",
          "agent.level",
          "agent_audit.finding",
          "agent_audit.name",
          "agent_discovery.kind",
          "agent_discovery.state",
          "agent_discovery.subject",
          "agent_event.name",
          "approval.caller",
          "approval.id",
          "approval.print",
          "approval.route",
          "approval.state",
          "approval.thread",
          "artefact_change.artefact",
          "artefact_change.breaking_until",
          "artefact_change.version",
          "answer_fingerprint.caller",
          "answer_flow.reader",
          "answer_flow.writer",
          "artefact_state.artefact",
          "caller.budget_period",
          "caller.data_class",
          "caller.name",
          "caller.slack_groups",
          "caller.team",
          "change_notice.state",
          "channel_rule.channel",
          "correction.corrected_as_was",
          "correction.corrected_id",
          "correction.document_id",
          "direct_lane.gateway",
          "decision.access_rule",
          "decision.kind",
          "decision.origin",
          "decision.pool",
          "decision.state",
          "document.access_rule",
          "document.embedded_by",
          "document.fingerprint",
          "document.id",
          "document.kind",
          "document.link",
          "document.path",
          "document.source",
          "document.tags",
          "escalation.open_key",
          "escalation.policy",
          "escalation.service",
          "escalation.severity",
          "escalation.state",
          "escalation.team",
          "escalation_event.kind",
          "escalation_request.id",
          "incident_channel.channel",
          "knowledge_gap.answers",
          "knowledge_gap.id",
          "knowledge_gap.nearest",
          "knowledge_gap.state",
          "message_mute.kind",
          "message_mute.thing",
          "person_message.id",
          "person_message.kind",
          "person_message.thing",
          "offered_tool.caller",
          "offered_tool.tool",
          "incident_channel.name",
          "escalation_route_call.action",
          "escalation_route_call.refused",
          "escalation_route_call.route",
          "live_reply.delivery_id",
          "live_reply.message_ts",
          "oncall_override.id",
          "oncall_override.role",
          "oncall_override.team",
          "oncall_override.team_key",
          "oncall_override.zone",
          "passage.document_id",
          "passage.heading_path",
          "prompt_fingerprint.prompt_print",
          "prompt_template.caller",
          "prompt_template.prompt_print",
          "prompt_template.template",
          "quality_incident.body",
          "quality_incident.state",
          "served_prompt.name",
          "slack_people_reading.next_cursor",
          "tool_definition.caller",
          "tool_definition.definition",
          "tool_definition.print",
          "tool_definition.tool",
          "triage_booking.pool",
          "triage_event.kind",
          "triage_request.ask_id",
          "triage_request.data_class",
          "triage_request.kind",
          "triage_request.pool",
          "triage_request.state",
          "triage_request.suggested_for",
          "triage_request.urgency");

  /** Tables that are sources' own, the machinery's, or hold nothing but figures and hashes. */
  private static final Set<String> OTHERS =
      Set.of(
          "table_file",
          "table_file_reader",
          "oncall_shift",
          "ownership_entry",
          "ingested_file",
          "ticket",
          "change_counter",
          "prompt_version",
          "quality_change",
          "quality_hour",
          "quality_minute",
          "quality_probe",
          "quality_stream",
          "quality_subject",
          "quality_value",
          "document_vector",
          "cached_answer",
          "caller_key",
          "budget_account",
          "budget_lease",
          "rate_bucket",
          "route_share",
          "canary_count",
          "evaluation_set",
          "recorded_request",
          "served_version",
          "model_sighting",
          "gateway_call",
          "audit_entry",
          "audit_head",
          "flyway_schema_history",
          "inbox",
          "outbox");

  @Test
  void everyColumnOfTextIsKnownToHoldPeopleOrNobody() {
    try (Database database = TestDatabase.h2()) {
      List<String> unknown = new ArrayList<>();
      for (String column : columns(database)) {
        String table = column.substring(0, column.indexOf('.'));
        String name = column.substring(column.indexOf('.') + 1);
        boolean known =
            OTHERS.contains(table)
                || table.startsWith("qrtz_")
                || NOBODY.contains(column)
                || PersonalTables.DELETED.containsKey(table)
                || PersonalTables.REPLACED.getOrDefault(table, List.of()).contains(name);
        if (!known) {
          unknown.add(column);
        }
      }

      assertThat(unknown).isEmpty();
    }
  }

  private static List<String> columns(Database database) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT table_name, column_name FROM information_schema.columns
                        WHERE table_schema = 'PUBLIC' AND data_type LIKE 'CHARACTER%'\
                        """)
                    .map(
                        (row, context) ->
                            (row.getString(1) + "." + row.getString(2)).toLowerCase(Locale.ROOT))
                    .list());
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aPersonIsNowhereAfterwardsAndWhatHasToBeKeptIs(TestDatabase make) {
    try (Database database = make.get()) {
      AuditLog audit = new AuditLog(database.jdbi(), CLOCK, new SecureRandom());
      fill(database, NOW);
      database
          .jdbi()
          .useTransaction(
              h ->
                  audit.append(
                      h, ANA, "triage.claimed", "request 1", "CLAIMED for <@" + ANA + ">"));
      Erasure erasure =
          new Erasure(database.jdbi(), audit, new SecureRandom(), (handle, name) -> 0);

      Erasure.ErasureReport report = erasure.forget(ANA, List.of("ana.ruiz@harbourline.example"));

      assertThat(report.deleted())
          .containsOnlyKeys("given_answer", "audit_person", "outbox", "slack_person");
      assertThat(report.changed())
          .containsKeys("escalation", "escalation_event", "oncall_override");
      assertThat(everything(database))
          .doesNotContain(ANA)
          .doesNotContain("ana.ruiz@harbourline.example")
          .contains("paged " + report.pseudonym());
      assertThat(audit.verify(List.of())).isInstanceOf(AuditCheck.Whole.class);
      assertThat(audit.latest(2).getLast().actor()).startsWith("p-");
      assertThat(erasure.forget(ANA, List.of()).changed()).isEmpty();
    }
  }

  @Test
  void whatIsNoIdOrNoAddressIsRefused() {
    try (Database database = TestDatabase.h2()) {
      AuditLog audit = new AuditLog(database.jdbi(), CLOCK, new SecureRandom());
      Erasure erasure =
          new Erasure(database.jdbi(), audit, new SecureRandom(), (handle, name) -> 0);

      assertThatThrownBy(() -> erasure.forget("U%", List.of()))
          .hasMessageContaining("not a member id");
      assertThatThrownBy(() -> erasure.forget(ANA, List.of("%@%")))
          .hasMessageContaining("not an e-mail address");
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void recordsGoWhenTheirTimeIsOverAndWhatIsOpenStays(TestDatabase make) {
    try (Database database = make.get()) {
      fill(database, NOW.minus(Duration.ofDays(800)));
      RetentionSettings settings =
          new RetentionSettings(
              Duration.ofDays(365),
              Duration.ofDays(730),
              Duration.ofDays(730),
              Duration.ofDays(365),
              Duration.ofDays(400),
              Duration.ofDays(30),
              Duration.ofDays(30));

      new Retention(database.jdbi(), settings, CLOCK).run();

      assertThat(count(database, "given_answer")).isZero();
      assertThat(count(database, "slack_person")).isZero();
      assertThat(count(database, "escalation")).isEqualTo(1);
      assertThat(count(database, "escalation_event")).isEqualTo(1);
    }
  }

  private static int count(Database database, String table) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  /** An answer, a post, an override, an escalation that is over and one that is open. */
  private static void fill(Database database, Instant at) {
    String time = at.toString();
    new PeopleTable(database.jdbi())
        .put(
            List.of(
                new SlackAccount(
                    ANA,
                    "T0",
                    "ana.ruiz",
                    "ana.ruiz@harbourline.example",
                    "Ana Ruiz",
                    "ana",
                    "Europe/Madrid",
                    new SlackAccount.Flags(false, false, false, false, false, false, false))),
            at);
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute(
                  "INSERT INTO given_answer (id, channel, thread_ts, asker,"
                      + " question, kind, body, given_at) VALUES ('a1','C1','1.1','"
                      + ANA
                      + "','who?','TABLE','{}','"
                      + time
                      + "')");
              h.execute(
                  "INSERT INTO outbox (id, body, written_at, leased_until, attempts, finished_at)"
                      + " VALUES ('p1','to "
                      + ANA
                      + "','"
                      + time
                      + "','"
                      + time
                      + "',1,'"
                      + time
                      + "')");
              h.execute(
                  "INSERT INTO oncall_override (id, team, team_key, role, person_name,"
                      + " person_email, starts_at, ends_at, zone, taken_by, taken_at) VALUES"
                      + " ('o1','T','t','PRIMARY','Ana','ana.ruiz@harbourline.example','"
                      + time
                      + "','"
                      + time
                      + "','UTC','"
                      + ANA
                      + "','"
                      + time
                      + "')");
              escalation(h, 1, "RESOLVED", time);
              escalation(h, 2, "PAGING", time);
            });
  }

  private static void escalation(org.jdbi.v3.core.Handle h, int number, String state, String time) {
    h.execute(
        "INSERT INTO escalation (number, service, policy, severity, summary, reporter, channel,"
            + " state, step, opened_at, changed_at, revision) VALUES ("
            + number
            + ",'pay','p','SEV2','down','"
            + ANA
            + "','C1','"
            + state
            + "',1,'"
            + time
            + "','"
            + time
            + "',1)");
    h.execute(
        "INSERT INTO escalation_event (number, position, at, kind, actor, text) VALUES ("
            + number
            + ",0,'"
            + time
            + "','PAGED','"
            + ANA
            + "','paged "
            + ANA
            + "')");
  }

  private static String everything(Database database) {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of(
            "given_answer",
            "outbox",
            "oncall_override",
            "escalation",
            "escalation_event",
            "audit_entry",
            "audit_person")) {
      database
          .jdbi()
          .useHandle(h -> h.createQuery("SELECT * FROM " + table).mapToMap().forEach(all::append));
    }
    return all.toString();
  }
}
