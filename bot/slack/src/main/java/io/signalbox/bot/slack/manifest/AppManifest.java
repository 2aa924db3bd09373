package io.signalbox.bot.slack.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.slack.conversation.ActionIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Generates the Slack app manifest: commands, scopes, events and shortcuts; the local workspace
 * gets the same and refuses everything else. The form is that of Slack's app manifests, version 2.
 */
public final class AppManifest {
  /** Name of the bot in Slack. */
  public static final String NAME = "Signalbox";

  /** The command that lists the gateway routes that a person may use. */
  public static final String ROUTES = "/routes";

  /** The command that shows models and their retirement dates. */
  public static final String MODELS = "/models";

  /** The command that shows answer quality. */
  public static final String QUALITY = "/quality";

  /** The command that shows what depends on an artefact. */
  public static final String IMPACT = "/impact";

  /** The command that puts questions to experts. */
  public static final String OFFICE_HOURS = "/office-hours";

  private AppManifest() {}

  /** Slash command in the manifest. */
  public record Command(String name, String description, String usageHint) {}

  /** Message shortcut in the manifest. */
  public record Shortcut(String callbackId, String name, String description) {}

  /** Returns the slash commands; each workflow adds its own here. */
  public static List<Command> commands(ManifestChoices choices) {
    return plainCommands().stream()
        .map(
            each ->
                new Command(
                    choices.prefix().named(each.name()), each.description(), each.usageHint()))
        .toList();
  }

  private static List<Command> plainCommands() {
    return List.of(
        new Command(
            "/ask", "Ask, and see the answer yourself first", "who is on call for payments?"),
        new Command(ROUTES, "The models and tools that you may use, and what is left", "help"),
        new Command(MODELS, "When the models that are called here end", "mine"),
        new Command("/escalate", "Page who is on call, now", "payments SEV2 checkout returns 500s"),
        new Command(OFFICE_HOURS, "Ask the AI experts", "which model for ticket routing?"),
        new Command("/oncall", "Who is on call, handovers, gaps, overrides", "payments"),
        new Command(
            "/register-agent",
            "Register an AI agent: get a key and a budget, without waiting",
            "help"),
        new Command("/agents", "All agents: audit, roadmap, keys, approvals", "audit"),
        new Command(QUALITY, "How good answers are, and what got worse", "chat"),
        new Command(IMPACT, "Who breaks when a prompt, model or source changes", "house-style"));
  }

  /** Returns the message shortcut <em>Remember this thread</em>, the only one. */
  public static Shortcut remember() {
    return new Shortcut(
        ActionIds.REMEMBER, "Remember this thread", "Keep what solved it as a resolved ticket");
  }

  /** Returns the bot's scopes, each with the reason for it. */
  public static Map<String, String> scopes(ManifestChoices choices) {
    Map<String, String> scopes = new LinkedHashMap<>();
    scopes.put("app_mentions:read", "to be asked by name");
    scopes.put("assistant:write", "to answer in the assistant's panel");
    scopes.put(
        "channels:history", "to hear follow-ups in threads, and open questions where allowed");
    scopes.put(
        "channels:join", "to go into a public channel where somebody escalates, and say so there");
    scopes.put("channels:read", "to know whether people from outside read a channel");
    scopes.put("chat:write", "to answer");
    scopes.put("commands", "for the slash commands and Remember this thread");
    scopes.put(
        "groups:history", "the same as channels:history, in private channels it is invited to");
    scopes.put("groups:read", "the same as channels:read, in private channels it is invited to");
    scopes.put("files:write", "to share invitations and timelines as files");
    scopes.put("im:history", "to be asked in a direct message");
    scopes.put("im:write", "to page who is on call in a direct message");
    scopes.put(
        "usergroups:read", "to know which sources an asker's groups may see, and to tag owners");
    scopes.put("users:read", "for the asker's time zone, and people's names");
    scopes.put("users:read.email", "to tag who is on call, whom schedules know by address");
    if (choices.makesChannels()) {
      scopes.put(
          "channels:manage",
          "to make and archive a channel for a grave escalation, and invite people into it");
    }
    if (choices.makesPrivateChannels()) {
      scopes.put("groups:write", "the same as channels:manage, where those channels are private");
    }
    return scopes;
  }

  /** Returns the names of the events that the app subscribes to. */
  public static List<String> events() {
    return List.of(
        "app_home_opened",
        "app_mention",
        "assistant_thread_context_changed",
        "assistant_thread_started",
        "message.channels",
        "message.groups",
        "message.im",
        "team_join",
        "user_change");
  }

  /** Returns the manifest as JSON, to be pasted where Slack asks for one. */
  public static String json(ManifestChoices choices) {
    String requestUrl = choices.requestUrl();
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.putObject("_metadata").put("major_version", 2).put("minor_version", 1);
    root.putObject("display_information")
        .put("name", NAME)
        .put("description", "Answers engineering questions from runbooks, tables and tickets")
        .put("background_color", "#1d3b3a");
    features(root.putObject("features"), choices);
    ArrayNode scopes = root.putObject("oauth_config").putObject("scopes").putArray("bot");
    scopes(choices).keySet().forEach(scopes::add);
    ObjectNode settings = root.putObject("settings");
    ObjectNode subscriptions = settings.putObject("event_subscriptions");
    address(subscriptions, requestUrl);
    ArrayNode events = subscriptions.putArray("bot_events");
    events().forEach(events::add);
    address(settings.putObject("interactivity").put("is_enabled", true), requestUrl);
    settings
        .put("org_deploy_enabled", false)
        .put("socket_mode_enabled", requestUrl.isEmpty())
        .put("token_rotation_enabled", false);
    try {
      return mapper.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is plain JSON", e);
    }
  }

  private static void features(ObjectNode features, ManifestChoices choices) {
    features
        .putObject("app_home")
        .put("home_tab_enabled", true)
        .put("messages_tab_enabled", true)
        .put("messages_tab_read_only_enabled", false);
    features.putObject("bot_user").put("display_name", NAME).put("always_online", true);
    features
        .putObject("assistant_view")
        .put(
            "assistant_description",
            "Runbooks, on-call, ownership and resolved tickets, with sources");
    ArrayNode commands = features.putArray("slash_commands");
    commands(choices)
        .forEach(command -> describe(commands.addObject(), command, choices.requestUrl()));
    features
        .putArray("shortcuts")
        .addObject()
        .put("name", remember().name())
        .put("type", "message")
        .put("callback_id", remember().callbackId())
        .put("description", remember().description());
  }

  private static void describe(ObjectNode node, Command command, String requestUrl) {
    node.put("command", command.name())
        .put("description", command.description())
        .put("usage_hint", command.usageHint())
        .put("should_escape", true);
    if (!requestUrl.isEmpty()) {
      node.put("url", requestUrl);
    }
  }

  private static void address(ObjectNode node, String requestUrl) {
    if (!requestUrl.isEmpty()) {
      node.put("request_url", requestUrl);
    }
  }
}
