package io.signalbox.tools.workflow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Agents' purposes of which it is known which are the same need, each in other words, beside others
 * of the same field. The threshold was chosen on one half of the needs and is held to a floor on
 * the other. Prints what other thresholds would give.
 */
class DuplicateAgentsQualityTest {
  /** A purpose, and the need that it serves. */
  private record Labelled(String half, String need, Agent agent) {}

  /** Pairs that were found, that are right, and that there are. */
  private record Pairs(int found, int right, int all) {
    double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
      return (double) right / all;
    }
  }

  private final List<Labelled> labelled = read();

  @Test
  void proposesMoreRightPairsThanWrongOnes() {
    try (BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      List<float[]> vectors =
          new DuplicateAgents(embedder)
              .vectors(labelled.stream().map(l -> l.agent().profile().purpose()).toList());

      System.out.println("same  tune: precision recall   check: precision recall");
      for (int hundredths = 30; hundredths <= 55; hundredths += 5) {
        print(hundredths / 100.0, vectors);
      }
      Pairs check = pairs(DuplicateAgents.SAME, "check", vectors);
      assertThat(check.precision()).isGreaterThanOrEqualTo(0.5);
      assertThat(check.recall()).isGreaterThanOrEqualTo(0.3);
    }
  }

  private void print(double same, List<float[]> vectors) {
    Pairs tune = pairs(same, "tune", vectors);
    Pairs check = pairs(same, "check", vectors);
    System.out.printf(
        Locale.ROOT,
        "%.2f   %14.2f %6.2f   %16.2f %6.2f%n",
        same,
        tune.precision(),
        tune.recall(),
        check.precision(),
        check.recall());
  }

  private Pairs pairs(double threshold, String half, List<float[]> vectors) {
    int found = 0;
    int right = 0;
    int all = 0;
    for (int i = 0; i < labelled.size(); i++) {
      for (int j = 0; j < i; j++) {
        Labelled a = labelled.get(i);
        Labelled b = labelled.get(j);
        if (a.half().equals(half) && b.half().equals(half)) {
          boolean same = a.need().equals(b.need());
          boolean said = DuplicateAgents.dot(vectors.get(i), vectors.get(j)) >= threshold;
          found += said ? 1 : 0;
          right += said && same ? 1 : 0;
          all += same ? 1 : 0;
        }
      }
    }
    return new Pairs(found, right, all);
  }

  private static List<Labelled> read() {
    try (InputStream in = DuplicateAgentsQualityTest.class.getResourceAsStream("purposes.csv")) {
      List<Labelled> all = new ArrayList<>();
      for (String line :
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList()) {
        String[] cells = line.split(";", -1);
        all.add(new Labelled(cells[0], cells[1], agent(all.size(), cells)));
      }
      return all;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Agent agent(int number, String[] cells) {
    AgentProfile is = AgentManifest.parse("{name: a%d, purpose: x}".formatted(number)).getFirst();
    AgentProfile profile =
        new AgentProfile(
            is.name(),
            cells[4],
            "",
            cells[3],
            "",
            "",
            "",
            List.of(),
            is.keys(),
            Arrays.stream(cells[2].split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList(),
            is.dataClass(),
            is.powers(),
            is.use(),
            is.practice());
    return Agent.fresh(profile, "U1", Instant.EPOCH);
  }

  @Test
  void servingEverybodyIsNothingThatTwoAgentsShare() {
    String[] cells = {"", "", "wiki", "everybody", "x"};

    assertThat(DuplicateAgents.shareUsers(agent(1, cells), agent(2, cells))).isFalse();
    assertThat(DuplicateAgents.shareSources(agent(1, cells), agent(2, cells))).isTrue();
    assertThat(Optional.of(agent(1, new String[] {"", "", "", " SRE", "x"})))
        .hasValueSatisfying(
            a ->
                assertThat(
                        DuplicateAgents.shareUsers(
                            a, agent(2, new String[] {"", "", "", "sre", "x"})))
                    .isTrue());
  }
}
