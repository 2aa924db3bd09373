package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.lookup.ServiceFinder;
import io.signalbox.knowledge.lookup.ServiceMatch;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationRequest;
import io.signalbox.tools.workflow.escalation.EscalationSettings;
import io.signalbox.tools.workflow.escalation.Escalations;
import io.signalbox.tools.workflow.escalation.OpeningOutcome;
import io.signalbox.tools.workflow.escalation.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Handler of reported problems: finds service and severity, and escalates or asks back. */
final class ReportHandler {
  private static final String EXAMPLE = "`/escalate payments SEV2 checkout returns 500s`";
  private static final Pattern LIKE_A_SEVERITY =
      Pattern.compile("(?i)(?:sev|p|prio)-?\\d{1,2}\\W?");
  private static final Pattern ARTICLE = Pattern.compile("(?i)^(?:the|our|an?)\\s+(?=\\S)");
  private static final int MOST_CHOICES = 5;
  private static final int MOST_NAMES = 10;

  private final Escalations escalations;
  private final EscalationSettings settings;
  private final ServiceFinder services;
  private final SlackPeople people;
  private final PostingPolicy policy;
  private final ChannelAccess channelAccess;
  private final Runnable hurry;

  /**
   * @param hurry something is due now
   */
  ReportHandler(
      Escalations escalations,
      EscalationSettings settings,
      ServiceFinder services,
      SlackPeople people,
      ChannelAccess channelAccess,
      Runnable hurry) {
    this.escalations = escalations;
    this.settings = settings;
    this.services = services;
    this.people = people;
    this.policy = new PostingPolicy(people);
    this.channelAccess = channelAccess;
    this.hurry = hurry;
  }

  /**
   * Reporter, channel and request id of a report.
   *
   * @param request names what they did: done twice, it counts once
   */
  record From(String user, String channel, String request) {
    /** Replaces a foreign direct message, in which the bot cannot post, by the reporter's own. */
    From {
      channel = channel.startsWith("D") ? user : channel;
    }
  }

  /**
   * Parsed parts of a typed report.
   *
   * @param words all of it but the severity
   */
  private record ReportOrigin(
      Optional<Severity> severity, ServiceMatch service, String after, String words) {}

  /** Handles a typed report. */
  EscalateReply typed(String words, From from) {
    ReportOrigin said = said(words, audience(from.user()));
    return switch (said.service()) {
      case ServiceMatch.Nothing nothing -> unknown(words, said, from);
      case ServiceMatch.Several several -> {
        String summary = join(several.rest(), said.after());
        if (summary.isEmpty()) {
          yield sayWhat(several.names().getFirst());
        }
        yield ask(
            "Which one do you mean?",
            several.names().stream()
                .limit(MOST_CHOICES)
                .map(name -> proposal(from, name, said, said.words()))
                .toList());
      }
      case ServiceMatch.SingleMatch found -> found(words, found, said, from);
    };
  }

  private ReportOrigin said(String words, Audience audience) {
    String[] tokens = words.strip().split("\\s+", -1);
    for (int i = 0; i < tokens.length; i++) {
      Optional<Severity> severity = settings.severity(tokens[i].replaceAll("[,:;.]+$", ""));
      if (severity.isPresent()) {
        String before = String.join(" ", List.of(tokens).subList(0, i));
        String after = String.join(" ", List.of(tokens).subList(i + 1, tokens.length));
        return before.isEmpty()
            ? new ReportOrigin(severity, services.lead(after, audience), "", after)
            : new ReportOrigin(
                severity, services.lead(before, audience), after, join(before, after));
      }
    }
    return new ReportOrigin(Optional.empty(), services.lead(words, audience), "", words.strip());
  }

