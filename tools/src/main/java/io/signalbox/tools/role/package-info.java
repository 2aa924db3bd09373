/**
 * Who may do what beyond asking: roles from Slack user groups in the settings, looked up anew on
 * each act, so that a button on an old message gives no more rights than its presser has now.
 * Entry: {@link io.signalbox.tools.role.Roles}. Knows no Slack.
 */
@NullMarked
package io.signalbox.tools.role;

import org.jspecify.annotations.NullMarked;
