package io.signalbox.tools.core.agent;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.ConfigSection;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.config.RangedSetting;
import io.signalbox.config.SettingType;
import io.signalbox.tools.core.route.DataClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parser of agent profiles in Signalbox's YAML manifest format, see {@code docs/agents.md}: one
 * agent, or many under {@code agents}. Nothing in it is taken from the environment.
 */
public final class AgentManifest {
  /**
   * Regular expression that agent names match: lower-case letters, digits and hyphens, at most 80
   * characters.
   */
  public static final String NAME = "[a-z0-9][a-z0-9-]{0,79}";

  private static final int LONGEST = 400;
  private static final int LONGEST_LIST = 20;

  private AgentManifest() {}

  /**
   * Parses a YAML manifest into agent profiles.
   *
   * @throws InvalidConfigException with every problem and its line
   */
  public static List<AgentProfile> parse(String yaml) {
    return ConfigFile.ofText(yaml, Path.of("."), Map.of()).load(AgentManifest::all).settings();
  }

  private static List<AgentProfile> all(ConfigSection root) {
    if (!root.has("agents")) {
      return List.of(one(root));
    }
    List<AgentProfile> all = new ArrayList<>();
    root.sections("agents", "The agents.").forEach(each -> all.add(one(each)));
    return all;
  }

  private static AgentProfile one(ConfigSection at) {
    return new AgentProfile(
        at.text("name", "Its name.")
            .check("lower case letters, digits and hyphens", name -> name.matches(NAME))
            .required(),
        at.text("purpose", "What it does.")
            .check("at most 400 characters", AgentManifest::isShort)
            .required(),
        optional(at, "team", "The team that runs it."),
        optional(at, "serves", "For whom."),
        optional(at, "owner", "Who answers for it."),
        optional(at, "deputy", "Who does when they are away."),
        optional(at, "runs-on", "Where it runs."),
        list(at, "models", "Models that it calls."),
        at.oneOf("keys", "Whose keys it uses.", AgentProfile.Keys.class).or(AgentProfile.Keys.NONE),
        list(at, "sources", "Data that it reads."),
        at.oneOf("data-class", "The most protected of it.", DataClass.class).or(DataClass.INTERNAL),
        new AgentProfile.Powers(
            at.bool("writes", "Whether it changes anything.").or(false),
            at.bool("outside-users", "Whether outsiders use it.").or(false),
            at.bool("unattended", "Whether it acts unattended.").or(false)),
        new AgentProfile.Use(
            count(at, "people", "How many use it."),
            count(at, "uses-a-week", "How often."),
            at.decimal("hours-saved-a-week", "What it saves.").between(0.0, 100_000.0).or(0.0)),
        new AgentProfile.Practice(
            optional(at, "repository", "Link to its code or prompt."),
            optional(at, "evaluation", "How it is tested."),
            optional(at, "logging", "Where its runs are logged.")));
  }

  private static int count(ConfigSection at, String key, String description) {
    RangedSetting<Integer> setting = at.integer(key, description);
    return setting.between(0, 10_000_000).or(0);
  }

  private static String optional(ConfigSection at, String key, String description) {
    return at.text(key, description)
        .check("at most 400 characters", AgentManifest::isShort)
        .optional()
        .orElse("");
  }

  private static List<String> list(ConfigSection at, String key, String description) {
    return at.list(key, description, SettingType.text())
        .check(
            "at most 20 entries of 400 characters",
            all -> all.size() <= LONGEST_LIST && all.stream().allMatch(AgentManifest::isShort))
        .or(List.of());
  }

  private static boolean isShort(String text) {
    return text.length() <= LONGEST;
  }

  /** Derives a valid agent name from typed text; empty when no valid character remains. */
  public static String name(String typed) {
    String name =
        typed
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return name.length() <= 80 ? name : name.substring(0, 80);
  }
}