  private EscalateReply found(
      String words, ServiceMatch.SingleMatch found, ReportOrigin said, From from) {
    String rest = join(found.rest(), said.after());
    if (rest.isEmpty()) {
      return sayWhat(found.name());
    }
    // Another word for the service may be the best one for what is wrong.
    boolean isNamed =
        said.words().toLowerCase(Locale.ROOT).startsWith(found.name().toLowerCase(Locale.ROOT));
    String summary = isNamed && !found.guess() ? rest : said.words();
    if (found.guess() || said.severity().isEmpty()) {
      EscalationProposal proposal = proposal(from, found.name(), said, summary);
      return ask(
          "I'd page whoever is on call for *%s* about *%s*. %s"
              .formatted(
                  MrkdwnText.escaped(found.team().orElse(found.name())),
                  MrkdwnText.escaped(found.name()),
                  severity(said, words, rest)),
          List.of(proposal));
    }
    return open(
        from,
        new Escalation.Subject(found.name(), found.team(), said.severity().get().name(), summary));
  }

  private EscalateReply ask(String sentence, List<EscalationProposal> proposals) {
    return EscalationProposal.ask(sentence, proposals, settings.severities());
  }

  /** Returns the reason for the severity that is proposed. */
  private String severity(ReportOrigin said, String words, String rest) {
    if (said.severity().isPresent()) {
      return "Severity: *" + MrkdwnText.escaped(said.severity().get().name()) + "*.";
    }
    Optional<EscalationSettings.SpokenSeverity> spoken = settings.severityOf(words);
    if (spoken.isPresent()) {
      return "\"%s\" sounds like *%s*; change it in the menu if it is not."
          .formatted(
              MrkdwnText.escaped(spoken.get().words()),
              MrkdwnText.escaped(spoken.get().severity().name()));
    }
    String first = rest.split("\\s+", 2)[0];
    String known =
        settings.severities().stream().map(Severity::name).collect(Collectors.joining(", "));
    String why =
        LIKE_A_SEVERITY.matcher(first).matches()
            ? "\"%s\" is none of %s".formatted(MrkdwnText.escaped(first), MrkdwnText.escaped(known))
            : "You named no severity";
    return "%s, so I suggest *%s*; choose another in the menu."
        .formatted(why, MrkdwnText.escaped(settings.usual().name()));
  }

  private EscalateReply unknown(String words, ReportOrigin said, From from) {
    List<String> names = services.names(audience(from.user()), MOST_NAMES);
    String named = ARTICLE.matcher(words.strip()).replaceFirst("");
    String first = named.split("\\s+", -1)[0];
    String rest = named.substring(first.length()).strip();
    String known =
        names.isEmpty() ? "" : " I know, among others, " + String.join(", ", names) + ".";
    String sentence =
        "I know no service or team like \"%s\".%s The form is %s."
            .formatted(
                MrkdwnText.escaped(MrkdwnText.shortened(first, 60)),
                MrkdwnText.escaped(known),
                EXAMPLE);
    if (rest.isEmpty()
        || said.severity().filter(s -> s.name().equalsIgnoreCase(first)).isPresent()) {
      return EscalateReply.of(sentence);
    }
    return EscalationProposal.askForFallback(
        sentence + " If it is urgent, I'll page the fallback.",
        proposal(from, MrkdwnText.shortened(first, 60), said, said.words()),
        settings.severities());
  }

  private EscalationProposal proposal(
      From from, String service, ReportOrigin said, String summary) {
    Severity severity =
        said.severity()
            .or(() -> settings.severityOf(summary).map(EscalationSettings.SpokenSeverity::severity))
            .orElse(settings.usual());
    return new EscalationProposal(from.request(), service, severity.name(), summary);
  }

