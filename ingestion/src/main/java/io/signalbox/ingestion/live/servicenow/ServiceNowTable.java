package io.signalbox.ingestion.live.servicenow;

/** Table of ServiceNow that is read, with the fields that are asked for. */
enum ServiceNowTable {
  /** Incidents, of which the resolved ones become tickets. */
  INCIDENT(
      "incident",
      "number,short_description,description,state,close_notes,resolved_at,closed_at,"
          + "assignment_group,assigned_to,caller_id,category,subcategory,cmdb_ci,comments"),

  /** Knowledge articles, of which the published ones become pages. */
  KNOWLEDGE(
      "kb_knowledge",
      "number,short_description,text,workflow_state,valid_to,kb_knowledge_base,"
          + "can_read_user_criteria,cannot_read_user_criteria,author");

  /** Fields that every record has, of which lists consist. */
  static final String LISTED = "sys_id,sys_updated_on";

  private final String table;
  private final String fields;

  ServiceNowTable(String table, String fields) {
    this.table = table;
    this.fields = fields;
  }

  /** Returns the name of the table, with which the ids of its items begin. */
  String table() {
    return table;
  }

  String fields() {
    return LISTED + "," + fields;
  }

  /** Returns the fields of complete lists, with those that decide who may see a record. */
  String listedFields() {
    return this == KNOWLEDGE
        ? LISTED + ",kb_knowledge_base,can_read_user_criteria,cannot_read_user_criteria"
        : LISTED;
  }

  /** Returns the table of an item by its id. */
  static ServiceNowTable of(String id) {
    return id.startsWith(INCIDENT.table + "/") ? INCIDENT : KNOWLEDGE;
  }
}
