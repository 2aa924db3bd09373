package io.signalbox.bot.slack.command.agents;

/**
 * Action and callback ids of the agents workflow's buttons and dialogs, by which Slack names them.
 */
final class ActionNames {
  static final String FORM = "agent_form";
  static final String MANIFEST = "agent_manifest";
  static final String SHOW = "agent_show";
  static final String SHOW_AUDIT = "agents_audit_report";
  static final String KEY = "agent_key";
  static final String ALLOW = "agent_allow";
  static final String EXCEPT = "agent_except";
  static final String REFUSE = "agent_refuse";
  static final String OPEN_FORM = "agent_open_form";
  static final String START = "agent_start";
  static final String OPEN_START = "agent_open_start";
  static final String WRITE = "agent_write";
  static final String DISMISS = "agent_dismiss";
  static final String SEND = "agent_send";

  private ActionNames() {}
}
