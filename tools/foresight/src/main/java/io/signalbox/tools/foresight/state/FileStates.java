package io.signalbox.tools.foresight.state;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.foresight.change.ArtefactState;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.impact.EvaluationFiles;
import io.signalbox.tools.foresight.impact.EvaluationFiles.NamedSet;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFolder;
import io.signalbox.tools.foresight.prompt.PromptSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reader of the evaluation sets and tool schemas that prompt files and agents' manifests name. A
 * folder of prompts is read again when a file in it has changed. Used by one thread at a time.
 */
public final class FileStates {
  private static final long LARGEST = 2_000_000;

  private final List<PromptSource> sources;
  private final Map<String, Long> stamps = new HashMap<>();
  private final Map<String, List<ArtefactState>> known = new HashMap<>();

  public FileStates(List<PromptSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * Returns the states of all named files that exist.
   *
   * @throws IOException where a folder cannot be read
   */
  public List<ArtefactState> read(Collection<AgentProfile> agents) throws IOException {
    List<ArtefactState> states = new ArrayList<>();
    for (PromptSource source : sources) {
      long stamp = PromptFolder.stamp(source.folder());
      if (!Long.valueOf(stamp).equals(stamps.get(source.name()))) {
        known.put(source.name(), named(source));
        stamps.put(source.name(), stamp);
      }
      states.addAll(known.getOrDefault(source.name(), List.of()));
    }
    for (AgentProfile agent : agents) {
      String set = agent.practice().evaluation();
      if (!set.isBlank()) {
        add(
            states,
            ArtefactKind.EVALUATION_SET,
            EvaluationFiles.inAny(sources, set),
            agent.owner());
      }
    }
    return states;
  }

  /**
   * Returns the files that a source's prompts name; one that several owners use is the source's.
   */
  private static List<ArtefactState> named(PromptSource source) throws IOException {
    Map<Artefact, ArtefactState> states = new TreeMap<>();
    for (PromptFile file : PromptFolder.read(source.folder()).files()) {
      String owner = file.facts().owner().orElse(source.owner());
      List<ArtefactState> mine = new ArrayList<>();
      file.facts()
          .evaluation()
          .ifPresent(
              set ->
                  add(
                      mine,
                      ArtefactKind.EVALUATION_SET,
                      EvaluationFiles.near(source, file.name(), set),
                      owner));
      file.references().stream()
          .filter(EvaluationFiles::isSchema)
          .map(name -> EvaluationFiles.near(source, file.name(), name))
          .forEach(schema -> add(mine, ArtefactKind.TOOL_SCHEMA, schema, owner));
      mine.forEach(state -> states.merge(state.artefact(), state, (a, b) -> shared(a, b, source)));
    }
    return List.copyOf(states.values());
  }

  private static ArtefactState shared(ArtefactState a, ArtefactState b, PromptSource source) {
    return a.owner().equals(b.owner())
        ? a
        : new ArtefactState(a.artefact(), source.owner(), a.words());
  }

  private static void add(
      List<ArtefactState> states, ArtefactKind kind, NamedSet named, String owner) {
    named
        .file()
        .ifPresent(
            file ->
                states.add(
                    new ArtefactState(new Artefact(kind, named.name()), owner, words(file))));
  }

  private static String words(Path file) {
    try {
      return Files.size(file) > LARGEST
          ? "a file of " + Files.size(file) + " bytes"
          : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "a file that cannot be read";
    }
  }
}
