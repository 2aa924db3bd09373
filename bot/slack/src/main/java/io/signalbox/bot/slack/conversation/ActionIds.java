package io.signalbox.bot.slack.conversation;

/**
 * Action and callback ids of the conversation's buttons, modals and shortcut, as Slack sends them
 * back.
 */
public final class ActionIds {
  public static final String FEEDBACK = "answer_feedback";
  public static final String HAND_OVER = "answer_hand_over";
  public static final String MORE = "answer_more";
  public static final String SHOW = "answer_show";
  public static final String SHOW_VIEW = "answer_show_view";
  public static final String CORRECT = "answer_correct";
  public static final String CORRECT_VIEW = "answer_correct_view";
  public static final String REMEMBER = "remember_thread";
  public static final String REMEMBER_VIEW = "remember_thread_view";
  public static final String RULES_VIEW = "channel_rules_view";

  private ActionIds() {}
}
