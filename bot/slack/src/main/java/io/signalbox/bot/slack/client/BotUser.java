package io.signalbox.bot.slack.client;

/**
 * Bot user of another app in the workspace.
 *
 * @param handle without the at sign; its maker's text
 * @param name what people see; its maker's text
 */
public record BotUser(String handle, String name) {}
