package io.signalbox.bot.slack.command.escalate;

/**
 * Action and callback ids of the escalation workflow's buttons, inputs and dialogs. Existing
 * messages keep them: never reuse one.
 */
final class ActionNames {
  static final String ACK = "escalation_ack";
  static final String HANDOVER = "escalation_handover";
  static final String NOT_ME = "escalation_not_me";
  static final String UPDATE = "escalation_update";
  static final String RESOLVE = "escalation_resolve";
  static final String PAGE_NOW = "escalation_page_now";
  static final String SEVERITY_MENU = "escalation_severity_menu";
  static final String TAKE_BACK = "oncall_take_back";
  static final String NEW_VIEW = "escalation_new_view";
  static final String TEXT_VIEW = "escalation_text_view";
  static final String HANDOVER_VIEW = "escalation_handover_view";
  static final String SERVICE = "escalation_service";
  static final String SEVERITY = "escalation_severity";
  static final String TEXT = "escalation_text";
  static final String PERSON = "escalation_person";

  private ActionNames() {}
}
