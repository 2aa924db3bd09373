package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.ResponseUrls.Origin;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.function.UnaryOperator;

/**
 * Builder of the parts that interaction and command payloads to the app share. Shapes:
 * docs.slack.dev/reference/interaction-payloads.
 */
public final class AppPayloads {
  private final WorkspaceTeam team;
  private final UnaryOperator<String> responseAddress;

  /**
   * @param responseAddress from a response URL's token to its address
   */
  public AppPayloads(WorkspaceTeam team, UnaryOperator<String> responseAddress) {
    this.team = team;
    this.responseAddress = responseAddress;
  }

  /** Returns the beginning of an interaction payload, with a new trigger id. */
  ObjectNode interaction(String type, String person) {
    ObjectNode json = JsonTrees.object().put("type", type);
    json.set("team", team());
    json.set("user", user(person));
    json.put("api_app_id", team.identity().appId());
    json.put("token", team.identity().secrets().verificationToken());
    json.put("trigger_id", team.triggers().issue(person));
    team.identity()
        .enterprise()
        .ifPresentOrElse(
            one -> json.putObject("enterprise").put("id", one.id()).put("name", one.name()),
            () -> json.putNull("enterprise"));
    return json.put("is_enterprise_install", team.identity().isEnterpriseInstall());
  }

  ObjectNode command(String person, WorkspaceConversation where, String command, String text) {
    ObjectNode json = JsonTrees.object();
    json.put("token", team.identity().secrets().verificationToken());
    json.put("team_id", team.identity().teamId()).put("team_domain", team.identity().domain());
    json.put("channel_id", where.id()).put("channel_name", channelName(where));
    json.put("user_id", person).put("user_name", name(person));
    json.put("command", command).put("text", text);
    team.identity()
        .enterprise()
        .ifPresent(one -> json.put("enterprise_id", one.id()).put("enterprise_name", one.name()));
    json.put("api_app_id", team.identity().appId());
    json.put("is_enterprise_install", Boolean.toString(team.identity().isEnterpriseInstall()));
    return json.put("trigger_id", team.triggers().issue(person));
  }

  String responseUrl(Origin origin) {
    return responseAddress.apply(team.responseUrls().issue(origin));
  }

  ObjectNode channel(WorkspaceConversation where) {
    return JsonTrees.object().put("id", where.id()).put("name", channelName(where));
  }

  private ObjectNode team() {
    ObjectNode json = JsonTrees.object().put("id", team.identity().teamId());
    json.put("domain", team.identity().domain());
    team.identity()
        .enterprise()
        .ifPresent(one -> json.put("enterprise_id", one.id()).put("enterprise_name", one.name()));
    return json;
  }

  private ObjectNode user(String person) {
    String name = name(person);
    ObjectNode json = JsonTrees.object().put("id", person).put("username", name).put("name", name);
    return json.put("team_id", team.directory().team(person));
  }

  private String name(String person) {
    return team.directory().person(person).map(one -> one.name()).orElse(person);
  }

  private static String channelName(WorkspaceConversation where) {
    return switch (where.kind()) {
      case CHANNEL -> where.name();
      case PRIVATE -> "privategroup";
      case IM -> "directmessage";
    };
  }
}
