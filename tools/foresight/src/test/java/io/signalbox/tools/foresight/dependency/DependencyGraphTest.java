package io.signalbox.tools.foresight.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.tools.foresight.prompt.PromptFileReader;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Artefact STYLE = new Artefact(ArtefactKind.FRAGMENT, "house-style.md");
  private static final Artefact PROMPT = new Artefact(ArtefactKind.PROMPT, "triage.md");
  private static final Artefact AGENT = new Artefact(ArtefactKind.AGENT, "ticket-triage");

  @Test
  void namesTheNearestFirstAndTheWeakestEvidenceOfTheWay() {
    DependencyGraph graph =
        new DependencyGraph(
            List.of(
                Dependency.declared(STYLE, PROMPT),
                Dependency.observed(PROMPT, AGENT, NOW, NOW, 7)));

    assertThat(graph.downstream(STYLE))
        .extracting(t -> t.artefact().name() + " " + t.distance() + " " + t.weakest().label())
        .containsExactly("triage.md 1 declared", "ticket-triage 2 observed");
    assertThat(graph.downstream(AGENT)).isEmpty();
    assertThat(graph.named("house-style.md")).containsExactly(STYLE);
    assertThat(graph.named("agent:ticket-triage")).containsExactly(AGENT);
  }

  @Test
  void aPromptWithWordsOfItsOwnHoldsAPastedFileAndNotTheOtherWayRound() {
    String style =
        "Answer in short sentences and name the page that you took it from. Say that you do not"
            + " know where no page says it, and never promise a date that nobody gave.";
    PromptTree files =
        new PromptTree(
            Stream.of("house-style.md", "digest.md", "copy.md")
                .flatMap(
                    name ->
                        PromptFileReader.read(
                            name,
                            name.equals("digest.md")
                                ? "You sum up what happened to payments last week.\n" + style
                                : style)
                            .stream())
                .toList());

    assertThat(PromptDependencies.copies(files, new PromptFingerprinter(new byte[32])))
        .extracting(edge -> edge.used().name() + " in " + edge.user().name())
        .containsExactlyInAnyOrder(
            "house-style.md in digest.md",
            "copy.md in digest.md",
            "house-style.md in copy.md",
            "copy.md in house-style.md");
  }

  @Test
  void aCircleEndsAndDoesNotNameWhatWasAskedFor() {
    DependencyGraph graph =
        new DependencyGraph(
            List.of(
                Dependency.declared(STYLE, PROMPT),
                Dependency.declared(PROMPT, STYLE),
                Dependency.declared(STYLE, STYLE)));

    assertThat(graph.downstream(STYLE))
        .extracting(TouchedArtefact::artefact)
        .containsExactly(PROMPT);
  }

  @Test
  void theSameEdgeSeenAndDeclaredIsOneDeclaredEdgeWithItsCalls() {
    DependencyGraph graph =
        new DependencyGraph(
            List.of(
                Dependency.observed(STYLE, PROMPT, NOW, NOW, 3),
                Dependency.declared(STYLE, PROMPT),
                Dependency.observed(STYLE, PROMPT, NOW.minusSeconds(60), NOW, 4)));

    assertThat(graph.dependencies())
        .singleElement()
        .satisfies(
            edge -> {
              assertThat(edge.evidence()).isEqualTo(DependencyEvidence.DECLARED);
              assertThat(edge.calls()).isEqualTo(7);
              assertThat(edge.firstSeen()).contains(NOW.minusSeconds(60));
            });
  }

  @Property(tries = 150)
  void everythingThatCanBeReachedIsNamedOnce(
      @ForAll @Size(max = 60) List<@Size(2) List<@IntRange(max = 14) Integer>> pairs,
      @ForAll @IntRange(max = 14) int start) {
    List<Dependency> edges = new ArrayList<>();
    pairs.forEach(pair -> edges.add(Dependency.declared(node(pair.get(0)), node(pair.get(1)))));

    List<Artefact> touched =
        new DependencyGraph(edges)
            .downstream(node(start)).stream().map(TouchedArtefact::artefact).toList();

    Set<Integer> expected = reach(pairs, start);
    assertThat(touched)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(DependencyGraphTest::node).toList());
  }

  private static Set<Integer> reach(List<List<Integer>> pairs, int start) {
    Set<Integer> reached = new HashSet<>(Set.of(start));
    for (int round = 0; round < 20; round++) {
      pairs.stream()
          .filter(pair -> reached.contains(pair.get(0)))
          .toList()
          .forEach(pair -> reached.add(pair.get(1)));
    }
    reached.remove(start);
    return reached;
  }

  @Test
  void writesEachFormatWithNamesThatWouldBreakIt() throws Exception {
    Artefact odd = new Artefact(ArtefactKind.PROMPT, "a \"quoted\" <name>#1");
    DependencyGraph graph = new DependencyGraph(List.of(Dependency.declared(STYLE, odd)));
    GraphWriter writer = new GraphWriter(new ObjectMapper());

    assertThat(writer.write(graph, GraphFormat.DOT, NOW)).contains("a \\\"quoted\\\" <name>#1");
    assertThat(writer.write(graph, GraphFormat.MERMAID, NOW))
        .contains("a #quot;quoted#quot; #lt;name#gt;#35;1")
        .contains("n0[", "-->");
    JsonNode json = new ObjectMapper().readTree(writer.write(graph, GraphFormat.JSON, NOW));
    assertThat(json.at("/dependencies/0/used").asText()).isEqualTo("fragment:house-style.md");
    JsonNode event = new ObjectMapper().readTree(writer.write(graph, GraphFormat.OPENLINEAGE, NOW));
    assertThat(event.at("/inputs/0/name").asText()).isEqualTo("fragment:house-style.md");
    assertThat(event.at("/job/name").asText()).isEqualTo("prompt:a \"quoted\" <name>#1");
  }

  private static Artefact node(int number) {
    return new Artefact(ArtefactKind.PROMPT, "p" + number);
  }
}
