package io.signalbox.bot.app.foresight;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.ask.knowledge.ForesightLookUp;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.export.CatalogueJson;
import io.signalbox.tools.foresight.catalogue.scan.LifecycleCheck;
import io.signalbox.tools.foresight.catalogue.scan.ModelMention;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.TouchedArtefact;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.report.ReportFinding;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions of MCP tools about models' ends of life and about dependencies. The dependency
 * graph is built again once it is a minute old. Safe for use from several threads.
 */
public final class ForesightAnswers implements ForesightLookUp {
  private static final Logger log = LoggerFactory.getLogger(ForesightAnswers.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final LiveCatalogue catalogue;
  private final MapSource maps;
  private final Clock clock;
  private Optional<BuiltMap> built = Optional.empty();

  /** Builder of the present dependency map. */
  @FunctionalInterface
  public interface MapSource {
    /**
     * Builds the dependency map.
     *
     * @throws IOException where a folder of prompts cannot be read
     */
    DependencyMap build() throws IOException;
  }

  private record BuiltMap(DependencyMap map, Instant at) {}

  public ForesightAnswers(LiveCatalogue catalogue, MapSource maps, Clock clock) {
    this.catalogue = catalogue;
    this.maps = maps;
    this.clock = clock;
  }

  @Override
  public KnowledgeResult models(List<String> names, int within) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LifecycleCheck check = new LifecycleCheck(today, within);
    ObjectNode fields = JSON.createObjectNode();
    ArrayNode models = fields.putArray("models");
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      List<ModelFact> facts = catalogue.facts().everywhere(name);
      ObjectNode model = models.addObject().put("name", name).put("known", !facts.isEmpty());
      ArrayNode rows = model.putArray("facts");
      ArrayNode findings = model.putArray("findings");
      for (ModelFact fact : facts) {
        rows.add(CatalogueJson.row(fact));
        for (ReportFinding found : check.mentions(List.of(new ModelMention("", 1, name, fact)))) {
          findings
              .addObject()
              .put("level", found.level().label())
              .put("rule", found.rule())
              .put("channel", fact.channel())
              .put("sentence", found.sentence());
          lines.add(found.level().label() + ": " + found.sentence());
        }
      }
      if (facts.isEmpty()) {
        lines.add("nothing is known of " + name);
      } else if (findings.isEmpty()) {
        lines.add(name + ": " + quiet(facts));
      }
    }
    return new KnowledgeResult.Found(fields, list(lines));
  }

  /** Returns the text about a model without findings: its earliest end date, where one is known. */
  private static String quiet(List<ModelFact> facts) {
    return facts.stream()
        .filter(ModelFact::hasEnd)
        .flatMap(fact -> fact.retires().stream())
        .sorted()
        .findFirst()
        .map(day -> "ends on " + day)
        .orElse("no end is known");
  }

  @Override
  public KnowledgeResult impact(String name) {
    DependencyMap map;
    try {
      map = map();
    } catch (IOException e) {
      log.warn("the dependencies cannot be read: {}", e.getMessage());
      return new KnowledgeResult.Refused(
          503, "unavailable", "The prompts cannot be read at the moment.", 60);
    }
    ObjectNode fields = JSON.createObjectNode().put("name", name);
    ArrayNode found = fields.putArray("found");
    List<String> lines = new ArrayList<>();
    for (Artefact artefact : map.graph().named(name)) {
      List<TouchedArtefact> touched = map.graph().downstream(artefact);
      ObjectNode each =
          found.addObject().put("kind", artefact.kind().label()).put("name", artefact.name());
      ArrayNode downstream = each.putArray("downstream");
      Set<String> responsible = new LinkedHashSet<>();
      lines.add("**%s**: %s".formatted(artefact.key(), counted(touched.size())));
      for (TouchedArtefact one : touched) {
        downstream.add(row(one));
        Optional<String> owner = owner(map, one.artefact());
        owner.ifPresent(responsible::add);
        lines.add(line(one, owner));
      }
      responsible.forEach(each.putArray("owners")::add);
    }
    return new KnowledgeResult.Found(
        fields,
        lines.isEmpty()
            ? "Nothing that is known of is called '" + name + "', or depends on it."
            : list(lines));
  }

  private static String line(TouchedArtefact touched, Optional<String> owner) {
    String owned =
        owner
            .filter(who -> touched.artefact().kind() != ArtefactKind.OWNER)
            .map(who -> ", owned by " + who)
            .orElse("");
    return "%s over %s%s".formatted(touched.artefact().key(), touched.via().used().key(), owned);
  }

  private static Optional<String> owner(DependencyMap map, Artefact artefact) {
    return artefact.kind() == ArtefactKind.OWNER
        ? Optional.of(artefact.name())
        : map.owner(artefact);
  }

  private static String counted(int touched) {
    return touched == 0
        ? "nothing depends on it"
        : touched == 1 ? "1 thing depends on it" : touched + " things depend on it";
  }

  private static ObjectNode row(TouchedArtefact touched) {
    return JSON.createObjectNode()
        .put("kind", touched.artefact().kind().label())
        .put("name", touched.artefact().name())
        .put("distance", touched.distance())
        .put("over", touched.via().used().key())
        .put("evidence", touched.via().evidence().label())
        .put("calls", touched.via().calls());
  }

  private synchronized DependencyMap map() throws IOException {
    Instant now = clock.instant();
    Optional<BuiltMap> known = built.filter(each -> each.at().plus(KEPT).isAfter(now));
    if (known.isPresent()) {
      return known.get().map();
    }
    DependencyMap map = maps.build();
    built = Optional.of(new BuiltMap(map, now));
    return map;
  }

  private static String list(List<String> lines) {
    return "- " + String.join("\n- ", lines);
  }
}
