package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.WorkspaceSeed.Command;
import io.signalbox.bot.workspace.WorkspaceSeed.Group;
import io.signalbox.bot.workspace.WorkspaceSeed.Person;
import io.signalbox.bot.workspace.WorkspaceSeed.Shortcut;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Team;

/** Initial state that the chat page loads. */
final class Boot {
  private Boot() {}

  static ObjectNode of(Team team, boolean connected) {
    ObjectNode json = Json.object().put("team", team.identity().teamName());
    json.putObject("app")
        .put("name", team.identity().appName())
        .put("botUserId", team.identity().botUserId());
    json.put("connected", connected);
    json.set("people", Json.list(team.directory().people().stream().map(Boot::person).toList()));
    json.set("groups", Json.list(team.directory().groups().stream().map(Boot::group).toList()));
    json.set(
        "channels", Json.list(team.conversations().list().stream().map(Boot::channel).toList()));
    var app = team.directory().app();
    json.set("commands", Json.list(app.commands().stream().map(Boot::command).toList()));
    json.set("shortcuts", Json.list(app.shortcuts().stream().map(Boot::shortcut).toList()));
    return json;
  }

  private static ObjectNode person(Person person) {
    return Json.object()
        .put("id", person.id())
        .put("name", person.name())
        .put("realName", person.realName())
        .put("title", person.title())
        .put("tz", person.timeZone());
  }

  private static ObjectNode group(Group group) {
    ObjectNode json = Json.object().put("id", group.id()).put("handle", group.handle());
    return json.put("name", group.name()).set("members", Json.strings(group.members()));
  }

  private static ObjectNode channel(Conversation channel) {
    ObjectNode json = Json.object().put("id", channel.id()).put("name", channel.name());
    json.put("kind", channel.kind().page()).put("topic", channel.topic());
    json.put("botIsMember", channel.botIsMember());
    return json.set("members", Json.strings(channel.members()));
  }

  private static ObjectNode command(Command command) {
    return Json.object()
        .put("name", command.name())
        .put("description", command.description())
        .put("usageHint", command.usageHint());
  }

  private static ObjectNode shortcut(Shortcut shortcut) {
    return Json.object().put("callbackId", shortcut.callbackId()).put("name", shortcut.name());
  }
}
