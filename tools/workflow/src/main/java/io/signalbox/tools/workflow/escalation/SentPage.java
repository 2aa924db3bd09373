package io.signalbox.tools.workflow.escalation;

/**
 * Page that was sent to a person in one step of an escalation.
 *
 * @param step the call of the escalation that it belongs to, from 1
 * @param person their id
 */
public record SentPage(int step, String person) {}
