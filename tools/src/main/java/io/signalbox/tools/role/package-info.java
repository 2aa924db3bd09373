/**
 * Roles from the Slack user groups named in the settings, looked up at each act, so that a button on an old message gives no more rights than its presser has now.
 * Entry: {@link io.signalbox.tools.role.Roles}. Knows no Slack.
 */
@NullMarked
package io.signalbox.tools.role;

import org.jspecify.annotations.NullMarked;
