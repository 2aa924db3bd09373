package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Identity;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Team;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** {@code auth.test} and its neighbours: who am I, where am I, how do I connect. */
final class AppMethods {
  private final Team team;
  private final Supplier<URI> socket;

  /**
   * @param socket the address of a new Socket Mode connection
   */
  AppMethods(Team team, Supplier<URI> socket) {
    this.team = team;
    this.socket = socket;
  }

  Map<String, Method> all() {
    return Map.of(
        "api.test", new Method(Method.Token.NONE, "", arguments -> Json.object()),
        "auth.test", new Method(Method.Token.ANY, "", this::authTest),
        "apps.connections.open",
            new Method(
                Method.Token.APP,
                "",
                arguments -> Json.object().put("url", socket.get().toString())),
        "team.info", Method.bot("team:read", this::teamInfo),
        "bots.info", Method.bot("users:read", this::botInfo));
  }

  private ObjectNode authTest(Arguments arguments) {
    Identity identity = team.identity();
    ObjectNode json = Json.object().put("url", "https://" + identity.domain() + ".slack.com/");
    json.put("team", identity.teamName()).put("user", team.directory().botHandle());
    json.put("team_id", identity.teamId()).put("user_id", identity.botUserId());
    return json.put("bot_id", identity.botId()).put("is_enterprise_install", false);
  }

  private ObjectNode teamInfo(Arguments arguments) {
    ObjectNode json = Json.object();
    json.putObject("team")
        .put("id", team.identity().teamId())
        .put("name", team.identity().teamName())
        .put("domain", team.identity().domain())
        .put("url", "https://" + team.identity().domain() + ".slack.com/")
        .put("email_domain", "");
    return json;
  }

  private ObjectNode botInfo(Arguments arguments) {
    Identity identity = team.identity();
    if (!arguments.text("bot").orElse(identity.botId()).equals(identity.botId())) {
      throw new ApiError("bot_not_found");
    }
    ObjectNode json = Json.object();
    json.putObject("bot")
        .put("id", identity.botId())
        .put("deleted", false)
        .put("name", identity.appName())
        .put("updated", 0)
        .put("app_id", identity.appId())
        .put("user_id", identity.botUserId());
    return json;
  }
}
