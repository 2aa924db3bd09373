package io.signalbox.bot.workspace.person;

/** All actions of a person in the simulated Slack, for the page and for tests. */
public record PersonActions(
    MessageActions keyboard,
    CommandInvocations commands,
    ElementActions presses,
    ModalSubmissions forms,
    AssistantPanel panel) {}
