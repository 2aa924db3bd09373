package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.AppIdentity;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Web API methods about the app: {@code auth.test}, {@code team.info}, {@code bots.info}, {@code
 * apps.connections.open}.
 */
final class AppMethods {
  private final WorkspaceTeam team;
  private final Supplier<URI> socket;

  /**
   * @param socket the address of a new Socket Mode connection
   */
  AppMethods(WorkspaceTeam team, Supplier<URI> socket) {
    this.team = team;
    this.socket = socket;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "api.test", new ApiMethod(ApiMethod.Token.NONE, "", arguments -> JsonTrees.object()),
        "auth.test", new ApiMethod(ApiMethod.Token.ANY, "", this::authTest),
        "apps.connections.open",
            new ApiMethod(
                ApiMethod.Token.APP,
                "",
                arguments -> JsonTrees.object().put("url", socket.get().toString())),
        "team.info", ApiMethod.bot("team:read", this::teamInfo),
        "bots.info", ApiMethod.bot("users:read", this::botInfo));
  }

  private ObjectNode authTest(CallArguments arguments) {
    AppIdentity identity = team.identity();
    ObjectNode json = JsonTrees.object().put("url", "https://" + identity.domain() + ".slack.com/");
    json.put("team", identity.teamName()).put("team_id", identity.teamId());
    identity.enterprise().ifPresent(one -> json.put("enterprise_id", one.id()));
    json.put("is_enterprise_install", identity.isEnterpriseInstall());
    Optional<WorkspaceSeed.Person> person = arguments.caller().flatMap(team.directory()::person);
    if (person.isPresent()) {
      return json.put("user", person.get().name()).put("user_id", person.get().id());
    }
    json.put("user", team.directory().botHandle()).put("user_id", identity.botUserId());
    return json.put("bot_id", identity.botId());
  }

  private ObjectNode teamInfo(CallArguments arguments) {
    ObjectNode json = JsonTrees.object();
    ObjectNode about =
        json.putObject("team")
            .put("id", team.identity().teamId())
            .put("name", team.identity().teamName())
            .put("domain", team.identity().domain())
            .put("url", "https://" + team.identity().domain() + ".slack.com/")
            .put("email_domain", "");
    about.putObject("icon").put("image_default", true);
    team.identity()
        .enterprise()
        .ifPresent(one -> about.put("enterprise_id", one.id()).put("enterprise_name", one.name()));
    return json;
  }

  private ObjectNode botInfo(CallArguments arguments) {
    AppIdentity identity = team.identity();
    if (!arguments.text("bot").orElse(identity.botId()).equals(identity.botId())) {
      throw new ApiErrorException("bot_not_found");
    }
    ObjectNode json = JsonTrees.object();
    json.putObject("bot")
        .put("id", identity.botId())
        .put("deleted", false)
        .put("name", identity.appName())
        .put("updated", 0)
        .put("app_id", identity.appId())
        .put("user_id", identity.botUserId())
        .set("icons", identity.icons());
    return json;
  }
}
