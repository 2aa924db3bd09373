package io.signalbox.bot.slack.command.keys;

import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.tools.ask.asker.PersonalKey;
import io.signalbox.tools.ask.asker.PersonalKeys;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Slack workflow of personal keys for asking from other tools: makes, lists and revokes keys by
 * {@code /ask key}, and ends those of people who left. Keys of deactivated people are revoked.
 */
public final class KeysWorkflow implements SlackWorkflow {
  private static final Duration TICK = Duration.ofHours(1);
  private static final String OFF =
      "Asking through other tools is off here: the settings have no section `ask-api`.";

  private final Optional<OfferedKeys> offered;
  private final SlackPeople people;

  /**
   * Service of personal keys, with the address of the server that they are for.
   *
   * @param address of the MCP server, once it is served
   */
  public record OfferedKeys(PersonalKeys keys, Supplier<String> address) {}

  /**
   * @param offered empty where other tools cannot ask
   */
  public KeysWorkflow(Workplace place, Optional<OfferedKeys> offered) {
    this.offered = offered;
    this.people = place.people();
  }

  @Override
  public void register(App app) {
    // The command is that of questions.
  }

  @Override
  public Optional<Supplier<String>> asked(String user, String text) {
    return KeyCommandText.read(text)
        .map(command -> () -> offered.map(each -> done(each, command, user)).orElse(OFF));
  }

  private String done(OfferedKeys offer, KeyCommandText command, String user) {
    return switch (command) {
      case KeyCommandText.ListKeys list -> listed(offer, user);
      case KeyCommandText.MakeKey make ->
          offer
              .keys()
              .make(user, make.name())
              .map(made -> shown(offer, made, user))
              .orElseGet(
                  () ->
                      "You have as many keys as you may, "
                          + offer.keys().most()
                          + ". Revoke one first.\n"
                          + listed(offer, user));
      case KeyCommandText.RevokeKey revoke -> revoked(offer, revoke, user);
      case KeyCommandText.RevokeUnclear unclear -> unclear(offer, unclear, user);
    };
  }

  private String shown(OfferedKeys offer, PersonalKeys.MadeKey made, String user) {
    String key = made.key().reveal();
    return "Your key, shown this once:\n```"
        + key
        + "```\nIt asks with your rights, until "
        + day(made.about(), user)
        + ". Whoever has it reads what you may read: keep it like a password.\n• MCP server: `"
        + offer.address().get()
        + "`, with the header `Authorization: Bearer …`\n• Claude Code: `claude mcp add --transport"
        + " http signalbox "
        + offer.address().get()
        + " --header \"Authorization: Bearer <key>\"`\n• Ends at once: `/ask key revoke "
        + made.about().id()
        + "`";
  }

  private String revoked(OfferedKeys offer, KeyCommandText.RevokeKey revoke, String user) {
    if (revoke.id().isEmpty()) {
      int keys = offer.keys().revokeAll(user);
      return keys == 0 ? "You have no key." : "Revoked: " + keys + ". They no longer work.";
    }
    String id = revoke.id().get();
    return offer.keys().revoke(user, id)
        ? "`" + id + "` is revoked and no longer works."
        : "You have no key `" + id + "`.\n" + listed(offer, user);
  }

  private String unclear(OfferedKeys offer, KeyCommandText.RevokeUnclear unclear, String user) {
    String which =
        unclear.named().isEmpty()
            ? "Which key? "
            : "None of your keys has the id `" + MrkdwnText.escaped(unclear.named()) + "`. ";
    return (offer.keys().of(user).isEmpty() ? "" : which + "Nothing is revoked.\n")
        + listed(offer, user);
  }

  private String listed(OfferedKeys offer, String user) {
    List<PersonalKey> keys = offer.keys().of(user);
    if (keys.isEmpty()) {
      return "You have no key. `/ask key` makes one, for the tools that you ask from.";
    }
    return keys.stream().map(key -> line(key, user)).collect(Collectors.joining("\n"))
        + "\n`/ask key revoke <id>` ends one, `/ask key revoke all` all of them.";
  }

  private String line(PersonalKey key, String user) {
    String name = key.name().isEmpty() ? "" : " " + MrkdwnText.escaped(key.name());
    String used =
        key.usedAt()
            .map(at -> "used " + LocalDate.ofInstant(at, zone(user)))
            .orElse("not used yet");
    return "• `" + key.id() + "`" + name + " · until " + day(key, user) + " · " + used;
  }

  private String day(PersonalKey key, String user) {
    return LocalDate.ofInstant(key.expiresAt(), zone(user)).toString();
  }

  private ZoneId zone(String user) {
    return people.zone(user).orElse(ZoneOffset.UTC);
  }

  @Override
  public List<LayoutBlock> home(String user) {
    return offered
        .filter(each -> !each.keys().of(user).isEmpty())
        .<List<LayoutBlock>>map(
            each ->
                List.of(
                    BlockKit.header("Your keys for other tools"),
                    BlockKit.section(listed(each, user))))
        .orElse(List.of());
  }

  @Override
  public void deactivated(String user) {
    offered.ifPresent(each -> each.keys().revokeAll(user));
  }

  @Override
  public List<ScheduledTask> tasks() {
    return offered
        .map(each -> List.of(new ScheduledTask("personal-keys", TICK, () -> endOfLeavers(each))))
        .orElse(List.of());
  }

  /** Revokes keys of people who are not active any more, for events that were missed. */
  private void endOfLeavers(OfferedKeys offer) {
    for (String person : offer.keys().people()) {
      if (people.lookUp(person) instanceof SlackPeople.Lookup.Nobody) {
        offer.keys().revokeAll(person);
      }
    }
  }
}
