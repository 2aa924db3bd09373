import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.socket_mode.SocketModeClient;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceTimings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Slash command of one's own, {@code /owner}: the team that owns a service. {@code OwnerCommand
 * SERVICE} types it in a local workspace and prints what the bot answers.
 */
public final class OwnerCommand implements SlackWorkflow {
  /** Slack gives an app three seconds; a cold one on a busy machine may need longer. */
  private static final WorkspaceTimings PATIENT =
      new WorkspaceTimings(Duration.ofSeconds(30), List.of(), Duration.ofSeconds(30));

  private static final Map<String, String> TEAMS = Map.of("ledger-api", "payments");

  public static void main(String[] args) throws Exception {
    try (LocalWorkspace workspace =
        LocalWorkspace.start(seed(), 0, Clock.systemUTC(), new Random(1), PATIENT)) {
      SlackConfig slack = new SlackConfig();
      slack.setMethodsEndpointUrlPrefix(workspace.apiUrl().toString());
      App app =
          new App(
              AppConfig.builder()
                  .slack(Slack.getInstance(slack))
                  .singleTeamBotToken(workspace.botToken())
                  .build());
      new OwnerCommand().register(app);
      SocketModeApp socket =
          new SocketModeApp(workspace.appToken(), SocketModeClient.Backend.JavaWebSocket, app);
      socket.startAsync();
      try {
        WorkspaceClient ada = workspace.client("U0ADA");
        ada.await("a connection", () -> Optional.of(app).filter(it -> workspace.isConnected()));
        ada.command("C0GENERAL", "/owner", args[0]);
        System.out.println(ada.awaitMessage("C0GENERAL", ChatMessage::isEphemeral).text());
      } finally {
        socket.close();
      }
    }
  }

  @Override
  public void register(App app) {
    app.command(
        "/owner", (request, context) -> context.ack(answer(request.getPayload().getText())));
  }

  private static String answer(String typed) {
    String service = typed == null ? "" : typed.strip();
    // Whatever people typed passes MrkdwnText on its way into a message.
    String shown = MrkdwnText.escaped(service);
    return service.isEmpty()
        ? "`/owner ledger-api` names the team."
        : Optional.ofNullable(TEAMS.get(service))
            .map(team -> shown + " belongs to " + MrkdwnText.escaped(team) + ".")
            .orElse("No table names an owner of " + shown + ".");
  }

  @Override
  public List<LayoutBlock> home(String user) {
    return List.of();
  }

  private static WorkspaceSeed seed() {
    return new WorkspaceSeed(
        "Example Works",
        new WorkspaceSeed.App(
            "Signalbox",
            "U0BOT",
            List.of(new WorkspaceSeed.Command("/owner", "Owner of a service", "")),
            List.of(),
            Set.of("chat:write", "commands"),
            Set.of()),
        List.of(
            new WorkspaceSeed.Person(
                "U0ADA", "ada", "Ada Byron", "", "ada@example.org", "Europe/London", true)),
        List.of(),
        List.of(),
        List.of(
            new WorkspaceSeed.Channel(
                "C0GENERAL", "general", "", false, "U0ADA", List.of("U0ADA"), true)));
  }
}
