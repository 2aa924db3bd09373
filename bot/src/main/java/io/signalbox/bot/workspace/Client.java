package io.signalbox.bot.workspace;

import io.signalbox.bot.workspace.person.Keyboard;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Team;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A person at the keyboard. What the page refuses, this refuses, with the same sentence. Waiting is
 * in real time and ends with an {@link AssertionError} that says what was waited for.
 */
public final class Client {
  private final String person;
  private final Team team;
  private final Keyboard keyboard;

  Client(String person, Team team, Keyboard keyboard) {
    this.person = person;
    this.team = team;
    this.keyboard = keyboard;
  }

  public String userId() {
    return person;
  }

  /** The channel of this person's direct messages with the bot. */
  public String direct() {
    return team.conversations().direct(person).orElseThrow().id();
  }

  /** Text as typed; {@code @name} and {@code #channel} become references. */
  public ChatMessage say(String channel, String text) {
    return ChatMessage.of(keyboard.say(person, channel, text, Optional.empty()));
  }

  public ChatMessage reply(String channel, String thread, String text) {
    return ChatMessage.of(keyboard.say(person, channel, text, Optional.of(thread)));
  }

  /** Top-level messages, oldest first. */
  public List<ChatMessage> messages(String channel) {
    return Json.elements(keyboard.messages(person, channel, Optional.empty())).stream()
        .map(ChatMessage::of)
        .toList();
  }

  /** Waits ten seconds for what is looked up again with everything that happens. */
  public <T> T await(String what, Supplier<Optional<T>> lookup) {
    return await(what, lookup, Duration.ofSeconds(10));
  }

  public <T> T await(String what, Supplier<Optional<T>> lookup, Duration patience) {
    return new Patience(team.feed(), person).await(what, lookup, patience);
  }

  /** A thread's first message and its replies. */
  public List<ChatMessage> thread(String channel, String ts) {
    return Json.elements(keyboard.messages(person, channel, Optional.of(ts))).stream()
        .map(ChatMessage::of)
        .toList();
  }
}
