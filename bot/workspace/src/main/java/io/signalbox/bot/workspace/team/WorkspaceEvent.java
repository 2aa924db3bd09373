package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Events API event about channels, files, pins, groups or profiles, on its way to the app.
 *
 * @param type the subscription that it belongs to, which is the event's own type as well
 * @param scope the bot scope without which the app does not get it
 * @param fields what it says beside its type
 */
public record WorkspaceEvent(String type, String scope, ObjectNode fields) {}
