package io.signalbox.ingestion.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.ticket.Ticket;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Exports of GitLab, Linear, Freshdesk, Redmine and ServiceNow, told by their content alone. */
class OtherTicketsTest {

  @Test
  void readsGitlabsCsvAndLeavesConfidentialIssuesOut() {
    Collected<Ticket> read =
        read(
            "issues.csv",
            """
            Issue ID,URL,Title,State,Description,Author,Author Username,Assignee,Assignee Username,Confidential,Locked,Due Date,Created At (UTC),Updated At (UTC),Closed At (UTC),Milestone,Weight,Labels,Time Estimate,Time Spent
            7,https://gitlab.example/pay/api/-/issues/7,Checkout hangs,Closed,"Slow.

            ## Solution

            Raised the pool to 40.",Ana,ana,Bo,bo,No,No,,2026-10-01 08:00:00,2026-10-02 08:00:00,2026-10-02 07:30:00,,,"db,checkout",0,0
            8,https://gitlab.example/pay/api/-/issues/8,Leaked key,Closed,Secret,Ana,ana,Bo,bo,Yes,No,,2026-10-01 08:00:00,,2026-10-02 07:30:00,,,,0,0
            9,https://gitlab.example/pay/api/-/issues/9,Still open,Open,Hm,Ana,ana,,,No,No,,2026-10-01 08:00:00,,,,,,0,0
            """);

    Ticket ticket = only(read);
    assertThat(ticket.key()).isEqualTo("#7");
    assertThat(ticket.resolution()).isEqualTo("Raised the pool to 40.");
    assertThat(ticket.resolvedAt()).contains(Instant.parse("2026-10-02T07:30:00Z"));
    assertThat(ticket.owner()).contains("Bo");
    assertThat(ticket.labels()).containsExactly("db", "checkout");
    assertThat(read.leftOut).containsExactly("a confidential ticket", "an open ticket");
  }

  @Test
  void takesOfGitlabsNotesWhatTheAssigneeSaidAndNoInternalOne() {
    Collected<Ticket> read =
        read(
            "issues.json",
            """
            [{"iid": 7, "title": "Checkout hangs", "state": "closed", "description": "Slow.",
              "closed_at": "2026-10-02T07:30:00Z", "confidential": false,
              "web_url": "https://gitlab.example/pay/api/-/issues/7",
              "references": {"full": "pay/api#7"},
              "author": {"username": "ana"}, "assignees": [{"username": "bo", "name": "Bo Li"}],
              "labels": ["db"],
              "notes": [
                {"body": "Raised the pool to 40 connections.", "author": {"username": "bo"}, "system": false},
                {"body": "The customer is annoying, see contract 7.", "author": {"username": "bo"}, "internal": true},
                {"body": "closed via commit abc and all that", "author": {"username": "bo"}, "system": true},
                {"body": "Wonderful, it works since this morning, you saved our day", "author": {"username": "ana"}}]}]
            """);

    Ticket ticket = only(read);
    assertThat(ticket.key()).isEqualTo("pay/api#7");
    assertThat(ticket.resolution()).isEqualTo("Raised the pool to 40 connections.");
    assertThat(ticket.owner()).contains("Bo Li");
  }

  @Test
  void readsTheIssuesOfAGitlabProjectsExport() {
    Collected<Ticket> read =
        read(
            "issues.ndjson",
            """
            {"iid":1,"title":"Disk full","state":"closed","author_id":1,"description":"","closed_at":"2026-10-02T07:30:00.000Z","issue_assignees":[],"notes":[{"note":"Rotated the logs every hour.","author_id":2,"system":false}]}
            {"iid":2,"title":"Open one","state":"opened","author_id":1,"description":"","notes":[]}
            """);

    assertThat(only(read).resolution()).isEqualTo("Rotated the logs every hour.");
  }

