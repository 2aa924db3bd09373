package io.signalbox.bot.app.demo;

import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Harbourline's local workspace: some of its people, groups and channels, and the bot. */
public final class SampleWorkspace {
  /** A channel where questions are asked. */
  public static final String PAYMENTS = "C0PAYMENTS";

  /** A channel for everybody. */
  public static final String GENERAL = "C0GENERAL0";

  /** Person selected first in the local workspace. */
  public static final String ANA = "U0ANARUIZ0";

  private static final String BOT = "U0SIGNALBX";
  private static final String BO = "U0BOLINDQ0";
  private static final String CHIDI = "U0CHIDIOK0";
  private static final String LENA = "U0LENAHOF0";
  private static final String MARTA = "U0MARTASI0";
  private static final String YUKI = "U0YUKITAN0";
  private static final List<String> ALL = List.of(ANA, BO, CHIDI, LENA, MARTA, YUKI);

  private SampleWorkspace() {}

  /** The workspace, with the app as its manifest describes it. */
  public static WorkspaceSeed seed() {
    return new WorkspaceSeed("Harbourline", app(), people(), bots(), groups(), channels());
  }

  private static WorkspaceSeed.App app() {
    AppManifest.Shortcut remember = AppManifest.remember();
    return new WorkspaceSeed.App(
        AppManifest.NAME,
        BOT,
        AppManifest.commands().stream()
            .map(c -> new WorkspaceSeed.Command(c.name(), c.description(), c.usageHint()))
            .toList(),
        List.of(new WorkspaceSeed.Shortcut(remember.callbackId(), remember.name())),
        AppManifest.scopes().keySet(),
        Set.copyOf(AppManifest.events()));
  }

  private static List<WorkspaceSeed.Person> people() {
    return Stream.of(
            person(ANA, "Ana Ruiz", "Identity engineer", "Europe/Madrid", true),
            person(BO, "Bo Lindqvist", "Payments engineer", "Europe/Stockholm", false),
            person(CHIDI, "Chidi Okafor", "Payments engineer", "Europe/Berlin", false),
            person(LENA, "Lena Hoffmann", "Platform engineer", "Europe/Berlin", false),
            person(MARTA, "Marta Silva", "Payments engineer", "Europe/Lisbon", false),
            person(YUKI, "Yuki Tanaka", "Platform engineer", "Asia/Tokyo", false))
        .toList();
  }

  private static WorkspaceSeed.Person person(
      String id, String name, String title, String zone, boolean admin) {
    String handle = name.toLowerCase(Locale.ROOT).replace(' ', '.');
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
        new WorkspaceSeed.Group("S0PLATFORM", "platform", "Platform", List.of(LENA, YUKI)),
        new WorkspaceSeed.Group("S0IDENTITY", "identity", "Identity", List.of(ANA)));
  }

  private static List<WorkspaceSeed.Channel> channels() {
    return List.of(
        channel(GENERAL, "general", "Everything that concerns everybody", ALL),
        channel(PAYMENTS, "payments-help", "Questions about payments and the ledger", ALL),
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
