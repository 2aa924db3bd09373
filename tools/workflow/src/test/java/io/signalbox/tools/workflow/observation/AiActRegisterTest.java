package io.signalbox.tools.workflow.observation;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.RiskLevel;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.agent.Agent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AiActRegisterTest {
  private static final Agent POET =
      new Agent(
          AgentManifest.parse(
                  "{name: poet, purpose: '=1+1, writes poems', team: data, owner: U1, models:"
                      + " [gpt-4o]}")
              .getFirst(),
          Agent.AgentState.REGISTERED,
          RiskLevel.LOW,
          "U1",
          Instant.EPOCH,
          Instant.EPOCH,
          Optional.empty(),
          /* ownerGone= */ false,
          1);

  private static final AgentObservation SEEN =
      new AgentObservation(
          30,
          12,
          Set.of("gpt-4.1"),
          Set.of(),
          Set.of("send_mail"),
          Set.of("send_mail"),
          Optional.of(DataClass.INTERNAL),
          1,
          3);

  @Test
  void eachOfThirteenFieldsIsDeclaredObservedOrUnknown() {
    List<CsvRecord> rows =
        CsvReader.builder().ofCsvRecord(AiActRegister.csv(Map.of(POET, SEEN))).stream().toList();

    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().getFieldCount()).isEqualTo(14);
    assertThat(rows.getLast().getFields()).first().isEqualTo("poet");
    assertThat(rows.getLast().getFields().subList(1, 14))
        .allMatch(cell -> cell.matches("unknown|(declared|observed): .*"))
        .contains(
            "declared: =1+1, writes poems",
            "declared: models gpt-4o; observed: models gpt-4.1, tools send_mail");
  }
}
