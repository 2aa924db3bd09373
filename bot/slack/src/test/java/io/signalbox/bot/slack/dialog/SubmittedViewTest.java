package io.signalbox.bot.slack.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import org.junit.jupiter.api.Test;

class SubmittedViewTest {
  private static final String SUBMITTED =
      """
      {"id": "V1", "type": "modal", "private_metadata": "C1 17.2", "state": {"values": {
        "problem": {"problem": {"type": "plain_text_input", "value": "  it\\u0000 broke \\n"}},
        "empty": {"empty": {"type": "plain_text_input", "value": null}},
        "level": {"level": {"type": "static_select", "selected_option": {"value": "SEV2"}}},
        "none": {"none": {"type": "static_select", "selected_option": null}},
        "powers": {"powers": {"type": "checkboxes",
          "selected_options": [{"value": "writes"}, {"value": "unattended"}]}},
        "owner": {"owner": {"type": "users_select", "selected_user": "U2"}},
        "day": {"day": {"type": "datepicker", "selected_date": "2026-11-28"}},
        "odd": {"other": {"type": "plain_text_input", "value": "under another name"}}
      }}}
      """;

  private final SubmittedView view = view(SUBMITTED);

  private static SubmittedView view(String json) {
    return SubmittedView.of(GsonFactory.createSnakeCase().fromJson(json, View.class), "U1");
  }

  @Test
  void aSubmissionSaysWhoMadeItAndWhatItIsAbout() {
    assertThat(view.user()).isEqualTo("U1");
    assertThat(view.id()).isEqualTo("V1");
    assertThat(view.data()).isEqualTo("C1 17.2");
  }

  @Test
  void textIsReadAsItWasWrittenWithoutWhatADatabaseRefuses() {
    assertThat(view.text("problem")).isEqualTo("  it broke \n");
    assertThat(view.stripped("problem")).isEqualTo("it broke");
  }

  @Test
  void eachSortOfFieldIsRead() {
    assertThat(view.option("level")).contains("SEV2");
    assertThat(view.options("powers")).containsExactly("writes", "unattended");
    assertThat(view.person("owner")).isEqualTo("U2");
    assertThat(view.date("day")).isEqualTo("2026-11-28");
  }

  @Test
  void aFieldLeftOutIsEmpty() {
    assertThat(view.text("empty")).isEmpty();
    assertThat(view.option("none")).isEmpty();
  }

  @Test
  void aFieldThatTheDialogNeverHadIsEmpty() {
    assertThat(view.text("forged")).isEmpty();
    assertThat(view.text("odd")).isEmpty();
    assertThat(view.option("forged")).isEmpty();
    assertThat(view.options("forged")).isEmpty();
    assertThat(view.person("forged")).isEmpty();
    assertThat(view.date("forged")).isEmpty();
  }

  @Test
  void aDialogWithoutAnyStateIsEmpty() {
    SubmittedView bare = view("{\"id\": \"V2\", \"type\": \"modal\"}");
    assertThat(bare.data()).isEmpty();
    assertThat(bare.text("problem")).isEmpty();
  }
}
