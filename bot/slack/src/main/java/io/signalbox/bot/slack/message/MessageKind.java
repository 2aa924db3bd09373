package io.signalbox.bot.slack.message;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kinds of messages that the bot sends a person unasked, each with its urgency and whether it can
 * be muted.
 */
public enum MessageKind {
  /** Page of an escalation; never held, never muted. */
  PAGE(Urgency.NOW, false),
  /** Request to approve something that somebody waits for. */
  APPROVAL(Urgency.NOW, false),
  /** Notice that the answers of an agent of the person's got worse. */
  INCIDENT(Urgency.NOW, false),
  /** News of the person's own agents. */
  AGENT(Urgency.NOW, false),
  /** On-call shift that somebody entered for the person. */
  SHIFT(Urgency.NOW, false),
  /** State and slots of an office-hours request that the person asked or took. */
  REQUEST(Urgency.NOW, false),
  /** Notice that a budget of the person's callers runs low. */
  BUDGET(Urgency.TODAY, true),
  /** Change of a prompt, model or tool on which something of the person's depends. */
  CHANGE(Urgency.TODAY, true),
  /** Notice that a model used by the person's callers retires. */
  RETIREMENT(Urgency.TODAY, true),
  /** Notice that a question of theirs can be answered now. */
  ANSWER(Urgency.TODAY, true),
  /** Questions that nobody could answer, for their likely owner. */
  GAP(Urgency.DIGEST, true);

  /** Urgency of a kind of message, which decides when it is sent. */
  public enum Urgency {
    /** At once, in quiet hours too. */
    NOW,
    /** At once, but not in quiet hours. */
    TODAY,
    /** With the next digest. */
    DIGEST
  }

  private final Urgency usual;
  private final boolean canBeMuted;

  MessageKind(Urgency usual, boolean canBeMuted) {
    this.usual = usual;
    this.canBeMuted = canBeMuted;
  }

  public Urgency usual() {
    return usual;
  }

  public boolean canBeMuted() {
    return canBeMuted;
  }

  /** Returns the name as people type it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind with this name, in the singular or the plural. */
  static Optional<MessageKind> named(String name) {
    String one = name.strip().toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    return Stream.of(values()).filter(each -> each.label().equals(one)).findFirst();
  }
}
