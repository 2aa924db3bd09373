package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.delivery.AppDeliveries;
import io.signalbox.bot.workspace.team.ResponseUrls.Origin;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import io.signalbox.bot.workspace.webapi.UrlResponses;
import java.util.Optional;

/** Sends slash commands and message shortcuts to the app, once, with three seconds to answer. */
public final class CommandInvocations {
  private final WorkspaceTeam team;
  private final MessageActions keyboard;
  private final AppPayloads payloads;
  private final AppDeliveries app;
  private final UrlResponses responses;

  public CommandInvocations(
      WorkspaceTeam team, MessageActions keyboard, AppPayloads payloads, AppDeliveries app) {
    this.team = team;
    this.keyboard = keyboard;
    this.payloads = payloads;
    this.app = app;
    this.responses = new UrlResponses(team);
  }

  /**
   * Sends a slash command to the app; text in the acknowledgement is shown like a reply to the
   * response URL.
   */
  public void command(String person, String channel, String command, String text) {
    WorkspaceConversation where = keyboard.joined(person, channel);
    boolean known =
        team.directory().grants("commands")
            && team.directory().app().commands().stream()
                .anyMatch(one -> one.name().equals(command));
    if (!known) {
      throw new ImpossibleActException(404, command + " is not a valid command.");
    }
    ObjectNode payload = payloads.command(person, where, command, text);
    Origin origin = new Origin(channel, person, Optional.empty());
    payload.put("response_url", payloads.responseUrl(origin));
    Optional<JsonNode> answer = app.command(payload).join();
    if (answer.isEmpty()) {
      throw new ImpossibleActException(
          504, command + " failed because " + team.identity().appName() + " did not respond.");
    }
    if (answer.get().has("text") || answer.get().has("blocks")) {
      responses
          .respond(origin, answer.get())
          .ifPresent(
              error -> {
                throw new ImpossibleActException(
                    502, command + " failed with the error \"" + error + "\".");
              });
    }
  }

  /** Uses a global shortcut, which belongs to no message. */
  public void globalShortcut(String person, String callbackId) {
    keyboard.known(person);
    ObjectNode payload = payloads.interaction("shortcut", person);
    payload.put("callback_id", callbackId).put("action_ts", team.ids().timestamp());
    if (app.interaction(payload).join().isEmpty()) {
      throw new ImpossibleActException(504, team.identity().appName() + " did not respond.");
    }
  }

  public void shortcut(String person, String channel, String ts, String callbackId) {
    WorkspaceConversation where = keyboard.joined(person, channel);
    WorkspaceMessage message = keyboard.visible(where, person, ts);
    boolean known =
        team.directory().grants("commands")
            && team.directory().app().shortcuts().stream()
                .anyMatch(one -> one.callbackId().equals(callbackId));
    if (!known) {
      throw new ImpossibleActException(404, "There is no shortcut \"" + callbackId + "\".");
    }
    ObjectNode payload = payloads.interaction("message_action", person);
    payload.put("callback_id", callbackId).put("action_ts", team.ids().timestamp());
    payload.put("message_ts", message.ts());
    payload.set("channel", payloads.channel(where));
    payload.set("message", where.json(message));
    Origin origin = new Origin(channel, person, Optional.empty());
    payload.put("response_url", payloads.responseUrl(origin));
    if (app.interaction(payload).join().isEmpty()) {
      throw new ImpossibleActException(504, team.identity().appName() + " did not respond.");
    }
  }
}
