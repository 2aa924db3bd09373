package io.signalbox.ingestion.ownership;

import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.read.TextDecoder;
import io.signalbox.knowledge.ownership.Ownership;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Parser of service ownership in YAML catalogues: Backstage's {@code catalog-info.yaml}, and those
 * of {@link ServiceCatalogYaml}. Of Backstage it reads components, APIs, systems, resources,
 * domains and groups from any number of documents a file; other kinds, such as users, own nothing
 * and are left out.
 */
final class CatalogYaml implements RowReader<Ownership> {
  private static final Set<String> KINDS =
      Set.of("component", "api", "system", "resource", "domain");
  private static final Pattern CHANNEL_KEY =
      Pattern.compile("(?i)slack[-_]channel(?:[-_]name)?$|slack\\.com/channel(?:[-_]name)?s?$");
  private static final Pattern CHANNEL_NAME = Pattern.compile("#([\\p{L}\\p{N}_-]{1,80})");
  private static final Pattern CHANNEL_IN_TITLE =
      Pattern.compile("(?i)slack[:\\s-]+([a-z0-9][a-z0-9_-]{1,79})$");
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setUseMarks(true)
          .setMaxAliasesForCollections(20)
          .setAllowDuplicateKeys(false)
          .build();

  @Override
  public void read(String path, InputStream in, RowSink<Ownership> sink) throws IOException {
    YamlDocuments.read(
        TextDecoder.reader(in),
        new YamlDocuments.Handler() {
          @Override
          public void document(long firstLine, String text) {
            take(path, firstLine, text, sink);
          }

          @Override
          public void tooLong(long firstLine) {
            sink.skipped(
                new SkippedItem(
                    path,
                    firstLine,
                    "the document is longer than " + YamlDocuments.LIMIT + " characters"));
          }
        });
  }

  private static void take(String path, long firstLine, String text, RowSink<Ownership> sink) {
    if (YamlDocuments.isBroken(text)) {
      sink.skipped(new SkippedItem(path, firstLine, TextDecoder.complaint()));
      return;
    }
    Optional<Node> root;
    try {
      root = new Compose(SETTINGS).composeString(text);
    } catch (MarkedYamlEngineException e) {
      long line = e.getProblemMark().map(mark -> firstLine + mark.getLine()).orElse(firstLine);
      sink.skipped(new SkippedItem(path, line, "the YAML breaks here: " + e.getProblem()));
      return;
    } catch (YamlEngineException | StackOverflowError e) {
      // A document that nests beyond the stack is as broken as any other.
      sink.skipped(new SkippedItem(path, firstLine, "the document is no YAML that can be read"));
      return;
    }
    // A document of comments only is empty.
    root.map(YamlNode::of)
        .filter(document -> !document.isNull())
        .ifPresent(document -> take(path, firstLine, document, sink));
  }

  private static void take(
      String path, long firstLine, YamlNode document, RowSink<Ownership> sink) {
    long line = firstLine + document.line();
    Optional<String> kind = document.get("kind").text();
    YamlNode metadata = document.get("metadata");
    Optional<String> name = metadata.get("name").text();
    Optional<Ownership> other = ServiceCatalogYaml.of(document);
    String called = other.map(Ownership::service).or(() -> name).orElse("");
    if (ServiceCatalogYaml.isPlaceholder(called)) {
      sink.leftOut("a template of a service");
    } else if (other.isPresent()) {
      sink.row(other.get());
    } else if (!document.isMapping() || kind.isEmpty()) {
      sink.skipped(
          new SkippedItem(path, line, "the document has no kind; expected one such as Component"));
    } else if (kind.get().equalsIgnoreCase("group") && name.isPresent()) {
      sink.row(BackstageGroup.of(document, name.get(), channel(metadata), contact(metadata)));
    } else if (!KINDS.contains(kind.get().toLowerCase(Locale.ROOT))) {
      sink.leftOut("a catalogue entry that owns nothing");
    } else if (name.isEmpty()) {
      sink.skipped(new SkippedItem(path, line, "the " + kind.get() + " has no metadata.name"));
    } else {
      sink.row(owned(document, metadata, name.get()));
    }
  }

  private static Ownership owned(YamlNode document, YamlNode metadata, String name) {
    String namespace = metadata.get("namespace").text().orElse("");
    String full = OwnerName.inNamespace(name, namespace).orElse(name);
    return new Ownership(
        full,
        Stream.concat(
                metadata.get("title").text().stream(),
                full.equals(name) ? Stream.empty() : Stream.of(name))
            .filter(alias -> !alias.equalsIgnoreCase(full))
            .toList(),
        document
            .get("spec")
            .get("owner")
            .text()
            .filter(owner -> !ServiceCatalogYaml.isPlaceholder(owner))
            .flatMap(owner -> OwnerName.inNamespace(owner, namespace)),
        channel(metadata),
        contact(metadata),
        metadata.get("description").text());
  }

  private static Optional<String> channel(YamlNode metadata) {
    Stream<String> annotated =
        metadata
            .get("annotations")
            .entries()
            .filter(
                entry ->
                    entry.getKeyNode() instanceof ScalarNode key
                        && CHANNEL_KEY.matcher(key.getValue()).find())
            .flatMap(entry -> YamlNode.of(entry.getValueNode()).text().stream());
    return annotated.findFirst().flatMap(OwnerName::channel).or(() -> linkedChannel(metadata));
  }

  /**
   * Returns the Slack channel from the title of a link to Slack, whose address only holds an id.
   */
  private static Optional<String> linkedChannel(YamlNode metadata) {
    for (YamlNode link : metadata.get("links").list()) {
      String title = link.get("title").text().orElse("");
      String url = link.get("url").text().orElse("");
      Matcher named = CHANNEL_NAME.matcher(title);
      boolean slack = (title + " " + url).toLowerCase(Locale.ROOT).contains("slack");
      if (slack && named.find()) {
        return Optional.of("#" + named.group(1));
      }
      Matcher worded = CHANNEL_IN_TITLE.matcher(title);
      if (slack && worded.find() && !worded.group(1).equalsIgnoreCase("channel")) {
        return Optional.of("#" + worded.group(1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> contact(YamlNode metadata) {
    return metadata
        .get("annotations")
        .entries()
        .filter(
            entry ->
                entry.getKeyNode() instanceof ScalarNode key
                    && key.getValue().matches("(?i).*(?:/|^)(?:contact|email)"))
        .flatMap(entry -> YamlNode.of(entry.getValueNode()).text().stream())
        .findFirst();
  }
}
