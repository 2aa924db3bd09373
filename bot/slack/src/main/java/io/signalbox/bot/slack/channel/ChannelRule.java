package io.signalbox.bot.slack.channel;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules of one channel: sources, messages that the bot answers, audience of answers, hand-over
 * contact, and managers.
 *
 * @param sources the only ones answered from there; empty for all that the channel may see
 * @param tag whom a hand-over names: a user id, a user group's handle, or any words; empty for the
 *     owner or who is on call
 * @param managers user ids of those who may change the rules and correct answers
 * @param learn whether conversations with an answer become tickets, by a live source that reads the
 *     channel; only the settings say so
 */
public record ChannelRule(
    Set<String> sources,
    Listen listen,
    Show show,
    Optional<String> tag,
    List<String> managers,
    boolean learn) {

  /** Choice of the messages in a channel that the bot answers. */
  public enum Listen {
    /** Messages that mention the bot. */
    MENTIONS,
    /** Also questions addressed to nobody, when the answer's confidence is high enough. */
    QUESTIONS
  }

  /** Choice of the first audience of an answer in a channel. */
  public enum Show {
    /** Everyone in the channel, in the thread. */
    EVERYONE,
    /** The asker first, who may show it to the channel. */
    ASKER_FIRST
  }

  public ChannelRule {
    sources = Set.copyOf(sources);
    managers = List.copyOf(managers);
  }

  /** Returns the default rules, for a channel without settings. */
  public static ChannelRule usual() {
    return new ChannelRule(
        Set.of(), Listen.MENTIONS, Show.EVERYONE, Optional.empty(), List.of(), /* learn= */ false);
  }

  /** Returns a copy with another choice of {@link #learn()}. */
  ChannelRule learning(boolean learns) {
    return new ChannelRule(sources, listen, show, tag, managers, learns);
  }

  /** Reads the rules of all channels from the settings, by channel id. */
  public static Map<String, ChannelRule> all(ConfigSection slack) {
    Map<String, ChannelRule> rules = new LinkedHashMap<>();
    slack
        .namedSections("channels", "Rules by channel id, such as C024BE91L.")
        .forEach((channel, section) -> rules.put(channel, from(section)));
    return rules;
  }

  private static ChannelRule from(ConfigSection section) {
    return new ChannelRule(
        Set.copyOf(
            section
                .list(
                    "sources", "Names of the only sources answered from there.", SettingType.text())
                .or(List.of(), "all that the channel may see")),
        section
            .oneOf(
                "listen", "Answer only what names the bot, or also open questions.", Listen.class)
            .or(Listen.MENTIONS),
        section
            .oneOf("show", "Answer to everyone, or to the asker first.", Show.class)
            .or(Show.EVERYONE),
        section
            .text("tag", "Whom a hand-over names, instead of the owner or who is on call.")
            .optional(),
        section
            .list(
                "managers",
                "Slack user ids that may change these rules in Slack.",
                SettingType.text())
            .or(List.of(), "none"),
        section
            .bool(
                "learn",
                "Whether conversations with an answer become tickets, where a live source reads the"
                    + " channel.")
            .or(false));
  }
}