  @Test
  void readsLinearsCsvWithDatesOfAScript() {
    Collected<Ticket> read =
        read(
            "linear.csv",
            """
            "ID","Team","Title","Description","Status","Priority","Project","Creator","Assignee","Labels","Created","Updated","Started","Completed","Canceled","Due Date"
            "ENG-12","Platform","Deploys stall","They wait.","Done","High","CI","ana@example.net","bo@example.net","ci,deploy","Tue Sep 29 2026 16:35:43 GMT+0000 (GMT)","","","Fri Oct 02 2026 09:30:00 GMT+0200 (Central European Summer Time)","",""
            "ENG-13","Platform","Not yet","","Todo","High","","","","","Tue Sep 29 2026 16:35:43 GMT+0000 (GMT)","","","","",""
            """);

    Ticket ticket = only(read);
    assertThat(ticket.key()).isEqualTo("ENG-12");
    assertThat(ticket.owner()).contains("Platform");
    assertThat(ticket.resolvedAt()).contains(Instant.parse("2026-10-02T07:30:00Z"));
  }

  @Test
  void readsTheAnswerOfLinearsInterface() {
    Collected<Ticket> read =
        read(
            "linear.json",
            """
            {"data": {"issues": {"nodes": [
              {"identifier": "ENG-12", "title": "Deploys stall", "description": "They wait.",
               "completedAt": "2026-10-02T07:30:00.000Z", "state": {"name": "Done", "type": "completed"},
               "url": "https://linear.app/acme/issue/ENG-12", "team": {"name": "Platform"},
               "creator": {"name": "Ana"}, "assignee": {"name": "Bo"}, "labels": {"nodes": [{"name": "ci"}]},
               "comments": {"nodes": [
                 {"body": "Gave the runner a second core.", "user": {"name": "Bo"}},
                 {"body": "Great, everything is fine for me now", "user": {"name": "Ana"}}]}},
              {"identifier": "ENG-13", "title": "Not yet", "state": {"type": "started"}}]}}}
            """);

    Ticket ticket = only(read);
    assertThat(ticket.resolution()).isEqualTo("Gave the runner a second core.");
    assertThat(ticket.labels()).containsExactly("ci");
    assertThat(read.leftOut).containsExactly("an open ticket");
  }

  @Test
  void readsFreshdesksTicketsWithoutPrivateNotes() {
    Collected<Ticket> read =
        read(
            "tickets.json",
            """
            [{"id": 41, "subject": "VPN drops", "status": 5, "requester_id": 1, "responder_id": 2,
              "description": "<p>Every <b>hour</b></p>", "stats": {"resolved_at": "2026-10-02T07:30:00Z"},
              "tags": ["vpn"],
              "conversations": [
                {"body_text": "Set the rekey interval to eight hours.", "user_id": 2, "private": false, "incoming": false},
                {"body_text": "Caller is on the watch list, do not tell.", "user_id": 2, "private": true, "incoming": false},
                {"body_text": "Splendid, that did it for the whole team", "user_id": 1, "private": false, "incoming": true}]},
             {"id": 42, "subject": "Open", "status": 2, "requester_id": 1, "responder_id": null}]
            """);

    Ticket ticket = only(read);
    assertThat(ticket.key()).isEqualTo("#41");
    assertThat(ticket.problem()).isEqualTo("Every **hour**");
    assertThat(ticket.resolution()).isEqualTo("Set the rekey interval to eight hours.");
  }

  @Test
  void readsFreshdesksListAndAccountExport() {
    Collected<Ticket> list =
        read(
            "tickets.csv",
            """
            Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Resolved time,Closed time,Tags
            41,VPN drops,Closed,Low,Email,Question,Bo,Network,2026-10-01 08:00:00,2026-10-02 07:30:00,2026-10-04 07:30:00,vpn
            """);
    Collected<Ticket> export =
        read(
            "Tickets0.json",
            """
            [{"helpdesk_ticket": {"display_id": 41, "subject": "VPN drops", "status": 4, "requester_id": 1,
              "responder_id": 2, "description": "Every hour", "notes": [
                {"body": "Set the rekey interval to eight hours.", "user_id": 2, "private": false, "incoming": false}]}}]
            """);

    assertThat(only(list).owner()).contains("Network");
    assertThat(only(list).resolvedAt()).contains(Instant.parse("2026-10-02T07:30:00Z"));
    assertThat(only(export).resolution()).isEqualTo("Set the rekey interval to eight hours.");
  }

