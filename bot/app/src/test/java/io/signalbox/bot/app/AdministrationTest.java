package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.administration.AdminAccess;
import io.signalbox.bot.app.administration.AdminServer;
import io.signalbox.bot.app.administration.LocalAdministration;
import io.signalbox.bot.app.administration.RemoteAdministration;
import io.signalbox.bot.app.administration.SettingsReload;
import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.backup.BackupArchive;
import io.signalbox.bot.app.backup.OnlineBackup;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.config.ConfigFile;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.DataClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands and programs that change a gateway while it runs and has the database to itself. */
class AdministrationTest {
  private static final String SETTINGS =
      """
      data: data
      providers:
        openai: {kind: openai, base-url: "https://api.openai.com/v1"}
      routes:
        answers: {kind: chat, provider: openai, model: gpt-4o, teams: [search], budget: {amount: 50, period: month, for: route}, share: {route: next, percent: 10}}
        next: {kind: chat, provider: openai, model: gpt-4.1, teams: [search]}
      budgets:
        company: {amount: 100, period: month}
      """;

  /** Method, path, body, status and words of the refusal. */
  private static final String[][] WRONG_REQUESTS = {
    {"PUT", "/admin/shares/answers", "{\"percent\":150}", "400", "from 0 to 100"},
    {"PUT", "/admin/shares/answers", "{\"percentage\":5}", "400", "no field \\\"percentage"},
    {"PUT", "/admin/shares/next", "{\"percent\":5}", "404", "no share for a route 'next'"},
    {"PUT", "/admin/callers/indexer", "{\"budgett\":1}", "400", "no field \\\"budgett"},
    {"PUT", "/admin/callers/indexer", "{\"budget\":\"abc\"}", "400", "budget"},
    {"PUT", "/admin/callers/indexer", "{\"period\":\"fortnight\"}", "400", "period"},
    {"PUT", "/admin/callers/signalbox", "{\"team\":\"a\"}", "400", "the bot's own name"},
    {"POST", "/admin/callers/indexer/keys", "{\"lifetime\":\"30 days\"}", "400", "P90D"},
    {"GET", "/admin/spend?since=yesterday", "{}", "400", "since"},
    {"DELETE", "/admin/keys/none", "{}", "404", "no valid key 'none'"},
    {"PUT", "/admin/callers/indexer", "[", "400", "not JSON"},
  };

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void changesCallersKeysSharesAndSettingsOfAGatewayThatRuns() throws Exception {
    Path file = Files.writeString(folder.resolve("signalbox.yaml"), SETTINGS);
    SignalboxSettings loaded = load(file);
    try (GatewayAssembly gateway = GatewayAssembly.open(loaded, Clock.systemUTC());
        SettingsReload reload = new SettingsReload(gateway, loaded, () -> load(file), told::add);
        AdminServer admin =
            AdminServer.start(
                LocalAdministration.of(
                    () -> gateway,
                    reload::now,
                    OnlineBackup.of(gateway.stores(), Optional.of(file))),
                loaded.admin(),
                loaded.data())) {
      AdminAccess access = AdminAccess.find(loaded.data()).orElseThrow();
      assertThat(access.address().getPort()).isEqualTo(admin.port());

      String added = run(file, "caller", "indexer", "--team", "search", "--owner", "U1");
      String refused = run(file, "caller", "other");
      String key = run(file, "key", "issue", "indexer");
      String id = key.replaceAll("(?s).*This is (key-[^,]+),.*", "$1");

      Path backup = folder.resolve("records.zip");
      try (RemoteAdministration remote = new RemoteAdministration(access)) {
        assertThat(remote.backup(backup).rows()).isPositive();
      }
      BackupArchive.open(backup).close();
      assertThat(loaded.data()).isDirectoryNotContaining("glob:**/signalbox.backup*");

      assertThat(added).contains("indexer  team search, owner U1");
      assertThat(refused).contains("needs a --team and an --owner");
      assertThat(gateway.callers().keys("indexer")).hasSize(1);
      assertThat(run(file, "key", "revoke", id)).contains("is revoked");
      assertThat(gateway.callers().keys("indexer").getFirst().revoked()).isPresent();

      gateway.ledger().record(call(), List.of());
      assertThat(run(file, "spend", "--by", "team,model,tag", "--format", "csv"))
          .contains("team,model,tag,calls,input,output,dollars", "search,gpt-4o,,1,10,5,1.25");

      Path credit =
          Files.writeString(
              folder.resolve("credit.csv"),
              "start_time_iso,amount_value,line_item,project_name\n"
                  + LocalDate.now(Clock.systemUTC())
                  + "T00:00:00Z,-6,gpt-4o,=HYPERLINK()\n");
      assertThat(
              run(
                  file,
                  "spend",
                  "--by",
                  "caller,caller",
                  "--format",
                  "csv",
                  "--usage",
                  "" + credit))
          .contains("caller,calls,input,output,dollars", "\"'=HYPERLINK()\",0,0,0,-6");
      assertThat(run(file, "spend", "--since", "-5")).contains("'-5' is not a date; write it as");

      assertThat(run(file, "share", "answers", "--percent", "0"))
          .contains("answers: 0 % of its conversations go over next (by hand)");

      Files.writeString(file, SETTINGS.replace("model: gpt-4o,", "model: gpt-4.1-mini,"));
      reload.tell();
      Files.writeString(file, SETTINGS.replace("model: gpt-4o,", "model: gpt-4oh,"));
      reload.tell();
      Files.writeString(file, SETTINGS);
      Files.delete(file);
      for (int i = 0; i < 4; i++) {
        reload.look(file);
      }
      Files.writeString(file, SETTINGS.replace("model: gpt-4o,", "model: gpt-4oh,"));
      reload.look(file);
      Files.writeString(file, SETTINGS);
      assertThat(told).filteredOn(line -> line.contains("is gone")).hasSize(1);
      assertThat(told.getFirst()).isEqualTo("Route answers: model is gpt-4.1-mini, was gpt-4o.");
      assertThat(told.getLast()).startsWith("The settings stay as they were:").contains("gpt-4oh");
      assertThat(gateway.gateway().routes().find("answers").orElseThrow().target().modelFacts())
          .hasValueSatisfying(facts -> assertThat(facts.model()).isEqualTo("gpt-4.1-mini"));

      assertThat(send(access, "GET", "/admin/budgets").body())
          .contains("\"name\":\"budget:company\"", "\"amount\":100", "\"period\":\"month\"");
      assertThat(run(file, "spend", "--budgets"))
          .contains(
              "budget:company: $0.00 of $100.00 a month spent",
              "route:answers: $0.00 of $50.00 a month spent");
      for (String[] wrong : WRONG_REQUESTS) {
        HttpResponse<String> response = send(access, wrong[0], wrong[1], wrong[2]);
        assertThat(response.statusCode()).as(wrong[2]).isEqualTo(Integer.parseInt(wrong[3]));
        assertThat(response.body()).contains(wrong[4]);
      }
      assertThat(
              send(
                      new AdminAccess(
                          access.address(),
                          loaded
                              .admin()
                              .key()
                              .orElse(new io.signalbox.config.secret.Secret("sbx-admin-wrong"))),
                      "GET",
                      "/admin/callers")
                  .statusCode())
          .isEqualTo(401);
      assertThat(send(access, "GET", "/admin/nothing").statusCode()).isEqualTo(404);
    }
    assertThat(AdminAccess.find(loaded.data())).isEmpty();
    assertThat(execute(file, "audit", "list"))
        .contains(
            "caller.added  indexer", "key.issued  indexer", "key.revoked", "route.shared  answers");
  }

