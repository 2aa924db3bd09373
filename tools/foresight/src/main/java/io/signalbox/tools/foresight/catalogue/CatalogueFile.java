package io.signalbox.tools.foresight.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Parser of the catalogue's own YAML form, see docs/models.md: {@code sources}, and {@code models}
 * by line.
 */
public final class CatalogueFile {
  static final JsonMapper JSON = new JsonMapper();
  private static final String BUNDLED = "model-facts.json";

  private CatalogueFile() {}

  /** Holder of the bundled catalogue, which is read and checked when first asked for. */
  private static final class BundledCatalogue {
    static final ModelCatalogue FACTS = readBundled();
  }

  /** Returns the catalogue bundled with Signalbox, after checking its consistency. */
  public static ModelCatalogue bundled() {
    return BundledCatalogue.FACTS;
  }

  private static ModelCatalogue readBundled() {
    try (InputStream in =
        Objects.requireNonNull(CatalogueFile.class.getResourceAsStream(BUNDLED), BUNDLED)) {
      return ModelCatalogue.of(parse(in.readAllBytes(), BUNDLED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file of facts in the catalogue's own form. */
  public static List<ModelFact> read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UnreadableFactsException("the facts about models " + file + " cannot be read", e);
    }
  }

  static List<ModelFact> parse(byte[] bytes, String name) {
    return facts(tree(bytes, name), name);
  }

  static JsonNode tree(byte[] bytes, String name) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UnreadableFactsException(
          "the facts in " + name + " are not JSON (line " + line + ")", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ModelFact> facts(JsonNode root, String name) {
    List<ModelFact> facts = new ArrayList<>();
    for (JsonNode model : root.path("models")) {
      try {
        facts.add(fact(model, root.path("sources")));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new UnreadableFactsException(
            "the facts in %s, model %d (%s): %s"
                .formatted(
                    name, facts.size() + 1, model.path("model").asText("no name"), reason(e)),
            e);
      }
    }
    return facts;
  }

  private static String reason(RuntimeException e) {
    return e instanceof DateTimeException
        ? "a day is written as 2026-11-29"
        : "needs provider, channel, model, source, checked and trust; " + e.getMessage();
  }

  private static ModelFact fact(JsonNode model, JsonNode sources) {
    return new ModelFact(
        text(model, "provider"),
        text(model, "channel"),
        text(model, "model"),
        Optional.ofNullable(model.get("alias_of")).map(JsonNode::asText),
        model.path("family").asText(""),
        day(model, "released"),
        day(model, "deprecated"),
        day(model, "retires"),
        kind(model),
        model.path("ending").asText(""),
        texts(model.path("successors")),
        texts(model.path("named")),
        texts(model.path("differs")),
        new FactSource(
            page(model, sources),
            LocalDate.parse(text(model, "checked")),
            FactTrust.valueOf(text(model, "trust").toUpperCase(Locale.ROOT))),
        model.path("note").asText(""),
        moved(model.path("moved"), sources),
        days(model.path("disputed")));
  }

  private static List<LocalDate> days(JsonNode array) {
    return texts(array).stream().map(LocalDate::parse).toList();
  }

  private static List<FormerFact> moved(JsonNode earlier, JsonNode sources) {
    List<FormerFact> all = new ArrayList<>();
    for (JsonNode each : earlier) {
      all.add(
          new FormerFact(
              day(each, "retires"),
              kind(each),
              texts(each.path("successors")),
              page(each, sources),
              LocalDate.parse(text(each, "checked"))));
    }
    return all;
  }

  private static String page(JsonNode node, JsonNode sources) {
    String source = text(node, "source");
    return sources.path(source).asText(source);
  }

  private static DateKind kind(JsonNode node) {
    return DateKind.valueOf(node.path("kind").asText("exact").toUpperCase(Locale.ROOT));
  }

  private static Optional<LocalDate> day(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).map(value -> LocalDate.parse(value.asText()));
  }

  private static List<String> texts(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(each -> all.add(each.asText()));
    return all;
  }

  private static String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    if (text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return text;
  }
}