  @Test
  void readsRedminesListsInTwoLanguages() {
    Collected<Ticket> english =
        read(
            "issues.csv",
            """
            #,Project,Tracker,Parent task,Status,Priority,Subject,Author,Assignee,Updated,Category,Start date,Closed,Private,Description,Last notes
            12,Desk,Bug,,Closed,Normal,Printer stuck,Ana Ruiz,Bo Li,10/02/2026 09:30 AM,Printing,10/01/2026,10/13/2026 07:30 AM,No,Nothing prints,Restarted the spooler twice
            13,Desk,Bug,,Closed,Normal,Salary list,Ana Ruiz,Bo Li,10/02/2026 09:30 AM,HR,10/01/2026,10/02/2026 07:30 AM,Yes,Secret,
            """);
    Collected<Ticket> german =
        read(
            "issues.csv",
            "#;Projekt;Tracker;Status;Priorität;Thema;Zugewiesen an;Geschlossen;Beschreibung\n"
                + "12;Desk;Fehler;Geschlossen;Normal;Drucker klemmt;Bo Li;02.10.2026"
                + " 07:30;Nichts\n");

    assertThat(only(english).resolution()).isEqualTo("Restarted the spooler twice");
    assertThat(only(english).resolvedAt()).contains(Instant.parse("2026-10-13T07:30:00Z"));
    assertThat(english.leftOut).containsExactly("a confidential ticket");
    assertThat(only(german).title()).isEqualTo("Drucker klemmt");
    assertThat(only(german).resolvedAt()).contains(Instant.parse("2026-10-02T07:30:00Z"));
  }

  @Test
  void readsRedminesInterfaceWithItsJournals() {
    Collected<Ticket> read =
        read(
            "redmine.json",
            """
            {"issues": [{"id": 12, "project": {"id": 1, "name": "Desk"}, "tracker": {"id": 1, "name": "Bug"},
              "status": {"id": 5, "name": "Closed", "is_closed": true}, "author": {"id": 1, "name": "Ana"},
              "assigned_to": {"id": 2, "name": "Bo"}, "subject": "Printer stuck", "description": "Nothing prints",
              "closed_on": "2026-10-02T07:30:00Z", "journals": [
                {"user": {"name": "Bo"}, "notes": "Restarted the spooler twice", "private_notes": false},
                {"user": {"name": "Bo"}, "notes": "The user pulled the plug again", "private_notes": true},
                {"user": {"name": "Ana"}, "notes": ""}]}], "total_count": 1}
            """);

    assertThat(only(read).resolution()).isEqualTo("Restarted the spooler twice");
    assertThat(only(read).labels()).containsExactly("Desk");
  }

