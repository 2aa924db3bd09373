package io.signalbox.bot.workspace;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.socket_mode.SocketModeClient;

/** A real Bolt app over the real socket, which knows nothing of the workspace but its address. */
final class BoltApp implements AutoCloseable {
  private final App app;
  private final Slack slack;
  private final SocketModeApp socket;

  private BoltApp(App app, Slack slack, SocketModeApp socket) {
    this.app = app;
    this.slack = slack;
    this.socket = socket;
  }

  static App unconnected(LocalWorkspace workspace) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(workspace.apiUrl().toString());
    return new App(
        AppConfig.builder()
            .slack(Slack.getInstance(config))
            .singleTeamBotToken(workspace.botToken())
            .signingSecret(workspace.signingSecret())
            .build());
  }

  static BoltApp connect(LocalWorkspace workspace, App app) throws Exception {
    SocketModeApp socket =
        new SocketModeApp(workspace.appToken(), SocketModeClient.Backend.JavaWebSocket, app);
    socket.startAsync();
    return new BoltApp(app, app.slack(), socket);
  }

  MethodsClient client() {
    return app.client();
  }

  SocketModeClient socket() {
    return socket.getClient();
  }

  @Override
  public void close() throws Exception {
    socket.getClient().close();
    app.stop();
    slack.close();
  }
}
