/**
 * Slack channels of single escalations: created, joined by the people concerned, told the timeline,
 * and archived afterwards. Start at {@link
 * io.signalbox.tools.workflow.escalation.channel.IncidentChannels}.
 */
@NullMarked
package io.signalbox.tools.workflow.escalation.channel;

import org.jspecify.annotations.NullMarked;
