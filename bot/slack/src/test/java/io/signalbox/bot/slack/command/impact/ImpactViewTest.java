package io.signalbox.bot.slack.command.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.tools.foresight.change.ArtefactChange;
import io.signalbox.tools.foresight.change.ChangeNotice;
import io.signalbox.tools.foresight.change.NoticeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ImpactViewTest {
  @Test
  void aDeletedFileIsToldAsRemovedWithoutItsWords() {
    ArtefactChange change =
        new ArtefactChange(
            1, "fragment:f7.md", "2", Instant.EPOCH, "lena", "Be brief.", "", Optional.empty());
    ChangeNotice notice =
        new ChangeNotice(
            change,
            "chidi",
            List.of("prompt:u7.md (declared)"),
            NoticeState.TOLD,
            Optional.empty(),
            Optional.empty());

    assertThat(BlockKit.json(ImpactView.blocks(notice, UnaryOperator.identity())))
        .contains("*fragment:f7.md* was removed", "prompt:u7.md")
        .doesNotContain("version 2", "Be brief");
  }
}
