package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.PinnedMessages.Pin;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceEvent;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Map;

/** Web API methods {@code pins.*}, for messages that are pinned to a channel. */
final class PinMethods {
  private final WorkspaceTeam team;
  private final AppAccess access;

  PinMethods(WorkspaceTeam team, AppAccess access) {
    this.team = team;
    this.access = access;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "pins.add", ApiMethod.bot("pins:write", this::add),
        "pins.remove", ApiMethod.bot("pins:write", this::remove),
        "pins.list", ApiMethod.bot("pins:read", this::list));
  }

  private ObjectNode add(CallArguments arguments) {
    WorkspaceConversation where = access.joined(arguments);
    WorkspaceMessage message = message(where, arguments);
    Pin pin =
        new Pin(
            where.id(),
            message.ts(),
            team.identity().botUserId(),
            team.ids().now().getEpochSecond());
    if (!team.pins().add(pin)) {
      throw new ApiErrorException("already_pinned");
    }
    announce("pin_added", where, pin, message);
    return JsonTrees.object();
  }

  private ObjectNode remove(CallArguments arguments) {
    WorkspaceConversation where = access.joined(arguments);
    WorkspaceMessage message = message(where, arguments);
    Pin pin =
        team.pins()
            .remove(where.id(), message.ts())
            .orElseThrow(() -> new ApiErrorException("no_pin"));
    announce("pin_removed", where, pin, message);
    return JsonTrees.object();
  }

  private ObjectNode list(CallArguments arguments) {
    WorkspaceConversation where = access.joined(arguments);
    ArrayNode items = JsonTrees.array();
    for (Pin pin : team.pins().of(where.id())) {
      where.find(pin.ts()).ifPresent(message -> items.add(item(where, pin, message)));
    }
    return JsonTrees.object().set("items", items);
  }

  private WorkspaceMessage message(WorkspaceConversation where, CallArguments arguments) {
    return access.message(
        where,
        arguments.text("timestamp").orElseThrow(() -> new ApiErrorException("no_item_specified")));
  }

  private static ObjectNode item(WorkspaceConversation where, Pin pin, WorkspaceMessage message) {
    ObjectNode item = JsonTrees.object().put("type", "message").put("channel", where.id());
    item.put("created", pin.since()).put("created_by", pin.by());
    return item.set("message", message.copy());
  }

  private void announce(
      String type, WorkspaceConversation where, Pin pin, WorkspaceMessage message) {
    ObjectNode fields = JsonTrees.object().put("user", pin.by()).put("channel_id", where.id());
    fields.set("item", item(where, pin, message));
    fields.put("item_user", message.author()).put("pin_count", team.pins().of(where.id()).size());
    if (type.equals("pin_removed")) {
      fields.put("has_pins", !team.pins().of(where.id()).isEmpty());
    }
    if (where.botIsMember()) {
      team.board().announce(new WorkspaceEvent(type, "pins:read", fields));
    }
  }
}
