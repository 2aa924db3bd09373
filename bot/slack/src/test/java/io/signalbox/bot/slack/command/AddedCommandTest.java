package io.signalbox.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.socket_mode.SocketModeClient;
import io.signalbox.bot.slack.client.MrkdwnText;
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
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The slash command of docs/extending.md, which shows the parts between the markers. */
class AddedCommandTest {
  /** A cold app on a busy machine may need longer than the three seconds that Slack gives it. */
  private static final WorkspaceTimings PATIENT =
      new WorkspaceTimings(Duration.ofSeconds(30), List.of(), Duration.ofSeconds(30));

  // snippet: command
  /** Workflow of {@code /owner}: the team that owns a service. */
  static final class OwnerWorkflow implements SlackWorkflow {
    static final String OWNER = "/owner";
    private final Function<String, Optional<String>> teamOf;

    OwnerWorkflow(Function<String, Optional<String>> teamOf) {
      this.teamOf = teamOf;
    }

    @Override
    public void register(App app) {
      app.command(
          OWNER,
          (request, context) -> {
            String typed = request.getPayload().getText();
            String service = typed == null ? "" : typed.strip();
            return context.ack(
                service.isEmpty() ? "`/owner ledger-api` names the team." : owner(service));
          });
    }

    private String owner(String service) {
      String shown = MrkdwnText.escaped(service);
      return teamOf
          .apply(service)
          .map(team -> shown + " belongs to " + MrkdwnText.escaped(team) + ".")
          .orElse("No table names an owner of " + shown + ".");
    }

    @Override
    public List<LayoutBlock> home(String user) {
      return List.of();
    }
  }

  // snippet end

  // snippet: command-test
  @Test
  void theCommandNamesTheTeamToThePersonWhoTyped() throws Exception {
    SlackWorkflow workflow =
        new OwnerWorkflow(
            service -> Optional.ofNullable(Map.of("ledger-api", "payments").get(service)));

    assertThat(answer(workflow, "ledger-api")).isEqualTo("ledger-api belongs to payments.");
    assertThat(answer(workflow, "")).contains("/owner ledger-api");
    assertThat(answer(workflow, "<!channel>")).doesNotContain("<!channel>");
  }

  // snippet end

  private static String answer(SlackWorkflow workflow, String typed) throws Exception {
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
      workflow.register(app);
      SocketModeApp socket =
          new SocketModeApp(workspace.appToken(), SocketModeClient.Backend.JavaWebSocket, app);
      socket.startAsync();
      try {
        WorkspaceClient ada = workspace.client("U0ADA");
        ada.await("a connection", () -> Optional.of(app).filter(it -> workspace.isConnected()));
        ada.command("C0GENERAL", OwnerWorkflow.OWNER, typed);
        return ada.awaitMessage("C0GENERAL", ChatMessage::isEphemeral).text();
      } finally {
        socket.close();
      }
    }
  }

  private static WorkspaceSeed seed() {
    return new WorkspaceSeed(
        "Example Works",
        new WorkspaceSeed.App(
            "Signalbox",
            "U0BOT",
            List.of(new WorkspaceSeed.Command(OwnerWorkflow.OWNER, "Owner of a service", "")),
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
