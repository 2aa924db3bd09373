package io.signalbox.tools.foresight.prompt;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Immutable snapshot of the prompt files of one source, with the references between them resolved.
 */
public final class PromptTree {
  private static final Pattern PYTHON = Pattern.compile("\\.+[\\w.]*");

  private final Map<String, PromptFile> files;
  private final Map<String, List<String>> byStem;
  private final Set<String> includedNames;

  public PromptTree(Collection<PromptFile> files) {
    this.files =
        files.stream()
            .collect(
                Collectors.toMap(
                    PromptFile::name, file -> file, (first, second) -> first, LinkedHashMap::new));
    this.byStem =
        this.files.keySet().stream().collect(Collectors.groupingBy(name -> stem(lastPart(name))));
    this.includedNames =
        this.files.values().stream()
            .flatMap(file -> included(file).stream())
            .collect(Collectors.toSet());
  }

  public Collection<PromptFile> files() {
    return files.values();
  }

  public Optional<PromptFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** Returns the names of files in the tree that a file includes or declares to use. */
  public Set<String> included(PromptFile file) {
    Set<String> found = new LinkedHashSet<>();
    for (String reference : file.references()) {
      resolve(file.name(), reference)
          .filter(name -> !name.equals(file.name()))
          .ifPresent(found::add);
    }
    return found;
  }

  /**
   * Returns the included files that are not in the tree. Imports of programs, JSON files and
   * artefacts of other kinds, such as {@code model:gpt-5}, are left out.
   */
  public Set<String> missing(PromptFile file) {
    if (PromptFileReader.isProgram(file.name())) {
      return Set.of();
    }
    return file.references().stream()
        .filter(reference -> !reference.contains(":") && !reference.endsWith(".json"))
        .filter(reference -> resolve(file.name(), reference).isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Resolves a reference of a file to another file in the tree. */
  public Optional<PromptFile> referenced(PromptFile from, String reference) {
    return resolve(from.name(), reference).flatMap(this::file);
  }

  /** Returns whether another file includes this one or declares to use it. */
  public boolean isIncluded(String name) {
    return includedNames.contains(name);
  }

  /**
   * Returns the names of all files that a file references directly or indirectly, without itself.
   */
  public Set<String> closure(PromptFile file) {
    Set<String> reached = new LinkedHashSet<>();
    collect(file, reached);
    reached.remove(file.name());
    return reached;
  }

  private void collect(PromptFile file, Set<String> reached) {
    for (String name : included(file)) {
      if (reached.add(name)) {
        file(name).ifPresent(included -> collect(included, reached));
      }
    }
  }

  private Optional<String> resolve(String from, String reference) {
    String base = joined(folder(from), dotted(reference));
    Optional<String> beside =
        Stream.of(base, joined("", reference))
            .flatMap(PromptTree::spellings)
            .filter(files::containsKey)
            .findFirst();
    return beside.or(() -> named(reference));
  }

  /**
   * Resolves a name without a folder, if exactly one file has it, with a leading underscore at most
   * as partials of dotprompt have.
   */
  private Optional<String> named(String reference) {
    String stem = stem(lastPart(reference));
    List<String> candidates = byStem.getOrDefault(stem, byStem.getOrDefault("_" + stem, List.of()));
    boolean relative = reference.startsWith(".");
    return candidates.size() == 1 && !relative
        ? Optional.of(candidates.getFirst())
        : Optional.empty();
  }

  private static Stream<String> spellings(String path) {
    return Stream.of(
        path,
        path.replaceAll("\\.[cm]?js$", ".ts"),
        path + ".ts",
        path + ".tsx",
        path + ".js",
        path + ".py",
        path + ".md",
        path + "/index.ts",
        path + "/index.js",
        path + "/__init__.py");
  }

  /** Converts a relative Python import such as {@code .sections.rules} to a path. */
  private static String dotted(String reference) {
    if (!PYTHON.matcher(reference).matches()) {
      return reference;
    }
    int dots = reference.length() - reference.replaceFirst("^\\.+", "").length();
    return "../".repeat(dots - 1) + reference.substring(dots).replace('.', '/');
  }

  private static String joined(String folder, String reference) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (folder + "/" + reference).split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static String folder(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String stem(String name) {
    int dot = name.indexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