  @Test
  void readsServiceNowsXmlAsPeopleSeeIt() {
    Collected<Ticket> read =
        read(
            "incident.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE unload [<!ENTITY x SYSTEM "file:///etc/hostname">]>
            <unload unload_date="2026-10-05 08:00:00">
            <incident action="INSERT_OR_UPDATE">
            <assignment_group display_value="Network">287ebd7da9fe198100f92cc8d1d2154e</assignment_group>
            <close_notes>Replaced the switch &amp; rebooted.</close_notes>
            <description>No link</description>
            <number>INC0010001</number>
            <resolved_at>2026-10-02 07:30:00</resolved_at>
            <short_description>Port down</short_description>
            <state display_value="Closed">7</state>
            </incident>
            <incident action="INSERT_OR_UPDATE"><number>INC0010002</number><short_description>Open</short_description><state>2</state></incident>
            <sys_journal_field action="INSERT_OR_UPDATE"><element>work_notes</element><value>Hm</value></sys_journal_field>
            </unload>
            """);

    Ticket ticket = only(read);
    assertThat(ticket.resolution()).isEqualTo("Replaced the switch & rebooted.");
    assertThat(ticket.owner()).contains("Network");
    assertThat(ticket.resolvedAt()).contains(Instant.parse("2026-10-02T07:30:00Z"));
    assertThat(read.leftOut)
        .containsExactlyInAnyOrder("an open ticket", "a record that is no ticket");
  }

  @Test
  void takesOfAnXmlsJournalWhatTheAssigneeTold() {
    Collected<Ticket> read =
        read(
            "incident.xml",
            """
            <unload>
            <incident><number>INC1</number><short_description>Port down</short_description><state>7</state>
            <close_notes>Closed before close notes were made mandatory</close_notes>
            <assigned_to display_value="Beth Anglin">b1</assigned_to>
            <caller_id display_value="Joe Employee">j1</caller_id><sys_id>i1</sys_id></incident>
            <sys_journal_field><element>comments</element><element_id>i1</element_id><sys_created_by>joe.employee</sys_created_by>
            <sys_created_on>2026-10-02 09:00:00</sys_created_on><value>It works again since this morning</value></sys_journal_field>
            <sys_journal_field><element>comments</element><element_id>i1</element_id><sys_created_by>beth.anglin</sys_created_by>
            <sys_created_on>2026-10-02 08:00:00</sys_created_on><value>Replaced the cable of port seven.</value></sys_journal_field>
            <sys_journal_field><element>work_notes</element><element_id>i1</element_id><sys_created_by>beth.anglin</sys_created_by>
            <sys_created_on>2026-10-02 08:30:00</sys_created_on><value>The caller had pulled it out himself.</value></sys_journal_field>
            <sys_journal_field><element>comments</element><element_id>other</element_id><value>Hm</value></sys_journal_field>
            </unload>
            """);

    assertThat(only(read).resolution()).isEqualTo("Replaced the cable of port seven.");
    assertThat(read.leftOut).containsExactly("a journal entry without its ticket before it");
  }

  @Test
  void aJournalsHeadingOfAnotherLanguageOrDayIsNoComment() {
    Collected<Ticket> read =
        read(
            "incidents.json",
            """
            {"records": [{"number": "INC1", "short_description": "Port down", "state": "7",
              "comments_and_work_notes": "13-Jul-2026 10:29:21 - Beth Anglin (Notes de travail)\\nThe caller pulled it out himself.\\n\\n13-Jul-2026 10:20:00 - Beth Anglin (Commentaires supplémentaires)\\nReplaced the cable of port seven.\\n"}]}
            """);

    assertThat(only(read).resolution()).isEqualTo("Replaced the cable of port seven.");
  }

  @Test
  void gitlabsMergeRequestsAreNoTicketsAndAnAttachmentIsNoAnswer() {
    Collected<Ticket> read =
        read(
            "issues.json",
            """
            [{"iid": 7, "title": "Checkout hangs", "state": "closed", "assignees": [{"username": "bo"}],
              "notes": [
                {"body": "Raised the pool to 40 connections.", "author": {"username": "bo"}},
                {"body": "![graph of today](/uploads/abc/graph.png) [login.vue](/uploads/abc/login.vue)", "author": {"username": "bo"}}]},
             {"iid": 8, "title": "Merge it", "state": "closed", "merge_status": "can_be_merged"}]
            """);

    assertThat(only(read).resolution()).isEqualTo("Raised the pool to 40 connections.");
    assertThat(read.leftOut).containsExactly("a merge request");
  }

  @Test
  void aCutXmlGivesWhatStandsBeforeTheCutAndSaysWhereItBreaks() {
    Collected<Ticket> read =
        read(
            "incident.xml",
            "<unload>\n<incident><number>INC1</number><short_description>A</short_description>"
                + "<state>7</state></incident>\n<incident><number>INC2</num");

    assertThat(read.rows).extracting(Ticket::key).containsExactly("INC1");
    assertThat(read.complaints()).containsExactly("incident.xml:3: the XML breaks here");
  }

  @Test
  void readsServiceNowsWorkNotesOnlyWhereTheSourceSaysSo() {
    String csv =
        """
        number,short_description,state,close_notes,assigned_to,caller_id,comments_and_work_notes
        INC1,VPN drops,Closed,,Bo Li,Ana Ruiz,"2026-10-02 14:12:00 - Ana Ruiz (Additional comments)
        Lovely, works on all my machines again

        2026-10-02 14:11:00 - Bo Li (Work notes)
        Password of the box is on the wall.

        2026-10-02 14:10:00 - Bo Li (Additional comments)
        Set the rekey interval to eight hours."
        """;

    assertThat(only(read("i.csv", csv)).resolution())
        .isEqualTo("Set the rekey interval to eight hours.");
    assertThat(
            only(Collected.from(TicketFormat.anyReader(ZoneOffset.UTC, true), "i.csv", csv))
                .resolution())
        .isEqualTo("Password of the box is on the wall.");
  }

  private static Collected<Ticket> read(String path, String text) {
    return Collected.from(TicketFormat.anyReader(ZoneOffset.UTC), path, text);
  }

  private static Ticket only(Collected<Ticket> read) {
    assertThat(read.skipped).isEmpty();
    assertThat(read.rows).hasSize(1);
    return read.rows.getFirst();
  }
}
