package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Events API event about channels, files, pins, groups or profiles, on its way to the app.
 *
 * @param type the subscription that it belongs to, which is the event's own type as well
 * @param scope the bot scope without which the app does not get it
 * @param fields what it says beside its type
 */
public record WorkspaceEvent(String type, String scope, ObjectNode fields) {

  /**
   * Returns an event about a new or changed account.
   *
   * @param type such as {@code team_join}, {@code user_change}, {@code user_status_changed}
   * @param user the account in the JSON form of {@code users.info}
   */
  public static WorkspaceEvent ofAccount(String type, ObjectNode user, SlackIds ids) {
    ObjectNode fields = JsonTrees.object().put("cache_ts", ids.now().getEpochSecond());
    fields.set("user", user.deepCopy());
    return new WorkspaceEvent(type, "users:read", fields.put("event_ts", ids.timestamp()));
  }
}
