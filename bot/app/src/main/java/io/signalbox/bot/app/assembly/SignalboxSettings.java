package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.erasure.RetentionSettings;
import io.signalbox.bot.app.live.WebhookSettings;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.message.MessageSettings;
import io.signalbox.config.ConfigSection;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.registry.LiveSourceSettings;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceSettings;
import io.signalbox.knowledge.answering.AnswerSettings;
import io.signalbox.tools.ask.asker.AskApiSettings;
import io.signalbox.tools.core.route.CacheRule;
import io.signalbox.tools.core.route.ModelSettings;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.catalogue.ModelWatchSettings;
import io.signalbox.tools.foresight.goldenpath.GoldenPathSettings;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptSourceSettings;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.gateway.call.ServerSettings;
import io.signalbox.tools.workflow.agent.AgentSettings;
import io.signalbox.tools.workflow.audit.AuditSettings;
import io.signalbox.tools.workflow.escalation.EscalationSettings;
import io.signalbox.tools.workflow.officehours.OfficeHoursSettings;
import io.signalbox.tools.workflow.role.Roles;
import io.signalbox.tools.workflow.spend.ExternalSpendSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All settings of the product, as parsed from the settings file.
 *
 * @param live systems that are read live
 * @param webhooks where these systems say that something changed; empty where they may not
 * @param zone for reading and showing times where nobody says otherwise
 * @param data folder for everything that Signalbox writes
 * @param model empty when answers are composed without a model
 * @param readEvery how long after one look at the sources the next one follows, while serving
 * @param slack empty where there is only the command line
 * @param routes sanctioned ways to call models and tools; empty when none is declared
 * @param escalation how escalations go
 * @param gateway where the routes are served
 * @param admin where a running gateway is administered
 * @param outsideSpend whose the spending is that does not go over the routes
 * @param roles who may do what
 * @param officeHours how questions reach experts
 * @param agents how agents are taken in
 * @param retention how long records are kept
 * @param audit how the audit log is signed, and where its end is kept
 * @param models facts about models, and who is told when one ends
 * @param goldenPath what an agent's repository has to keep
 * @param prompts where prompt files stand
 * @param askApi what other tools may ask by; empty where they may not
 * @param quality how falls of answer quality are looked for
 * @param messages when people get messages that they did not ask for
 */
