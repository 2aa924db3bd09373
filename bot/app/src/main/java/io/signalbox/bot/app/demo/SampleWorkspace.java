package io.signalbox.bot.app.demo;

import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.manifest.ManifestChoices;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Initial content of the sample organisation's local workspace: people, groups, channels and bots.
 */
public final class SampleWorkspace {
  /** Id of the channel in which questions about payments are asked. */
  public static final String PAYMENTS = "C0PAYMENTS";

  /** Id of the channel for everybody. */
  public static final String GENERAL = "C0GENERAL0";

  /** Id of the person who is selected first in the local workspace. */
  public static final String ANA = "U0ANARUIZ0";

  private static final String BOT = "U0SIGNALBX";
  private static final String BO = "U0BOLINDQ0";
  private static final String CHIDI = "U0CHIDIOK0";
  private static final String LENA = "U0LENAHOF0";
  private static final String MARTA = "U0MARTASI0";
  private static final String YUKI = "U0YUKITAN0";

  private SampleWorkspace() {}

  /** Returns the initial content, with the app as its manifest describes it. */
  public static WorkspaceSeed seed() {
    return new WorkspaceSeed("Harbourline", app(), people(), bots(), groups(), channels())
        .withSuggestions(suggestions());
  }

  private static WorkspaceSeed.App app() {
    AppManifest.Shortcut remember = AppManifest.remember();
    return new WorkspaceSeed.App(
        AppManifest.NAME,
        BOT,
        AppManifest.commands(ManifestChoices.ALL).stream()
            .map(c -> new WorkspaceSeed.Command(c.name(), c.description(), c.usageHint()))
            .toList(),
        List.of(new WorkspaceSeed.Shortcut(remember.callbackId(), remember.name())),
        AppManifest.scopes(ManifestChoices.ALL).keySet(),
        Set.copyOf(AppManifest.events()));
  }

  /** Returns the people of the on-call tables, so that every escalation chain leads to somebody. */
  private static List<WorkspaceSeed.Person> people() {
    return Stream.of(
            person(ANA, "Ana Ruiz", "Identity engineer", "Europe/Madrid", true),
            person(BO, "Bo Lindqvist", "Payments engineer", "Europe/Stockholm", false),
            person(CHIDI, "Chidi Okafor", "Payments engineer", "Europe/Berlin", false),
            person(LENA, "Lena Hoffmann", "Platform engineer", "Europe/Berlin", false),
            person(MARTA, "Marta Silva", "Payments engineer", "Europe/Lisbon", false),
            person(YUKI, "Yuki Tanaka", "Platform engineer", "Asia/Tokyo", false),
            person("U0TOMBECK0", "Tom Becker", "Platform engineer", "Europe/Berlin", false),
            person("U0JONASWE0", "Jonas Weber", "Identity engineer", "Europe/Berlin", false),
            person("U0PRIYANA0", "Priya Nair", "Identity engineer", "Asia/Kolkata", false),
            person("U0SOFIACO0", "Sofia Costa", "Booking engineer", "Europe/Lisbon", false),
            person("U0DANIELK0", "Daniel Klein", "Booking engineer", "Europe/Berlin", false),
            person("U0AISHAKH0", "Aisha Khan", "Booking engineer", "Europe/London", false),
            person("U0RUIPERE0", "Rui Pereira", "Edge engineer", "America/New_York", false),
            person("U0GRACEMI0", "Grace Miller", "Edge engineer", "America/New_York", false),
            person("U0INESCAR0", "Inês Carvalho", "Data engineer", "Europe/Lisbon", false),
            person("U0NOORHAD0", "Noor Haddad", "Data engineer", "Europe/Berlin", false),
            person("U0IVANPET0", "Ivan Petrov", "Data engineer", "Europe/Sofia", false))
        .toList();
  }

  private static List<WorkspaceSeed.Suggestion> suggestions() {
    return List.of(
        new WorkspaceSeed.Suggestion(
            "Ask a question",
            "Ana asks in a channel; the answer comes in the thread, with its source.",
            ANA,
            PAYMENTS,
            "@Signalbox ledger replica is lagging behind, what do I do?"),
        new WorkspaceSeed.Suggestion(
            "Look up who is on call",
            "Bo asks privately, in his direct messages with Signalbox.",
            BO,
            "",
            "who is on call for payments on Friday?"),
        new WorkspaceSeed.Suggestion(
            "Page somebody",
            "Lena reports that checkout fails. Whoever is on call gets a badge; become them to"
                + " answer.",
            LENA,
            PAYMENTS,
            "/escalate payments SEV2 checkout returns 500s"),
        new WorkspaceSeed.Suggestion(
            "Ask the AI experts",
            "Marta asks something that was decided before, and sees the decision first.",
            MARTA,
            GENERAL,
            "/office-hours Which embedding model should ticket search use?"),
        new WorkspaceSeed.Suggestion(
            "Look after agents",
            "Yuki sees which AI agents need attention, and what to do first.",
            YUKI,
            GENERAL,
            "/agents audit"));
  }

  private static WorkspaceSeed.Person person(
      String id, String name, String title, String zone, boolean admin) {
    String handle =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replace(' ', '.');
    return new WorkspaceSeed.Person(
        id, handle, name, title, handle + "@harbourline.example", zone, admin);
  }

  /** Returns two bots in the workspace that nobody registered. */
  private static List<WorkspaceSeed.OtherBot> bots() {
    return List.of(
        new WorkspaceSeed.OtherBot("U0STANDUPH", "standup-helper", "Standup Helper"),
        new WorkspaceSeed.OtherBot("U0PAYMNTSB", "payments-reply-bot", "Payments Reply Bot"));
  }

  private static List<WorkspaceSeed.Group> groups() {
    return List.of(
        new WorkspaceSeed.Group("S0PAYMENTS", "payments", "Payments", List.of(BO, CHIDI, MARTA)),
        new WorkspaceSeed.Group(
            "S0PLATFORM", "platform", "Platform", List.of(LENA, YUKI, "U0TOMBECK0")),
        new WorkspaceSeed.Group(
            "S0IDENTITY", "identity", "Identity", List.of(ANA, "U0JONASWE0", "U0PRIYANA0")));
  }

  private static List<String> everybody() {
    return people().stream().map(WorkspaceSeed.Person::id).toList();
  }

  private static List<WorkspaceSeed.Channel> channels() {
    return List.of(
        channel(GENERAL, "general", "Everything that concerns everybody", everybody()),
        channel(PAYMENTS, "payments-help", "Questions about payments and the ledger", everybody()),
        channel("C0KAFKAHLP", "kafka-help", "Questions about kafka", List.of(ANA, LENA, YUKI)),
        new WorkspaceSeed.Channel(
            "C0PLATFORM",
            "platform-team",
            "The platform team among themselves",
            true,
            LENA,
            List.of(LENA, YUKI),
            true));
  }

  private static WorkspaceSeed.Channel channel(
      String id, String name, String topic, List<String> members) {
    return new WorkspaceSeed.Channel(id, name, topic, false, ANA, members, true);
  }
}
