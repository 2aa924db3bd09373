package io.signalbox.tools.foresight.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Derives the dependencies that Backstage catalogue files declare: {@code dependsOn}, {@code
 * consumesApis} and {@code providesApis}. A component is an agent here, an API a tool schema, a
 * resource a source, an AI resource (a skill or rule) a prompt. Source:
 * backstage.io/docs/features/software-catalog/descriptor-format. Pure.
 */
public final class BackstageDependencies {
  private static final Map<String, ArtefactKind> KINDS =
      Map.of(
          "component", ArtefactKind.AGENT,
          "api", ArtefactKind.TOOL_SCHEMA,
          "resource", ArtefactKind.SOURCE,
          "airesource", ArtefactKind.PROMPT);

  private static final Set<String> NAMESPACES = Set.of("default", "");
  private static final int MOST_ALIASES = 20;

  /** Names that Backstage admits; others are placeholders of a template. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

  private BackstageDependencies() {}

  /**
   * Edges and owners of one catalogue file.
   *
   * @param owners names of users and groups that own the entities, by artefact
   */
  public record CatalogueGraph(List<Dependency> edges, Map<Artefact, String> owners) {
    public CatalogueGraph {
      edges = List.copyOf(edges);
      owners = Map.copyOf(owners);
    }
  }

  /**
   * Reads the entities of a file, each a YAML document; what is not Backstage's or cannot be parsed
   * has no edges.
   */
  public static CatalogueGraph of(String yaml) {
    List<Dependency> edges = new ArrayList<>();
    Map<Artefact, String> owners = new TreeMap<>();
    try {
      Load load =
          new Load(
              LoadSettings.builder()
                  .setMaxAliasesForCollections(MOST_ALIASES)
                  .setAllowDuplicateKeys(true)
                  .build());
      for (Object document : load.loadAllFromString(yaml)) {
        if (document instanceof Map<?, ?> entity && isBackstage(entity)) {
          read(entity, edges, owners);
        }
      }
    } catch (YamlEngineException | StackOverflowError e) {
      // The documents before the broken one count.
      return new CatalogueGraph(edges, owners);
    }
    return new CatalogueGraph(edges, owners);
  }

  private static boolean isBackstage(Map<?, ?> entity) {
    return text(entity.get("apiVersion")).matches("([a-z0-9-]+\\.)*backstage\\.io/.*");
  }

  private static void read(Map<?, ?> entity, List<Dependency> edges, Map<Artefact, String> owners) {
    Map<?, ?> meta = map(entity.get("metadata"));
    Map<?, ?> spec = map(entity.get("spec"));
    String namespace = text(meta.get("namespace"));
    Optional<Artefact> self =
        artefact(text(entity.get("kind")), namespace + "/" + text(meta.get("name")));
    self.ifPresent(
        node -> {
          String owner = text(spec.get("owner"));
          String name = owner.substring(Math.max(owner.indexOf(':'), owner.lastIndexOf('/')) + 1);
          if (NAME.matcher(name).matches()) {
            owners.put(node, name);
          }
          references(spec.get("dependsOn"), "")
              .forEach(used -> edges.add(Dependency.declared(used, node)));
          references(spec.get("consumesApis"), "api")
              .forEach(used -> edges.add(Dependency.declared(used, node)));
          references(spec.get("providesApis"), "api")
              .forEach(user -> edges.add(Dependency.declared(node, user)));
          references(spec.get("dependencyOf"), "")
              .forEach(user -> edges.add(Dependency.declared(node, user)));
        });
  }

  /** Returns the artefacts of references {@code [kind:][namespace/]name}. */
  private static List<Artefact> references(@Nullable Object list, String kind) {
    List<Artefact> found = new ArrayList<>();
    if (list instanceof List<?> references) {
      for (Object each : references) {
        String reference = text(each);
        int colon = reference.indexOf(':');
        String named = colon < 0 ? kind : reference.substring(0, colon);
        artefact(named, reference.substring(colon + 1)).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Artefact> artefact(String kind, String name) {
    int slash = name.lastIndexOf('/');
    String namespace = name.substring(0, Math.max(0, slash));
    String bare = name.substring(slash + 1);
    String full = NAMESPACES.contains(namespace) ? bare : namespace + "/" + bare;
    return Optional.ofNullable(KINDS.get(kind.toLowerCase(Locale.ROOT)))
        .filter(known -> NAME.matcher(bare).matches())
        .map(known -> new Artefact(known, full));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text.strip() : "";
  }
}