  private static SignalboxSettings load(Path file) {
    return ConfigFile.at(file, Map.of()).load(SignalboxSettings::from).settings();
  }

  private static CallRecord call() {
    return new CallRecord(
        "019acb3f000000000000000000000000",
        Clock.systemUTC().instant(),
        new CallRecord.Who("indexer", "search", "answers", DataClass.INTERNAL),
        Optional.of(new CallRecord.AnsweredBy("answers", "openai", "gpt-4o")),
        CallRecord.Prints.NONE,
        TokenUsage.of(10, 5),
        UsageBasis.COUNTED,
        Cost.dollars(1.25),
        Cost.NOTHING,
        Optional.empty(),
        Duration.ZERO,
        1,
        CallRecord.CacheUse.OFF,
        0,
        Optional.empty(),
        CallOutcome.ANSWERED);
  }

  private static HttpResponse<String> send(AdminAccess access, String method, String path)
      throws IOException, InterruptedException {
    return send(access, method, path, "");
  }

  private static HttpResponse<String> send(
      AdminAccess access, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(access.address() + path))
            .header("Authorization", "Bearer " + access.key().reveal())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String run(Path file, String... words) {
    List<String> all = new ArrayList<>(List.of("gateway"));
    all.addAll(List.of(words));
    return execute(file, all.toArray(String[]::new));
  }

  private static String execute(Path file, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-c", file.toString()));
    StringWriter out = new StringWriter();
    CommandLine commandLine =
        Main.commandLine()
            .setOut(TerminalText.safe(new PrintWriter(out)))
            .setErr(new PrintWriter(out));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    commandLine.execute(all.toArray(String[]::new));
    return out.toString();
  }
}