public record SignalboxSettings(
    ZoneId zone,
    Path data,
    DatabaseSettings database,
    List<Source> sources,
    List<LiveSettings> live,
    Optional<WebhookSettings> webhooks,
    AnswerSettings answers,
    Optional<ModelSettings> model,
    Duration readEvery,
    Optional<SlackSettings> slack,
    RouteTable routes,
    EscalationSettings escalation,
    ServerSettings gateway,
    AdminSettings admin,
    ExternalSpendSettings outsideSpend,
    Roles.Settings roles,
    OfficeHoursSettings officeHours,
    AgentSettings agents,
    RetentionSettings retention,
    AuditSettings audit,
    ModelWatchSettings models,
    GoldenPathSettings goldenPath,
    List<PromptSource> prompts,
    Optional<AskApiSettings> askApi,
    QualitySettings quality,
    MessageSettings messages) {

  /** Parses all settings; problems are collected in the section and reported together. */
  public static SignalboxSettings from(ConfigSection root) {
    ZoneId zone = zone(root);
    Path data = data(root);
    DatabaseSettings database = database(root, data);
    List<Source> sources = SourceSettings.from(root, zone);
    ModelWatchSettings models = models(root);
    RouteTable routes = RouteSettings.from(root).endingBy(models.catalogue());
    Optional<ModelSettings> model = model(root, routes);
    ConfigSection gateway = root.section("gateway", "Where other teams' clients reach the routes.");
    ServerSettings server = server(gateway, routes);
    List<LiveSettings> live = live(root, sources, zone);
    Optional<SlackSettings> slack = slack(root, live);
    return new SignalboxSettings(
        zone,
        data,
        database,
        sources,
        live,
        webhooks(root),
        AnswerSettings.from(root.section("answers", "When and how questions are answered.")),
        model,
        readEvery(root),
        slack,
        model.map(each -> each.among(routes)).orElse(routes),
        escalation(root, routes),
        server,
        admin(gateway),
        spend(root, gateway),
        roles(root),
        officeHours(root, routes),
        AgentSettings.from(root.section("agents", "How /register-agent takes agents in."), routes),
        retention(root),
        audit(root, data),
        models,
        goldenPath(root),
        PromptSourceSettings.from(root),
        askApi(root, server),
        quality(root),
        messages(root));
  }

  private static Optional<WebhookSettings> webhooks(ConfigSection root) {
    return root.optionalSection(
            "live-webhooks", "Where systems say that a live source has to be looked at.")
        .map(WebhookSettings::from);
  }

  private static ServerSettings server(ConfigSection gateway, RouteTable routes) {
    ServerSettings server = ServerSettings.from(gateway);
    if (server.redis().isEmpty()) {
      routes.list().stream()
          .filter(route -> route.cache().store() == CacheRule.CacheStore.REDIS)
          .forEach(
              route ->
                  gateway.problem(
                      "redis", "is required: the route " + route.name() + " keeps answers there"));
    }
    return server;
  }

  private static EscalationSettings escalation(ConfigSection root, RouteTable routes) {
    return EscalationSettings.from(
        root.section("escalation", "Who is paged by /escalate, and in which order."), routes);
  }

  private static OfficeHoursSettings officeHours(ConfigSection root, RouteTable routes) {
    return OfficeHoursSettings.from(
        root.section("office-hours", "How questions about AI reach experts."), routes);
  }

  /** Reads the data folder from the root section. */
  public static Path data(ConfigSection root) {
    return root.path("data", "Folder for everything that Signalbox writes.")
        .or(Path.of(".signalbox"));
  }

  private static DatabaseSettings database(ConfigSection root, Path data) {
    return DatabaseSettings.from(
        root.section("database", "Where records are kept: an H2 file, or PostgreSQL."), data);
  }

  private static ExternalSpendSettings spend(ConfigSection root, ConfigSection gateway) {
    return ExternalSpendSettings.from(
        gateway.section("spend", "Whose spending is that providers report."),
        RouteSettings.prices(root));
  }

  private static Roles.Settings roles(ConfigSection root) {
    return Roles.Settings.from(
        root.section("roles", "Slack user groups whose members may do more than ask."));
  }

  private static MessageSettings messages(ConfigSection root) {
    return MessageSettings.from(
        root.section("messages", "When people get messages that they did not ask for."));
  }

  private static QualitySettings quality(ConfigSection root) {
    return QualitySettings.from(
        root.section("quality", "How falls of answer quality are looked for."));
  }

  private static ModelWatchSettings models(ConfigSection root) {
    return ModelWatchSettings.from(
        root.section("models", "Facts about models, and who is told when one ends."));
  }

  private static GoldenPathSettings goldenPath(ConfigSection root) {
    return GoldenPathSettings.from(
        root.section("golden-path", "What `agents check` wants of an agent's repository."));
  }

  private static AuditSettings audit(ConfigSection root, Path data) {
    return AuditSettings.from(
        root.section("audit", "How the audit log is kept from being changed unnoticed."), data);
  }

  private static RetentionSettings retention(ConfigSection root) {
    return RetentionSettings.from(
        root.section("retention", "How long records are kept; the audit log is for ever."));
  }

  private static Optional<AskApiSettings> askApi(ConfigSection root, ServerSettings gateway) {
    return root.optionalSection(
            "ask-api",
            "What other tools may ask by: MCP, POST /v1/ask, the model signalbox-ask. Served at"
                + " the gateway's address.")
        .map(each -> AskApiSettings.from(each, gateway.host(), gateway.port()));
  }

  private static List<LiveSettings> live(ConfigSection root, List<Source> sources, ZoneId zone) {
    return LiveSourceSettings.from(
        root, sources.stream().map(Source::name).collect(Collectors.toSet()), zone);
  }

  /** Refuses live sources that read a Slack channel whose rule does not let it be learned from. */
  private static void checkLearning(
      ConfigSection root, List<LiveSettings> live, Optional<SlackSettings> slack) {
    for (LiveSettings source : live) {
      for (String channel : source.opener().slackChannels()) {
        if (slack.map(SlackSettings::channels).map(all -> all.get(channel)).stream()
            .noneMatch(ChannelRule::learn)) {
          root.problem(
              "live-sources",
              source.name()
                  + " reads "
                  + channel
                  + ", whose rule does not say `learn: true` (slack.channels."
                  + channel
                  + ")");
        }
      }
    }
  }

  private static ZoneId zone(ConfigSection root) {
    return root.zone("time-zone", "For reading and showing times where nobody says otherwise.")
        .or(ZoneOffset.UTC, "`UTC`");
  }

  private static AdminSettings admin(ConfigSection gateway) {
    return AdminSettings.from(
        gateway.section("admin", "How a running gateway is changed, by commands and programs."));
  }

  private static Duration readEvery(ConfigSection root) {
    return root.duration("read-every", "How often the sources are looked at while serving.")
        .between(Duration.ofMinutes(1), Duration.ofDays(1))
        .or(Duration.ofMinutes(15));
  }

  private static Optional<SlackSettings> slack(ConfigSection root, List<LiveSettings> live) {
    Optional<SlackSettings> slack =
        root.optionalSection("slack", "The Slack workspace to serve, and its channels' rules.")
            .map(SlackSettings::from);
    checkLearning(root, live, slack);
    return slack;
  }

  private static Optional<ModelSettings> model(ConfigSection root, RouteTable routes) {
    return root.optionalSection(
            "model", "A chat model that writes answers; without it they are composed.")
        .map(section -> ModelSettings.from(section, routes));
  }
}
