/**
 * Roles of people, derived from the Slack user groups named in the settings and looked up at each
 * act, so that a button on an old message gives no more rights than its presser has now. Entry:
 * {@code io.signalbox.tools.workflow.role.Roles}. Knows no Slack.
 */
@NullMarked
package io.signalbox.tools.workflow.role;

import org.jspecify.annotations.NullMarked;
