package io.signalbox.bot.slack.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialogFieldsTest {
  private static final List<OptionObject> LEVELS =
      List.of(DialogFields.option("high", "HIGH"), DialogFields.option("low", "LOW"));

  @Test
  void aFieldAndItsElementHaveOneName() {
    InputBlock field = DialogFields.required("why", "Why?", DialogFields.lines("why", 20, ""));
    assertThat(field.getBlockId()).isEqualTo("why");
    assertThat(((PlainTextInputElement) field.getElement()).getActionId()).isEqualTo("why");
    assertThat(field.isOptional()).isFalse();
  }

  @Test
  void whatAFieldBeginsWithFitsIt() {
    var element = (PlainTextInputElement) DialogFields.line("name", 5, "longer than five");
    assertThat(element.getInitialValue()).isEqualTo("long…");
    assertThat(element.getMaxLength()).isEqualTo(5);
  }

  @Test
  void aFieldThatBeginsEmptyHasNoInitialValueWhichSlackWouldRefuse() {
    var element = (PlainTextInputElement) DialogFields.line("name", 5, " ");
    assertThat(element.getInitialValue()).isNull();
  }

  @Test
  void aListBeginsWithTheOptionOfThatValue() {
    var select = (StaticSelectElement) DialogFields.select("level", LEVELS, "LOW");
    assertThat(select.getInitialOption()).isEqualTo(LEVELS.getLast());
    assertThatThrownBy(() -> DialogFields.select("level", LEVELS, "MEDIUM"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MEDIUM");
  }

  @Test
  void aFormHasItsDataAndButtonsAndANoticeHasNeither() {
    InputBlock field =
        DialogFields.optional("who", "Who?", DialogFields.person("who", Optional.empty()));
    View form = DialogViews.form("page", "Page somebody", "Page", "12", List.of(field));
    assertThat(form.getCallbackId()).isEqualTo("page");
    assertThat(form.getPrivateMetadata()).isEqualTo("12");
    assertThat(form.getSubmit().getText()).isEqualTo("Page");
    View notice = DialogViews.notice("Done", List.of());
    assertThat(notice.getSubmit()).isNull();
    assertThat(notice.getClose().getText()).isEqualTo("Close");
  }
}
