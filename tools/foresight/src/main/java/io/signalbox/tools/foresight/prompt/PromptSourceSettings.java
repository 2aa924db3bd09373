package io.signalbox.tools.foresight.prompt;

import io.signalbox.config.ConfigSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parser of the list of prompt sources in the settings. */
public final class PromptSourceSettings {
  private PromptSourceSettings() {}

  /** Parses the list {@code prompts}; a name used twice is reported as a problem. */
  public static List<PromptSource> from(ConfigSection root) {
    List<PromptSource> sources = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfigSection section :
        root.sections(
            "prompts", "Where prompt files stand, to see who shares which part of them.")) {
      PromptSource source =
          new PromptSource(
              section
                  .text("name", "Names the source in reports; unique.")
                  .check(
                      "letters, digits, dots and hyphens", name -> name.matches("[\\w.-]{1,100}"))
                  .required(),
              section.path("path", "A folder, read with all below it.").required(),
              section.text("owner", "Who answers for these prompts.").or(""),
              section
                  .text(
                      "channel",
                      "Slack channel that is told of changes where an owner is not in Slack.")
                  .check("a channel's id", id -> id.matches("[CG][A-Z0-9]{6,20}"))
                  .optional());
      if (!names.add(source.name())) {
        section.problem("name", "is already used");
      }
      sources.add(source);
    }
    return sources;
  }
}
