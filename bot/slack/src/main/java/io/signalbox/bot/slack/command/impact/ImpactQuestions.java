package io.signalbox.bot.slack.command.impact;

import io.signalbox.tools.foresight.change.ChangeWatch;
import io.signalbox.tools.foresight.impact.AlikePrompts.AlikePair;
import io.signalbox.tools.foresight.impact.SharedFragments.SharedFragment;
import java.io.IOException;
import java.util.List;

/**
 * Readers of the dependency map, of undeclared shared text and of prompts alike in meaning, called
 * for each command.
 */
public record ImpactQuestions(
    ChangeWatch.MapReader maps, FragmentReader fragments, AlikeReader alike) {
  /** Reader of prompts that an embedding model finds alike. */
  @FunctionalInterface
  public interface AlikeReader {
    /** Returns the pairs, the most alike first. */
    List<AlikePair> list() throws IOException;
  }

  /** Reader of text that several prompts share without declaring it. */
  @FunctionalInterface
  public interface FragmentReader {
    /** Returns the shared fragments. */
    List<SharedFragment> list() throws IOException;
  }
}
