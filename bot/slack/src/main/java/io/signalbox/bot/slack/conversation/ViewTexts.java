package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import com.slack.api.util.json.GsonFactory;
import io.signalbox.bot.slack.client.MrkdwnText;
import java.util.List;

/** Builder of small view elements. Pure. */
final class ViewTexts {
  private ViewTexts() {}

  static PlainTextObject plain(String text) {
    return BlockCompositions.plainText(MrkdwnText.plain(text));
  }

  static ViewTitle title(String text) {
    return ViewTitle.builder().type("plain_text").text(text).build();
  }

  static ViewSubmit submit(String text) {
    return ViewSubmit.builder().type("plain_text").text(text).build();
  }

  static ViewClose cancel() {
    return ViewClose.builder().type("plain_text").text("Cancel").build();
  }

  /** One context block, as JSON. */
  static String contextJson(String mrkdwn) {
    return GsonFactory.createSnakeCase()
        .toJson(Blocks.context(List.of(BlockCompositions.markdownText(mrkdwn))));
  }
}
