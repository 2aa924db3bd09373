package io.signalbox.bot.app.erasure;

import io.signalbox.config.ConfigSection;
import java.time.Duration;

/**
 * Retention period of each kind of record.
 *
 * @param answers given answers with what people said of them
 * @param requests requests of office hours that are closed; their decisions stay
 * @param escalations that are resolved, with their timelines
 * @param approvals that are decided or have run out
 * @param calls records of the gateway's calls
 * @param recorded requests recorded for rehearsals
 * @param people accounts of the Slack workspace, since Slack last told of them
 */
public record RetentionSettings(
    Duration answers,
    Duration requests,
    Duration escalations,
    Duration approvals,
    Duration calls,
    Duration recorded,
    Duration people) {

  /** Reads the section {@code retention}. */
  public static RetentionSettings from(ConfigSection section) {
    return new RetentionSettings(
        days(section, "answers", "Given answers and what people said of them.", 365),
        days(section, "requests", "Closed requests of office hours; decisions stay.", 730),
        days(section, "escalations", "Resolved escalations with their timelines.", 730),
        days(section, "approvals", "Approvals that are decided or have run out.", 365),
        days(section, "calls", "Records of the gateway's calls.", 400),
        days(section, "recorded-requests", "Requests recorded for rehearsals, encrypted.", 30),
        days(section, "people", "Accounts in Slack, since Slack last told of them.", 30));
  }

  private static Duration days(ConfigSection section, String key, String description, int usual) {
    return section
        .duration(key, description)
        .between(Duration.ofDays(1), Duration.ofDays(3650))
        .or(Duration.ofDays(usual));
  }
}
