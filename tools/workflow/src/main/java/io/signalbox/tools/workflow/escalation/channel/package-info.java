/**
 * Channels of single escalations: made, filled with the people concerned, told the timeline, and
 * archived afterwards. Start at {@link
 * io.signalbox.tools.workflow.escalation.channel.IncidentChannels}.
 */
@NullMarked
package io.signalbox.tools.workflow.escalation.channel;

import org.jspecify.annotations.NullMarked;
