package io.signalbox.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.response.files.FilesUploadV2Response;
import io.signalbox.bot.outbox.Courier.Outcome;
import io.signalbox.bot.outbox.Post;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shares files. An app that may not is no reason to keep what is in them back: it is posted. */
final class SlackFiles {
  private static final int MOST_TEXT = 3_500;

  private final MethodsClient slack;

  SlackFiles(MethodsClient slack) {
    this.slack = slack;
  }

  Outcome share(Post post, Post.Attachment file) throws IOException, SlackApiException {
    @Nullable String thread = post.target().threadTs().orElse(null);
    try {
      FilesUploadV2Response response =
          slack.filesUploadV2(
              r ->
                  r.channel(post.target().channel())
                      .threadTs(thread)
                      .filename(Mrkdwn.plain(file.name()))
                      .title(Mrkdwn.plain(file.name()))
                      .fileData(file.bytes())
                      .initialComment(post.text()));
      return SlackCourier.outcome(response, null);
    } catch (SlackFilesUploadV2Exception e) {
      boolean mayNot =
          e.getGetURLResponses().stream().anyMatch(r -> "missing_scope".equals(r.getError()));
      return mayNot ? asText(post, file, thread) : new Outcome.Unsure("the upload failed");
    }
  }

  private Outcome asText(Post post, Post.Attachment file, @Nullable String thread)
      throws IOException, SlackApiException {
    var posted =
        slack.chatPostMessage(
            r ->
                r.channel(post.target().channel())
                    .threadTs(thread)
                    .text(post.text() + "\n" + instead(file)));
    return SlackCourier.outcome(posted, posted.getTs()) instanceof Outcome.Posted
        ? new Outcome.Posted(Optional.ofNullable(posted.getTs()))
        : SlackCourier.outcome(posted, null);
  }

  private static String instead(Post.Attachment file) {
    String mayNot = "_I may not upload files here (scope files:write), so ";
    String name = Mrkdwn.escaped(file.name());
    if (file.base64()) {
      return mayNot + name + " is missing._";
    }
    String shown = Mrkdwn.shortened(file.content(), MOST_TEXT).replace("```", "…");
    return mayNot + "this is " + name + ":_\n```\n" + Mrkdwn.escaped(shown) + "\n```";
  }
}
