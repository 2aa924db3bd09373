package io.signalbox.bot.workspace.person;

/** All actions of a person, for the page and for tests. */
public record Desk(
    Keyboard keyboard, Commands commands, Presses presses, Forms forms, AssistantPanel panel) {}
