/**
 * Resolved tickets out of the exports of Jira, Zendesk, ServiceNow and GitHub, streaming. {@link
 * io.signalbox.ingestion.ticket.TicketFormat} names the formats and tells them apart.
 */
@NullMarked
package io.signalbox.ingestion.ticket;

import org.jspecify.annotations.NullMarked;
