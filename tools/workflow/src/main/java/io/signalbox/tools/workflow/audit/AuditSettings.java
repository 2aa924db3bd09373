package io.signalbox.tools.workflow.audit;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.config.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings of the audit log: signing keys, file of heads, Slack channel for heads.
 *
 * @param keys the first signs; those behind it signed before
 * @param heads the file outside the database that heads are written to
 * @param channel a Slack channel that heads are posted to
 */
public record AuditSettings(List<Secret> keys, Path heads, Optional<String> channel) {
  private static final int SHORTEST_KEY = 32;

  public AuditSettings {
    keys = List.copyOf(keys);
  }

  /**
   * Parses the section {@code audit} of the configuration.
   *
   * @param data folder for everything that is written
   */
  public static AuditSettings from(ConfigSection section, Path data) {
    Optional<Secret> signing =
        section
            .secret(
                "signing-key",
                "Signs the log's entries and heads; best `keystore:NAME`, made with `openssl rand"
                    + " -hex 32`.")
            .check(
                "at least " + SHORTEST_KEY + " characters",
                key -> key.reveal().length() >= SHORTEST_KEY)
            .optional();
    List<Secret> former =
        section
            .list(
                "former-keys",
                "Keys that signed before; their signatures hold.",
                SettingType.secret())
            .or(List.of());
    if (signing.isEmpty() && !former.isEmpty()) {
      section.problem("former-keys", "needs a signing-key");
    }
    Path heads =
        section
            .path(
                "heads",
                "File outside the database that the log's end is written to after each entry.")
            .or(data.resolve("audit-heads.log"), "`audit-heads.log` in the data folder");
    Optional<String> channel =
        section
            .text("channel", "Id of a Slack channel that the log's end is posted to hourly.")
            .check("a channel's id", id -> id.matches("[CG][A-Z0-9]{6,20}"))
            .optional();
    return new AuditSettings(
        Stream.concat(signing.stream(), former.stream()).toList(), heads, channel);
  }
}
