package io.signalbox.bot.app.erasure;

import java.util.List;
import java.util.Map;

/**
 * Columns of the database schema that hold personal data. Rows about one person only are deleted;
 * in all others the person's id is replaced, wherever it stands in a text, so that what has to be
 * kept (who was paged, what was decided) is kept without them.
 */
final class PersonalTables {
  /** Tables whose rows are deleted, each with the column that holds the person's id. */
  static final Map<String, String> DELETED =
      Map.of(
          "given_answer", "asker",
          "answer_feedback", "person",
          "audit_person", "person",
          "message_mute", "person",
          "person_message", "person",
          "personal_key", "person",
          "slack_person", "id");

  /**
   * Queue tables of Slack deliveries and posts, of which finished rows that name the person are
   * deleted.
   */
  static final List<String> PASSED_THROUGH = List.of("inbox", "outbox");

  /** Columns in which the person's id is replaced by the pseudonym, by table. */
  static final Map<String, List<String>> REPLACED =
      Map.ofEntries(
          Map.entry("agent", List.of("profile", "registered_by")),
          Map.entry("agent_discovery", List.of("seen", "decided_by")),
          Map.entry("agent_event", List.of("actor", "text")),
          Map.entry(
              "approval",
              List.of("approver", "channel", "sentence", "arguments", "decided_by", "result")),
          Map.entry("artefact_change", List.of("author", "was", "becomes")),
          Map.entry("artefact_state", List.of("words")),
          Map.entry("caller", List.of("owner")),
          Map.entry("change_notice", List.of("owner", "touched", "answered_by", "result")),
          Map.entry("channel_rule", List.of("body", "changed_by")),
          Map.entry("decision", List.of("title", "what", "why", "changes_if", "decided_by")),
          Map.entry("document", List.of("title", "owner")),
          Map.entry("knowledge_gap", List.of("question", "owner")),
          Map.entry("person_message", List.of("body")),
          Map.entry("model_notice", List.of("owner")),
          Map.entry("model_rehearsal", List.of("accepted_by")),
          Map.entry("model_extension", List.of("said_by")),
          Map.entry("rehearsal_job", List.of("person")),
          Map.entry("external_account", List.of("principal", "mail")),
          Map.entry("external_member", List.of("member_principal")),
          Map.entry("passage", List.of("text")),
          Map.entry("rate_bucket", List.of("name")),
          Map.entry("escalation", List.of("summary", "reporter", "acknowledged_by", "channel")),
          Map.entry("escalation_event", List.of("actor", "subject", "text")),
          Map.entry("escalation_page", List.of("person")),
          Map.entry("incident_channel", List.of("topic", "refused")),
          Map.entry("incident_channel_person", List.of("person")),
          Map.entry("escalation_route_call", List.of("body")),
          Map.entry(
              "oncall_override",
              List.of("person_name", "person_handle", "person_email", "taken_by")),
          Map.entry("quality_incident", List.of("decided_by")),
          Map.entry("triage_booking", List.of("person")),
          Map.entry("triage_event", List.of("actor", "text")),
          Map.entry(
              "triage_request",
              List.of(
                  "asker",
                  "question",
                  "tried",
                  "feature",
                  "blocks",
                  "links",
                  "channel",
                  "holder",
                  "suggested")));

  private PersonalTables() {}
}
