package io.signalbox.bot.slack.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.signalbox.knowledge.table.ColumnValues;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the table channel_rule: the rules that a channel's managers set in Slack, with
 * those of the settings as default, and the check who is a manager. Safe for use from several
 * threads and processes.
 */
public final class ChannelRules {
  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  private final Jdbi jdbi;
  private final Map<String, ChannelRule> settings;

  public ChannelRules(Jdbi jdbi, Map<String, ChannelRule> settings) {
    this.jdbi = jdbi;
    this.settings = Map.copyOf(settings);
  }

  /** Returns the current rules of a channel. */
  public ChannelRule of(String channel) {
    Optional<String> changed =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT body FROM channel_rule WHERE channel = :channel")
                    .bind("channel", channel)
                    .mapTo(String.class)
                    .findOne());
    ChannelRule configured = configured(channel);
    return changed
        .map(ChannelRules::read)
        .map(rule -> rule.learning(configured.learn()))
        .orElse(configured);
  }

  private ChannelRule configured(String channel) {
    return settings.getOrDefault(channel, ChannelRule.usual());
  }

  /** Returns whether this person is one of the channel's managers. */
  public boolean isManager(String channel, String user) {
    return configured(channel).managers().contains(user) || of(channel).managers().contains(user);
  }

  /** Stores a channel's rules, which then override those of the settings. */
  public void change(String channel, ChannelRule rule, String user, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM channel_rule WHERE channel = ?", channel);
          handle
              .createUpdate(
                  """
                  INSERT INTO channel_rule (channel, body, changed_by, changed_at)
                  VALUES (:channel, :body, :user, :now)
                  """)
              .bind("channel", channel)
              .bind("body", write(rule))
              .bind("user", user)
              .bind("now", ColumnValues.time(now))
              .execute();
        });
  }

  private static String write(ChannelRule rule) {
    try {
      return MAPPER.writeValueAsString(rule);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a rule is plain JSON", e);
    }
  }

  private static ChannelRule read(String body) {
    try {
      return MAPPER.readValue(body, ChannelRule.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a channel's rules cannot be read", e);
    }
  }
}
