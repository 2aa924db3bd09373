package io.signalbox.bot.slack.command.officehours;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builder of the office-hours dialogs: ask, add text, hand over, book, decide. Pure. */
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
        Arrays.stream(DataClass.values())
            .map(each -> DialogFields.option(each.label(), each.label()))
            .toList();
    return DialogViews.form(
        ASK_VIEW,
        "Ask the experts",
        "Ask",
        channel,
        List.of(
            DialogFields.required(
                QUESTION, "What are you deciding?", DialogFields.lines(QUESTION, LONGEST, "")),
            DialogFields.optional(
                TRIED, "What have you tried?", DialogFields.lines(TRIED, LONGEST, "")),
            DialogFields.optional(
                FEATURE, "Which feature is it for?", DialogFields.line(FEATURE, LONGEST, "")),
            DialogFields.optional(
                DEADLINE,
                "By when?",
                BlockElements.datePicker(picker -> picker.actionId(DEADLINE))),
            DialogFields.optional(
                BLOCKS, "What waits for it?", DialogFields.line(BLOCKS, LONGEST, "")),
            DialogFields.required(
                CLASS,
                "Which data does it concern?",
                DialogFields.select(CLASS, classes, DataClass.INTERNAL.label())),
            DialogFields.optional(LINKS, "Links", DialogFields.line(LINKS, LONGEST, ""))));
  }

  /** Returns the dialog for a sentence about a request, such as a question to the asker. */
  static View text(OfficeHoursCommandText.Verb verb, long number, String label) {
    return DialogViews.form(
        TEXT_VIEW,
        "Request " + number,
        "Send",
        verb.name() + ":" + number,
        List.of(DialogFields.required(TEXT, label, DialogFields.lines(TEXT, LONGEST, ""))));
  }

  static View handOver(long number) {
    return DialogViews.form(
        HANDOVER_VIEW,
        "Request " + number,
        "Hand over",
        Long.toString(number),
        List.of(
            DialogFields.required(
                PERSON, "Who takes it?", DialogFields.person(PERSON, Optional.empty()))));
  }

  /**
   * @param labels of free slots by their start, the soonest first; at least one
   */
  static View book(long number, Map<Instant, String> labels, ZoneId zone) {
    List<OptionObject> slots =
        labels.entrySet().stream()
            .map(each -> DialogFields.option(each.getValue(), each.getKey().toString()))
            .toList();
    return DialogViews.form(
        BOOK_VIEW,
        "Request " + number,
        "Book",
        Long.toString(number),
        List.of(
            DialogFields.required(
                SLOT, "Which slot? Times are in " + zone, DialogFields.select(SLOT, slots))));
  }

  /**
   * @param days for how long it counts, where nobody changes it
   */
  static View decide(OfficeHoursRequest request, int days) {
    return DialogViews.form(
        DECIDE_VIEW,
        "Decide request " + request.number(),
        "Decide",
        Long.toString(request.number()),
        List.of(
            DialogFields.required(
                WHAT, "What is the decision?", DialogFields.lines(WHAT, LONGEST, "")),
            DialogFields.required(WHY, "Why?", DialogFields.lines(WHY, LONGEST, "")),
            DialogFields.required(
                DAYS,
                "For how many days is it valid?",
                DialogFields.line(DAYS, Integer.toString(days))),
            DialogFields.optional(
                CHANGES, "What would change it?", DialogFields.line(CHANGES, LONGEST, ""))));
  }
}