  /** Opens the escalation of a confirmed proposal. */
  EscalateReply confirmed(EscalationProposal proposal, From from) {
    Optional<Severity> severity = settings.severity(proposal.severity());
    if (severity.isEmpty() || proposal.summary().isBlank() || proposal.service().isBlank()) {
      return EscalateReply.of("That cannot be escalated. The form is " + EXAMPLE + ".");
    }
    ServiceMatch match = services.find(proposal.service(), audience(from.user()));
    Escalation.Subject subject =
        match instanceof ServiceMatch.SingleMatch found && !found.guess()
            ? new Escalation.Subject(
                found.name(), found.team(), severity.get().name(), proposal.summary())
            : new Escalation.Subject(
                proposal.service(), Optional.empty(), severity.get().name(), proposal.summary());
    return open(new From(from.user(), from.channel(), proposal.request()), subject);
  }

  /** Result of reading a submitted escalation form. */
  sealed interface FilledReport {
    record Wrong(String sentence) implements FilledReport {}

    record Right(EscalateReply reply) implements FilledReport {}
  }

  /** Checks a submitted form and opens the escalation; a sentence on what is wrong otherwise. */
  FilledReport submit(String service, String severity, String summary, From from) {
    return switch (services.find(service, audience(from.user()))) {
      case ServiceMatch.Nothing nothing ->
          new FilledReport.Wrong(
              "I know no service or team like that. Among others I know "
                  + String.join(", ", services.names(audience(from.user()), MOST_NAMES))
                  + ".");
      case ServiceMatch.Several several ->
          new FilledReport.Wrong("Which one: " + String.join(", ", several.names()) + "?");
      case ServiceMatch.SingleMatch found ->
          found.guess()
              ? new FilledReport.Wrong("Do you mean " + found.name() + "?")
              : new FilledReport.Right(
                  open(
                      from,
                      new Escalation.Subject(
                          found.name(),
                          found.team(),
                          settings.severity(severity).orElse(settings.usual()).name(),
                          summary)));
    };
  }

  private EscalateReply open(From from, Escalation.Subject subject) {
    boolean isWelcome = channelAccess.canPost(from.channel());
    OpeningOutcome outcome =
        escalations.open(
            new EscalationRequest(
                from.request(), subject, from.user(), isWelcome ? from.channel() : from.user()));
    hurry.run();
    Escalation e = outcome.escalation();
    String where = where(e, from, isWelcome);
    return switch (outcome) {
      case OpeningOutcome.Opened opened ->
          EscalateReply.of(
              "Escalation %d is open. I'm paging whoever is on call for *%s* now.%s"
                  .formatted(e.number(), MrkdwnText.escaped(subject.teamOrService()), where));
      case OpeningOutcome.Joined joined ->
          EscalateReply.of(
              "Escalation %d about *%s* is open already; your report is part of it now.%s"
                  .formatted(e.number(), MrkdwnText.escaped(e.subject().service()), where));
      case OpeningOutcome.Repeated repeated ->
          EscalateReply.of("That is escalation %d already.%s".formatted(e.number(), where));
    };
  }

  /**
   * Returns a sentence that names the channel of the escalation's message, or says why it is not
   * where it belongs.
   */
  private String where(Escalation e, From from, boolean isWelcome) {
    String place = MrkdwnText.place(e.channel());
    String invite = "; `/invite " + MrkdwnText.person(people.bot()) + "` there fixes that.";
    boolean hasMoved = !isWelcome && e.channel().equals(from.user());
    if (hasMoved) {
      return " I am not in this channel, so its message is in your direct messages" + invite;
    }
    boolean elsewhere = !e.channel().equals(from.channel());
    return elsewhere && !channelAccess.canPost(e.channel())
        ? " Its message belongs in " + place + ", but I'm not in that channel" + invite
        : " Its message is in " + place + ".";
  }

  private static EscalateReply sayWhat(String service) {
    return EscalateReply.of(
        "Say what is wrong with *" + MrkdwnText.escaped(service) + "*: " + EXAMPLE + ".");
  }

  private static String join(String a, String b) {
    return (a + " " + b).strip();
  }

  private Audience audience(String user) {
    return policy.person(user);
  }
}
