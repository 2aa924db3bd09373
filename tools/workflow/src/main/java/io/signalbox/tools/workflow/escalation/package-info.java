/**
 * Escalation of problems to the person on call: pages move along a chain of levels until one is
 * acknowledged, and every event is recorded in a timeline. Each change is one conditional update of
 * the escalation's row together with its events and whatever is announced, so that processes that
 * work at the same time, or die at any moment, page nobody twice and lose nothing. Knows no Slack.
 * Start at {@code io.signalbox.tools.workflow.escalation.Escalations}.
 */
@NullMarked
package io.signalbox.tools.workflow.escalation;

import org.jspecify.annotations.NullMarked;
