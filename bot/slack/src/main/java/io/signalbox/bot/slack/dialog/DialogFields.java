package io.signalbox.bot.slack.dialog;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import java.util.List;
import java.util.Optional;

/**
 * Factory of the input fields of modals: a label with an element, both under the field's name.
 * {@link SubmittedView} reads them. Pure.
 */
public final class DialogFields {
  private DialogFields() {}

  /** Returns a field that has to be filled. */
  public static InputBlock required(String id, String label, BlockElement element) {
    return field(id, label, element).build();
  }

  /** Returns a field that may stay empty. */
  public static InputBlock optional(String id, String label, BlockElement element) {
    return field(id, label, element).optional(true).build();
  }

  /** Returns a field that may stay empty, with a hint below it. */
  public static InputBlock optional(String id, String label, String hint, BlockElement element) {
    return field(id, label, element).optional(true).hint(BlockKit.plain(hint)).build();
  }

  private static InputBlock.InputBlockBuilder field(String id, String label, BlockElement element) {
    return InputBlock.builder().blockId(id).label(BlockKit.plain(label)).element(element);
  }

  /** Returns an element for one line of any length. */
  public static BlockElement line(String id, String initial) {
    return text(id, initial);
  }

  /** Returns an element for several lines of any length. */
  public static BlockElement lines(String id, String initial) {
    PlainTextInputElement element = text(id, initial);
    element.setMultiline(true);
    return element;
  }

  /** Returns an element for one line of limited length; the initial text is shortened to it. */
  public static BlockElement line(String id, int longest, String initial) {
    return text(id, longest, initial);
  }

  /**
   * Returns an element for several lines of limited length; the initial text is shortened to it.
   */
  public static BlockElement lines(String id, int longest, String initial) {
    PlainTextInputElement element = text(id, longest, initial);
    element.setMultiline(true);
    return element;
  }

  private static PlainTextInputElement text(String id, int longest, String initial) {
    PlainTextInputElement element = text(id, MrkdwnText.shortened(initial, longest));
    element.setMaxLength(longest);
    return element;
  }

  private static PlainTextInputElement text(String id, String initial) {
    PlainTextInputElement element = new PlainTextInputElement();
    element.setActionId(id);
    if (!initial.isBlank()) {
      element.setInitialValue(initial);
    }
    return element;
  }

  /** Returns a list of people to select one from. */
  public static BlockElement person(String id, Optional<String> initial) {
    UsersSelectElement element = new UsersSelectElement();
    element.setActionId(id);
    initial.ifPresent(element::setInitialUser);
    return element;
  }

  /** Returns a list to select one option from, with none selected. */
  public static BlockElement select(String id, List<OptionObject> options) {
    return BlockElements.staticSelect(select -> select.actionId(id).options(options));
  }

  /** Returns a list to select one option from; {@code initial} is the value of one. */
  public static BlockElement select(String id, List<OptionObject> options, String initial) {
    StaticSelectElement element = new StaticSelectElement();
    element.setActionId(id);
    element.setOptions(options);
    element.setInitialOption(of(options, initial));
    return element;
  }

  /** Returns radio buttons; {@code initial} is the value of one. */
  public static BlockElement radio(String id, List<OptionObject> options, String initial) {
    RadioButtonsElement element = new RadioButtonsElement();
    element.setActionId(id);
    element.setOptions(options);
    element.setInitialOption(of(options, initial));
    return element;
  }

  private static OptionObject of(List<OptionObject> options, String value) {
    return options.stream()
        .filter(each -> each.getValue().equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no option has the value " + value));
  }

  /** Returns an option with this text, which is submitted as the value. */
  public static OptionObject option(String text, String value) {
    return OptionObject.builder().text(BlockKit.plain(text)).value(value).build();
  }
}
