package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.erasure.RetentionSettings;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.config.ConfigSection;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceSettings;
import io.signalbox.knowledge.answering.AnswerSettings;
import io.signalbox.tools.core.route.ModelSettings;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.gateway.call.ServerSettings;
import io.signalbox.tools.workflow.agent.AgentSettings;
import io.signalbox.tools.workflow.audit.AuditSettings;
import io.signalbox.tools.workflow.escalation.EscalationSettings;
import io.signalbox.tools.workflow.officehours.OfficeHoursSettings;
import io.signalbox.tools.workflow.role.Roles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * All settings of the product.
 *
 * @param zone for reading and showing times where nobody says otherwise
 * @param data folder for everything that Signalbox writes
 * @param model empty when answers are composed without a model
 * @param readEvery how long after one look at the sources the next one follows, while serving
 * @param slack empty where there is only the command line
 * @param routes sanctioned ways to call models and tools; empty when none is declared
 * @param escalation how escalations go
 * @param gateway where the routes are served
 * @param roles who may do what
 * @param officeHours how questions reach experts
 * @param agents how agents are taken in
 * @param retention how long records are kept
 * @param audit how the audit log is signed, and where its end is kept
 * @param quality how falls of answer quality are looked for
 */
public record SignalboxSettings(
    ZoneId zone,
    Path data,
    DatabaseSettings database,
    List<Source> sources,
    AnswerSettings answers,
    Optional<ModelSettings> model,
    Duration readEvery,
    Optional<SlackSettings> slack,
    RouteTable routes,
    EscalationSettings escalation,
    ServerSettings gateway,
    Roles.Settings roles,
    OfficeHoursSettings officeHours,
    AgentSettings agents,
    RetentionSettings retention,
    AuditSettings audit,
    QualitySettings quality) {

  /** Reads all settings; problems are recorded in the section and come out together. */
  public static SignalboxSettings from(ConfigSection root) {
    ZoneId zone =
        root.zone("time-zone", "For reading and showing times where nobody says otherwise.")
            .or(ZoneOffset.UTC, "`UTC`");
    Path data =
        root.path("data", "Folder for everything that Signalbox writes.").or(Path.of(".signalbox"));
    DatabaseSettings database =
        DatabaseSettings.from(
            root.section("database", "Where records are kept: an H2 file, or PostgreSQL."), data);
    List<Source> sources = SourceSettings.from(root, zone);
    AnswerSettings answers =
        AnswerSettings.from(root.section("answers", "When and how questions are answered."));
    Duration readEvery = readEvery(root);
    RouteTable routes = RouteSettings.from(root);
    Optional<ModelSettings> model = model(root, routes);
    return new SignalboxSettings(
        zone,
        data,
        database,
        sources,
        answers,
        model,
        readEvery,
        slack(root),
        model.map(each -> each.among(routes)).orElse(routes),
        EscalationSettings.from(
            root.section("escalation", "Who is paged by /escalate, and in which order."), routes),
        ServerSettings.from(
            root.section("gateway", "Where other teams' clients reach the routes.")),
        Roles.Settings.from(
            root.section("roles", "Slack user groups whose members may do more than ask.")),
        OfficeHoursSettings.from(
            root.section("office-hours", "How questions about AI reach experts."), routes),
        AgentSettings.from(root.section("agents", "How /register-agent takes agents in."), routes),
        RetentionSettings.from(
            root.section("retention", "How long records are kept; the audit log is for ever.")),
        AuditSettings.from(
            root.section("audit", "How the audit log is kept from being changed unnoticed."), data),
        quality(root));
  }

  private static QualitySettings quality(ConfigSection root) {
    return QualitySettings.from(
        root.section("quality", "How falls of answer quality are looked for."));
  }

  private static Duration readEvery(ConfigSection root) {
    return root.duration("read-every", "How often the sources are looked at while serving.")
        .between(Duration.ofMinutes(1), Duration.ofDays(1))
        .or(Duration.ofMinutes(15));
  }

  private static Optional<SlackSettings> slack(ConfigSection root) {
    return root.optionalSection("slack", "The Slack workspace to serve, and its channels' rules.")
        .map(SlackSettings::from);
  }

  private static Optional<ModelSettings> model(ConfigSection root, RouteTable routes) {
    return root.optionalSection(
            "model", "A chat model that writes answers; without it they are composed.")
        .map(section -> ModelSettings.from(section, routes));
  }
}
