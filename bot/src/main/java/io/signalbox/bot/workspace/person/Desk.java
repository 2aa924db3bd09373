package io.signalbox.bot.workspace.person;

/** Everything that a person can do here, in one hand for the page and for tests. */
public record Desk(
    Keyboard keyboard, Commands commands, Presses presses, Forms forms, AssistantPanel panel) {}
