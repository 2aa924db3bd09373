package io.signalbox.bot.slack.command.officehours;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Dialogs of office hours. Pure. */
final class OfficeHoursForms {
  static final String ASK_VIEW = "triage_ask_view";
  static final String TEXT_VIEW = "triage_text_view";
  static final String HANDOVER_VIEW = "triage_handover_view";
  static final String DECIDE_VIEW = "triage_decide_view";

  static final String BOOK_VIEW = "triage_book_view";
  static final String SLOT = "triage_slot";

  static final String QUESTION = "triage_question";
  static final String TRIED = "triage_tried";
  static final String FEATURE = "triage_feature";
  static final String DEADLINE = "triage_deadline";
  static final String BLOCKS = "triage_blocks";
  static final String CLASS = "triage_class";
  static final String LINKS = "triage_links";
  static final String TEXT = "triage_text";
  static final String PERSON = "triage_person";
  static final String WHAT = "triage_what";
  static final String WHY = "triage_why";
  static final String DAYS = "triage_days";
  static final String CHANGES = "triage_changes";

  private static final int LONGEST = 2_900;

  private OfficeHoursForms() {}

  /**
   * @param channel where it was opened, which the submission does not say
   */
  static View ask(String channel) {
    List<OptionObject> classes =
        Arrays.stream(DataClass.values()).map(each -> option(each.label())).toList();
    return form(
        ASK_VIEW,
        "Ask the experts",
        "Ask",
        channel,
        List.of(
            input(QUESTION, "What are you deciding?", text(QUESTION, true), false),
            input(TRIED, "What have you tried?", text(TRIED, true), true),
            input(FEATURE, "Which feature is it for?", text(FEATURE, false), true),
            input(
                DEADLINE,
                "By when?",
                BlockElements.datePicker(picker -> picker.actionId(DEADLINE)),
                true),
            input(BLOCKS, "What waits for it?", text(BLOCKS, false), true),
            input(
                CLASS,
                "Which data does it concern?",
                BlockElements.staticSelect(
                    select ->
                        select
                            .actionId(CLASS)
                            .options(classes)
                            .initialOption(option(DataClass.INTERNAL.label()))),
                false),
            input(LINKS, "Links", text(LINKS, false), true)));
  }

  /** A sentence about a request. */
  static View text(OfficeHoursText.Verb verb, long number, String label) {
    return form(
        TEXT_VIEW,
        "Request " + number,
        "Say it",
        verb.name() + ":" + number,
        List.of(input(TEXT, label, text(TEXT, true), false)));
  }

  static View handOver(long number) {
    return form(
        HANDOVER_VIEW,
        "Request " + number,
        "Hand over",
        Long.toString(number),
        List.of(
            input(
                PERSON,
                "Who takes it?",
                BlockElements.usersSelect(select -> select.actionId(PERSON)),
                false)));
  }

  /**
   * @param labels of free slots by their start, the soonest first; at least one
   */
  static View book(long number, Map<Instant, String> labels) {
    List<OptionObject> slots =
        labels.entrySet().stream()
            .map(
                each ->
                    OptionObject.builder()
                        .text(BlockCompositions.plainText(each.getValue()))
                        .value(each.getKey().toString())
                        .build())
            .toList();
    return form(
        BOOK_VIEW,
        "Request " + number,
        "Book",
        Long.toString(number),
        List.of(
            input(
                SLOT,
                "Which slot, by your clock?",
                BlockElements.staticSelect(select -> select.actionId(SLOT).options(slots)),
                false)));
  }

  /**
   * @param days for how long it counts, where nobody changes it
   */
  static View decide(OfficeHoursRequest request, int days) {
    return form(
        DECIDE_VIEW,
        "Decide request " + request.number(),
        "Decide",
        Long.toString(request.number()),
        List.of(
            input(WHAT, "What is decided?", text(WHAT, true), false),
            input(WHY, "Why?", text(WHY, true), false),
            input(
                DAYS,
                "For how many days does it count?",
                BlockElements.plainTextInput(
                    each -> each.actionId(DAYS).initialValue(Integer.toString(days))),
                false),
            input(CHANGES, "What would change it?", text(CHANGES, false), true)));
  }

  private static View form(
      String id, String title, String submit, String data, List<InputBlock> inputs) {
    return View.builder()
        .type("modal")
        .callbackId(id)
        .privateMetadata(data)
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .blocks(List.copyOf(inputs))
        .build();
  }

  private static BlockElement text(String id, boolean multiline) {
    return BlockElements.plainTextInput(
        text -> text.actionId(id).multiline(multiline).maxLength(LONGEST));
  }

  private static InputBlock input(String id, String label, BlockElement element, boolean optional) {
    return InputBlock.builder()
        .blockId(id)
        .label(BlockCompositions.plainText(label))
        .element(element)
        .optional(optional)
        .build();
  }

  private static OptionObject option(String value) {
    return OptionObject.builder().text(BlockCompositions.plainText(value)).value(value).build();
  }
}
