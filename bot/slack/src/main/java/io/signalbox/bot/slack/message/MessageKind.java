package io.signalbox.bot.slack.message;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Kinds of messages that a person gets without having asked, with how urgent each is. */
public enum MessageKind {
  /** Somebody is needed now; never held, never muted. */
  PAGE(Urgency.NOW, false),
  /** Somebody waits for a decision. */
  APPROVAL(Urgency.NOW, false),
  /** Something that the person runs got worse. */
  INCIDENT(Urgency.NOW, false),
  /** News of the person's own agents. */
  AGENT(Urgency.NOW, false),
  /** A model that the person's callers use ends. */
  RETIREMENT(Urgency.TODAY, true),
  /** A question of theirs can be answered now. */
  ANSWER(Urgency.TODAY, true),
  /** Questions that nobody could answer. */
  GAP(Urgency.DIGEST, true);

  /** Time at which messages of a kind go. */
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

  /** The name as people type it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this name, in the singular or the plural. */
  static Optional<MessageKind> named(String name) {
    String one = name.strip().toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    return Stream.of(values()).filter(each -> each.label().equals(one)).findFirst();
  }
}
