package io.signalbox.tools.foresight.catalogue;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the model watch: catalogue, feeds, and notices to owners before a model retires.
 *
 * @param catalogue the facts, with those of the settings' own files
 * @param milestones days before an end on which owners are told, the most first
 * @param channel Slack channel that is told where a caller has no owner
 */
public record ModelWatchSettings(
    LiveCatalogue catalogue,
    List<FactFeed> feeds,
    List<Integer> milestones,
    Optional<String> channel) {
  private static final List<Integer> USUAL = List.of(180, 90, 60, 30, 14, 7, 1);

  public ModelWatchSettings {
    feeds = List.copyOf(feeds);
    milestones = List.copyOf(milestones);
  }

  /** Parses the section {@code models} of the configuration. */
  public static ModelWatchSettings from(ConfigSection section) {
    List<ModelFact> own = own(section);
    List<Integer> milestones =
        section
            .list(
                "tell-before",
                "Days before a model's end on which owners of its callers are told.",
                SettingType.of(
                    "number", "a number of days from 1 to 1000", ModelWatchSettings::days, 1))
            .or(USUAL, "180, 90, 60, 30, 14, 7, 1");
    return new ModelWatchSettings(
        new LiveCatalogue(() -> CatalogueFile.bundled().with(own)),
        feeds(section),
        milestones.stream().distinct().sorted(Comparator.reverseOrder()).toList(),
        section
            .text("channel", "Slack channel that is told where a caller has no owner.")
            .check("a channel's id", id -> id.matches("[CG][A-Z0-9]{6,20}"))
            .optional());
  }

  private static Integer days(String text) {
    int days = Integer.parseInt(text.strip());
    if (days < 1 || days > 1000) {
      throw new IllegalArgumentException("out of range");
    }
    return days;
  }

  private static List<ModelFact> own(ConfigSection section) {
    Optional<Path> file =
        section
            .path("facts", "File with facts of your own, in the form of docs/models.md.")
            .optional();
    try {
      return file.map(CatalogueFile::read).orElse(List.of());
    } catch (UnreadableFactsException e) {
      section.problem("facts", "cannot be used: " + e.getMessage());
      return List.of();
    }
  }

  private static List<FactFeed> feeds(ConfigSection section) {
    List<FactFeed> feeds = new ArrayList<>();
    for (ConfigSection each :
        section.sections("feeds", "Places that facts are read from daily, while serving.")) {
      feeds.add(
          new FactFeed(
              each.text("from", "A file, or an http or https URL.").required(),
              each.oneOf("form", "The form of its facts.", FactFeed.FeedForm.class).required(),
              each.text("of-channel", "The channel they are about, such as `openai-api`.")
                  .optional(),
              each.secret("key", "The key that the URL wants.").optional()));
    }
    return feeds;
  }
}
