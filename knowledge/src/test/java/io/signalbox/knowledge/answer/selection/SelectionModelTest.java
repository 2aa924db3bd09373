package io.signalbox.knowledge.answer.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionModelTest {
  @Test
  void aSignSaysNoMoreBeyondWhatItWasFittedOn() {
    SelectionModel model = SelectionModel.parse(List.of("sign SHARE 4 0.2 0.6"));

    assertThat(probability(model, 0.9)).isEqualTo(probability(model, 0.6));
    assertThat(probability(model, 0.1)).isEqualTo(probability(model, 0.2));
    assertThat(probability(model, 0.5)).isGreaterThan(probability(model, 0.3));
  }

  private static double probability(SelectionModel model, double share) {
    double[] values = new double[AnswerSignals.names().size()];
    values[AnswerSignals.names().indexOf("SHARE")] = share;
    return model.probability(new AnswerSignals(values));
  }
}
