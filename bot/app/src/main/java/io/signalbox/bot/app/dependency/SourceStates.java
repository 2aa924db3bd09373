package io.signalbox.bot.app.dependency;

import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.source.Source;
import io.signalbox.tools.foresight.change.ArtefactState;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Describes the knowledge sources of the settings in words: kind, place and readers. Pure. */
public final class SourceStates {
  private SourceStates() {}

  /** Returns a state for each source; what is in the documents of a source is no part of it. */
  public static List<ArtefactState> of(List<Source> sources, List<LiveSettings> live) {
    List<ArtefactState> states = new ArrayList<>();
    for (Source source : sources) {
      List<String> lines = new ArrayList<>();
      lines.add(source.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      lines.add("in " + source.path().getFileName());
      lines.add("read by " + source.access().text());
      source.format().ifPresent(format -> lines.add("format " + format));
      states.add(
          new ArtefactState(
              artefact(source.name()), source.owner().orElse(""), String.join("\n", lines)));
    }
    for (LiveSettings source : live) {
      states.add(
          new ArtefactState(
              artefact(source.name()),
              source.owner().orElse(""),
              "live from %s\nread by %s".formatted(source.system(), source.access().text())));
    }
    return states;
  }

  /** Returns the owners of the sources that name one. */
  public static Map<Artefact, String> owners(List<Source> sources, List<LiveSettings> live) {
    Map<Artefact, String> owners = new HashMap<>();
    of(sources, live).forEach(state -> owners.put(state.artefact(), state.owner()));
    return owners;
  }

  private static Artefact artefact(String name) {
    return new Artefact(ArtefactKind.SOURCE, name);
  }
}
