package io.signalbox.tools.workflow.escalation;

/**
 * Page to a person.
 *
 * @param step the call of the escalation that it belongs to, from 1
 * @param person their id
 */
public record SentPage(int step, String person) {}
