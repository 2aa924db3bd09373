package io.signalbox.bot.slack.dialog;

import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.List;
import java.util.Optional;

/**
 * Reader of a submitted modal: its fields, data and person. A field has the same name for its block
 * and its element; a field that was left out, or that the modal never had, is empty. The values may
 * be forged by the client. Pure.
 */
public final class SubmittedView {
  private final View view;
  private final String user;

  private SubmittedView(View view, String user) {
    this.view = view;
    this.user = user;
  }

  /** Returns the dialog of a submission. */
  public static SubmittedView of(ViewSubmissionRequest request) {
    return of(request.getPayload().getView(), request.getPayload().getUser().getId());
  }

  /** Returns the dialog that this person submitted. */
  public static SubmittedView of(View view, String user) {
    return new SubmittedView(view, user);
  }

  /** Returns the person who submitted it. */
  public String user() {
    return user;
  }

  /** Returns the id of the dialog, another one each time that it is opened. */
  public String id() {
    return view.getId();
  }

  /** Returns the data that the dialog was opened with. */
  public String data() {
    return Optional.ofNullable(view.getPrivateMetadata()).orElse("");
  }

  /** Returns the content of a text field, as it was written. */
  public String text(String field) {
    return value(field)
        .map(ViewState.Value::getValue)
        .map(text -> text.replace("\0", ""))
        .orElse("");
  }

  /** Returns the content of a text field without blanks around it. */
  public String stripped(String field) {
    return text(field).strip();
  }

  /** Returns the selected option of a list or of radio buttons. */
  public Optional<String> option(String field) {
    return value(field)
        .map(ViewState.Value::getSelectedOption)
        .map(ViewState.SelectedOption::getValue);
  }

  /** Returns the selected options of a list or of check boxes. */
  public List<String> options(String field) {
    return value(field)
        .map(ViewState.Value::getSelectedOptions)
        .map(all -> all.stream().map(ViewState.SelectedOption::getValue).toList())
        .orElse(List.of());
  }

  /** Returns the id of the selected person; empty when nobody is selected. */
  public String person(String field) {
    return value(field).map(ViewState.Value::getSelectedUser).orElse("");
  }

  /** Returns the selected date, such as {@code 2026-11-28}; empty when there is none. */
  public String date(String field) {
    return value(field).map(ViewState.Value::getSelectedDate).orElse("");
  }

  private Optional<ViewState.Value> value(String field) {
    return Optional.ofNullable(view.getState())
        .map(ViewState::getValues)
        .map(values -> values.get(field))
        .map(block -> block.get(field));
  }
}
