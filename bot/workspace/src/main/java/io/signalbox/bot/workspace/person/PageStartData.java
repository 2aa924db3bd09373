package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Command;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Group;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Person;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Shortcut;
import io.signalbox.bot.workspace.team.WorkspaceTeam;

/** Builds the initial state that the chat page loads: people, channels, commands, suggestions. */
final class PageStartData {
  private PageStartData() {}

  static ObjectNode of(WorkspaceTeam team, boolean connected) {
    ObjectNode json = JsonTrees.object().put("team", team.identity().teamName());
    json.putObject("app")
        .put("name", team.identity().appName())
        .put("botUserId", team.identity().botUserId());
    json.put("connected", connected);
    json.set(
        "people",
        JsonTrees.list(team.directory().people().stream().map(PageStartData::person).toList()));
    json.set(
        "groups",
        JsonTrees.list(team.directory().groups().stream().map(PageStartData::group).toList()));
    json.set(
        "channels",
        JsonTrees.list(team.conversations().list().stream().map(PageStartData::channel).toList()));
    var app = team.directory().app();
    json.set(
        "commands", JsonTrees.list(app.commands().stream().map(PageStartData::command).toList()));
    json.set(
        "shortcuts",
        JsonTrees.list(app.shortcuts().stream().map(PageStartData::shortcut).toList()));
    json.set(
        "suggestions",
        JsonTrees.list(
            team.directory().suggestions().stream().map(PageStartData::suggestion).toList()));
    return json;
  }

  private static ObjectNode suggestion(WorkspaceSeed.Suggestion suggestion) {
    return JsonTrees.object()
        .put("label", suggestion.label())
        .put("description", suggestion.description())
        .put("person", suggestion.person())
        .put("channel", suggestion.channel())
        .put("text", suggestion.text());
  }

  private static ObjectNode person(Person person) {
    return JsonTrees.object()
        .put("id", person.id())
        .put("name", person.name())
        .put("realName", person.realName())
        .put("title", person.title())
        .put("tz", person.timeZone())
        .put("admin", person.admin());
  }

  private static ObjectNode group(Group group) {
    ObjectNode json = JsonTrees.object().put("id", group.id()).put("handle", group.handle());
    return json.put("name", group.name()).set("members", JsonTrees.strings(group.members()));
  }

  private static ObjectNode channel(WorkspaceConversation channel) {
    ObjectNode json = JsonTrees.object().put("id", channel.id()).put("name", channel.name());
    json.put("kind", channel.kind().page()).put("topic", channel.topic());
    json.put("botIsMember", channel.botIsMember());
    return json.set("members", JsonTrees.strings(channel.members()));
  }

  private static ObjectNode command(Command command) {
    return JsonTrees.object()
        .put("name", command.name())
        .put("description", command.description())
        .put("usageHint", command.usageHint());
  }

  private static ObjectNode shortcut(Shortcut shortcut) {
    return JsonTrees.object().put("callbackId", shortcut.callbackId()).put("name", shortcut.name());
  }
}
