package io.signalbox.bot.slack.dialog;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.List;

/**
 * Factory of Slack modals: forms with fields, and notices with text only. Their fields are made by
 * {@link DialogFields}. Pure.
 */
public final class DialogViews {
  private DialogViews() {}

  /**
   * Returns a dialog with fields to fill.
   *
   * @param id of the kind of dialog, by which its submission is recognised
   * @param submit words on the button
   */
  public static View form(
      String id, String title, String submit, List<? extends LayoutBlock> blocks) {
    return form(id, title, submit).blocks(List.copyOf(blocks)).build();
  }

  /**
   * Returns a dialog with fields to fill, and data (private metadata) that comes back with its
   * submission.
   *
   * @param id of the kind of dialog, by which its submission is recognised
   * @param submit words on the button
   */
  public static View form(
      String id, String title, String submit, String data, List<? extends LayoutBlock> blocks) {
    return form(id, title, submit).privateMetadata(data).blocks(List.copyOf(blocks)).build();
  }

  /** Returns a dialog with text only. */
  public static View notice(String title, List<? extends LayoutBlock> blocks) {
    return base(title, "Close").blocks(List.copyOf(blocks)).build();
  }

  private static View.ViewBuilder form(String id, String title, String submit) {
    return base(title, "Cancel")
        .callbackId(id)
        .submit(ViewSubmit.builder().type("plain_text").text(submit).build());
  }

  private static View.ViewBuilder base(String title, String close) {
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .close(ViewClose.builder().type("plain_text").text(close).build());
  }
}
