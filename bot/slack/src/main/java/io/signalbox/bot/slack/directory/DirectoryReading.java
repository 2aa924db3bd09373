package io.signalbox.bot.slack.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * Progress of the paged reading of Slack's list of accounts, stored in {@code
 * slack_people_reading}.
 *
 * @param cursor of the next page; empty for the first
 * @param begunAt when this pass began
 * @param notBefore when the next page may be asked for
 * @param completedAt when the last pass came to the end
 */
record DirectoryReading(
    String cursor,
    int pageSize,
    Instant begunAt,
    Instant notBefore,
    Optional<Instant> completedAt) {}
