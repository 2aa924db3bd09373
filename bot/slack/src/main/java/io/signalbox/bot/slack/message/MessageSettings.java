package io.signalbox.bot.slack.message;

import io.signalbox.bot.slack.message.MessageKind.Urgency;
import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of personal messages: quiet hours, digest time and urgency of each kind.
 *
 * @param quietFrom in each person's zone
 * @param quietUntil the same as {@code quietFrom} for no quiet hours
 * @param digestAt when digests go, on weekdays
 * @param urgency of the kinds that have another than the usual one
 * @param reportChannel id of the channel that gets the monthly report
 */
public record MessageSettings(
    LocalTime quietFrom,
    LocalTime quietUntil,
    LocalTime digestAt,
    Map<MessageKind, Urgency> urgency,
    Optional<String> reportChannel) {
  /** The default: quiet hours from 19:00 to 08:00, and a digest at 09:30. */
  public static final MessageSettings USUAL =
      new MessageSettings(
          LocalTime.of(19, 0), LocalTime.of(8, 0), LocalTime.of(9, 30), Map.of(), Optional.empty());

  public MessageSettings {
    urgency = Map.copyOf(urgency);
  }

  /** Reads the settings from their section, in which problems are recorded. */
  public static MessageSettings from(ConfigSection section) {
    Map<MessageKind, Urgency> urgency = new EnumMap<>(MessageKind.class);
    ConfigSection kinds = section.section("urgency", "When messages of a kind go.");
    for (MessageKind kind : MessageKind.values()) {
      if (kind.canBeMuted()) {
        urgency.put(
            kind,
            kinds
                .oneOf(
                    kind.label(),
                    "At once, today outside quiet hours, or with the digest.",
                    Urgency.class)
                .or(kind.usual()));
      }
    }
    return new MessageSettings(
        time(
            section,
            "quiet-from",
            "Begins the quiet hours, in each person's zone.",
            USUAL.quietFrom),
        time(
            section,
            "quiet-until",
            "Ends them; the same time as quiet-from for none.",
            USUAL.quietUntil),
        time(section, "digest-at", "When digests go, on weekdays.", USUAL.digestAt),
        urgency,
        section
            .text("report-channel", "Id of the channel that gets the monthly report.")
            .optional());
  }

  private static LocalTime time(
      ConfigSection section, String key, String description, LocalTime otherwise) {
    return section
        .value(
            key,
            description,
            SettingType.of(
                "time of day", "a time such as 19:00", MessageSettings::parsed, otherwise))
        .or(otherwise);
  }

  private static LocalTime parsed(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no time of day", e);
    }
  }

  Urgency of(MessageKind kind) {
    return kind.canBeMuted() ? urgency.getOrDefault(kind, kind.usual()) : Urgency.NOW;
  }
}
