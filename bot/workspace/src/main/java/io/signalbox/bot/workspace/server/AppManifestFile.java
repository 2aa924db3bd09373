package io.signalbox.bot.workspace.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reader of an app's manifest in JSON, as Slack exports it and {@code slack manifest} prints it.
 * Source of the fields: docs.slack.dev/reference/app-manifest.
 */
final class AppManifestFile {
  static final String BOT = "U0BOT00001";

  private AppManifestFile() {}

  /** Returns the app of a manifest, with these commands beside its own. */
  static WorkspaceSeed.App read(JsonNode manifest, List<String> commands) {
    String name = manifest.at("/display_information/name").asText();
    String shown = manifest.at("/features/bot_user/display_name").asText(name);
    if (shown.isEmpty()) {
      throw new BadOptionException(
          "The manifest has no display_information.name; is it a manifest of an app in JSON?");
    }
    List<WorkspaceSeed.Command> known = new ArrayList<>(added(commands));
    for (JsonNode each : manifest.at("/features/slash_commands")) {
      known.add(
          new WorkspaceSeed.Command(
              each.path("command").asText(),
              each.path("description").asText(),
              each.path("usage_hint").asText()));
    }
    List<WorkspaceSeed.Shortcut> shortcuts = new ArrayList<>();
    for (JsonNode each : manifest.at("/features/shortcuts")) {
      shortcuts.add(
          new WorkspaceSeed.Shortcut(
              each.path("callback_id").asText(), each.path("name").asText()));
    }
    Set<String> scopes = texts(manifest.at("/oauth_config/scopes/bot"));
    Set<String> events = texts(manifest.at("/settings/event_subscriptions/bot_events"));
    return new WorkspaceSeed.App(shown, BOT, known, shortcuts, scopes, events);
  }

  /** Returns an app that may do everything that the workspace knows. */
  static WorkspaceSeed.App anyApp(List<String> commands) {
    return new WorkspaceSeed.App(
        "App", BOT, added(commands), List.of(), words(SCOPES), words(EVENTS));
  }

  private static List<WorkspaceSeed.Command> added(List<String> commands) {
    return commands.stream().map(name -> new WorkspaceSeed.Command(name, "", "")).toList();
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    JsonTrees.elements(array).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(List.of(text.strip().split("\\s+", -1)));
  }

  private static final String SCOPES =
      """
      app_mentions:read assistant:write channels:history channels:join channels:manage
      channels:read chat:write chat:write.public commands files:read files:write
      groups:history groups:read groups:write im:history im:read im:write pins:read pins:write
      reactions:read reactions:write team:read usergroups:read usergroups:write users:read
      users:read.email users.profile:read
      """;

  private static final String EVENTS =
      """
      app_home_opened app_mention assistant_thread_context_changed assistant_thread_started
      channel_archive channel_created channel_rename channel_unarchive file_created file_deleted
      file_shared group_archive group_rename group_unarchive member_joined_channel
      member_left_channel message.channels message.groups message.im pin_added pin_removed
      reaction_added reaction_removed subteam_created subteam_members_changed subteam_updated
      team_join user_change user_profile_changed user_status_changed
      """;
}
