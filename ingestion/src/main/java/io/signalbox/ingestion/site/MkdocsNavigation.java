package io.signalbox.ingestion.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Page titles parsed from the {@code nav} of an {@code mkdocs.yml}. Other entries, some with Python
 * tags, are ignored.
 *
 * @param folder of the pages, below the file's own
 * @param titles by the page's path below that folder
 */
record MkdocsNavigation(String folder, Map<String, String> titles) {
  static final List<String> FILES = List.of("mkdocs.yml", "mkdocs.yaml");

  private static final int MOST_LEVELS = 12;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setMaxAliasesForCollections(20).build();

  MkdocsNavigation {
    titles = Map.copyOf(titles);
  }

  /** Parses an {@code mkdocs.yml}; returns a navigation without titles where it is invalid. */
  static MkdocsNavigation of(String yaml) {
    Map<String, String> titles = new HashMap<>();
    Optional<Node> settings;
    try {
      settings = new Compose(SETTINGS).composeString(yaml);
    } catch (YamlEngineException | StackOverflowError e) {
      return new MkdocsNavigation("docs", titles);
    }
    settings.flatMap(all -> member(all, "nav")).ifPresent(nav -> collect(nav, titles, MOST_LEVELS));
    // MkDocs names a site's first page after the site, whatever the navigation calls it.
    settings
        .flatMap(all -> member(all, "site_name"))
        .flatMap(MkdocsNavigation::text)
        .ifPresent(name -> titles.replace("index.md", name));
    String folder =
        settings
            .flatMap(all -> member(all, "docs_dir"))
            .flatMap(MkdocsNavigation::text)
            .orElse("docs")
            .replaceFirst("^\\./", "")
            .replaceFirst("/+$", "");
    return new MkdocsNavigation(folder.equals(".") ? "" : folder, titles);
  }

  /**
   * Returns the navigation title of a page.
   *
   * @param path below the settings file's folder
   */
  Optional<String> title(String path) {
    String start = folder.isEmpty() ? "" : folder + "/";
    return path.startsWith(start)
        ? Optional.ofNullable(titles.get(path.substring(start.length())))
        : Optional.empty();
  }

  private static void collect(Node node, Map<String, String> titles, int levels) {
    if (levels == 0) {
      return;
    }
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(each -> collect(each, titles, levels - 1));
    } else if (node instanceof MappingNode map) {
      for (NodeTuple entry : map.getValue()) {
        Optional<String> page = text(entry.getValueNode());
        Optional<String> title = text(entry.getKeyNode());
        if (page.isPresent() && title.isPresent()) {
          titles.putIfAbsent(page.get(), title.get());
        } else {
          collect(entry.getValueNode(), titles, levels - 1);
        }
      }
    }
  }

  private static Optional<Node> member(Node node, String name) {
    return node instanceof MappingNode map
        ? map.getValue().stream()
            .filter(entry -> text(entry.getKeyNode()).filter(name::equals).isPresent())
            .map(NodeTuple::getValueNode)
            .findFirst()
        : Optional.empty();
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
