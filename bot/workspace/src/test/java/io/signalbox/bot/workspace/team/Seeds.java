package io.signalbox.bot.workspace.team;

import io.signalbox.bot.workspace.team.WorkspaceSeed.App;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Channel;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Command;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Group;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Person;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Shortcut;
import java.util.List;
import java.util.Set;

/** A small company, with an app that may do everything the workspace knows. */
public final class Seeds {
  public static final String ADA = "U0ADA";
  public static final String BEN = "U0BEN";
  public static final String BOT = "U0BOT";
  public static final String GENERAL = "C0GENERAL";
  public static final String SECRET = "C0SECRET";
  public static final String QUIET = "C0QUIET";
  public static final String VAULT = "C0VAULT";

  static final Set<String> SCOPES =
      Set.of(
          "app_mentions:read",
          "assistant:write",
          "channels:history",
          "channels:join",
          "channels:manage",
          "channels:read",
          "chat:write",
          "commands",
          "groups:history",
          "groups:read",
          "files:read",
          "files:write",
          "im:history",
          "im:read",
          "im:write",
          "pins:write",
          "reactions:read",
          "reactions:write",
          "team:read",
          "usergroups:read",
          "usergroups:write",
          "users.profile:read",
          "users:read",
          "users:read.email");

  private Seeds() {}

  public static WorkspaceSeed company() {
    return company(SCOPES);
  }

  public static WorkspaceSeed company(Set<String> scopes) {
    return new WorkspaceSeed(
        "Example Works",
        new App(
            "Signalbox",
            BOT,
            List.of(new Command("/ask", "Ask a question", "[question]")),
            List.of(new Shortcut("remember", "Remember this thread")),
            scopes,
            Set.of(
                "app_home_opened",
                "app_mention",
                "assistant_thread_context_changed",
                "assistant_thread_started",
                "member_joined_channel",
                "message.channels",
                "message.groups",
                "message.im",
                "reaction_added")),
        List.of(
            new Person(
                ADA, "ada", "Ada Byron", "Engineer", "ada@example.org", "Europe/London", true),
            new Person(BEN, "ben", "Ben Okri", "Operator", "ben@example.org", "Asia/Tokyo", false)),
        List.of(),
        List.of(new Group("S0OPS", "ops", "Operations", List.of(BEN))),
        List.of(
            new Channel(GENERAL, "general", "All of us", false, ADA, List.of(ADA, BEN), true),
            new Channel(SECRET, "secret", "", true, ADA, List.of(ADA), true),
            new Channel(QUIET, "quiet", "", false, ADA, List.of(ADA, BEN), false),
            new Channel(VAULT, "vault", "", true, ADA, List.of(ADA), false)));
  }
}
