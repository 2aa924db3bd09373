package io.signalbox.bot.slack.client;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.webhook.WebhookResponse;
import io.signalbox.bot.slack.directory.PeopleReader;
import io.signalbox.bot.slack.directory.PeopleTable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Client of Slack's Web API at the configured address, with the app's bot token. Safe for use from
 * several threads.
 */
public final class SlackClient implements AutoCloseable {
  private static final int CALL_TIMEOUT_MILLIS = 20_000;

  private final SlackSettings settings;
  private final Slack slack;
  private final MethodsClient methods;

  /** Creates the client without calling Slack. */
  public SlackClient(SlackSettings settings) {
    this.settings = settings;
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
    config.setHttpClientCallTimeoutMillis(CALL_TIMEOUT_MILLIS);
    config.setStatsEnabled(false);
    config.setTokenExistenceVerificationEnabled(false);
    this.slack =
        Slack.getInstance(config, new CommandPrefixInterceptor(settings.prefix()).client(config));
    this.methods = slack.methods(settings.botToken().reveal());
  }

  /**
   * User, workspace and granted scopes of the bot token, as {@code auth.test} returns them.
   *
   * @param team as people call it
   * @param scopes granted to the token
   */
  public record Identity(
      String userId, String name, String teamId, String team, Set<String> scopes) {
    public Identity {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * Asks Slack for the token's user and scopes.
   *
   * @throws SlackRefusedException with what to mend
   */
  public Identity identity() {
    try {
      AuthTestResponse response = methods.authTest(request -> request);
      if (!response.isOk()) {
        throw new SlackRefusedException(
            "Slack does not take slack.bot-token: "
                + response.getError()
                + ". Copy it again from"
                + " the app's page, OAuth & Permissions.");
      }
      return new Identity(
          response.getUserId(),
          response.getUser(),
          response.getTeamId(),
          response.getTeam(),
          scopes(response));
    } catch (IOException | SlackApiException e) {
      throw new SlackRefusedException(
          "Slack cannot be reached at " + settings.apiUrl() + ": " + e.getMessage(), e);
    }
  }

  private static Set<String> scopes(AuthTestResponse response) {
    Map<String, List<String>> headers = response.getHttpResponseHeaders();
    Set<String> scopes = new TreeSet<>();
    if (headers != null) {
      headers.forEach(
          (name, values) -> {
            if (name.equalsIgnoreCase("x-oauth-scopes")) {
              values.forEach(value -> scopes.addAll(List.of(value.split("\\s*,\\s*"))));
            }
          });
    }
    return scopes;
  }

  /**
   * Tests the app-level token by requesting a Socket Mode address.
   *
   * @throws SlackRefusedException with what to mend
   */
  public void tryAppToken() {
    try {
      slack.issueSocketModeUrl(appToken());
    } catch (IOException e) {
      throw new SlackRefusedException(
          "Slack does not take slack.app-token: make one with the scope connections:write, under"
              + " Basic Information, App-Level Tokens ("
              + e.getMessage()
              + ").",
          e);
    }
  }

  String appToken() {
    return settings
        .appToken()
        .orElseThrow(() -> new SlackRefusedException("slack.app-token is needed in socket mode"))
        .reveal();
  }

  public SlackSettings settings() {
    return settings;
  }

  public Slack slack() {
    return slack;
  }

  public MethodsClient methods() {
    return methods;
  }

  /** Returns a reader that copies Slack's list of accounts into the table. */
  public PeopleReader peopleReader(PeopleTable table, Clock clock) {
    return new PeopleReader(methods, table, clock);
  }

  public WebhookResponse respond(String url, String body) {
    try {
      return slack.send(url, body);
    } catch (IOException e) {
      return WebhookResponse.builder().code(503).message(e.getMessage()).build();
    }
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      throw new IllegalStateException("the connection to Slack cannot be closed", e);
    }
  }
}
