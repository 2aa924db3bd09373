/**
 * Streaming parsers of resolved tickets from the exports of ticket systems and Slack. {@link
 * io.signalbox.ingestion.ticket.TicketFormat} names the formats and tells them apart.
 */
@NullMarked
package io.signalbox.ingestion.ticket;

import org.jspecify.annotations.NullMarked;
