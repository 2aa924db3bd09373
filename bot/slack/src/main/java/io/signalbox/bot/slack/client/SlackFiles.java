package io.signalbox.bot.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.response.files.FilesUploadV2Response;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.PostTransport.Outcome;
import io.signalbox.bot.slack.refusal.ErrorTreatment;
import io.signalbox.bot.slack.refusal.SlackError;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Uploads files to Slack. When the app may not upload, the file's text is posted as a message
 * instead.
 */
final class SlackFiles {
  private static final int MOST_TEXT = 3_500;

  private final MethodsClient slack;

  SlackFiles(MethodsClient slack) {
    this.slack = slack;
  }

  Outcome share(OutboxPost post, OutboxPost.Attachment file) throws IOException, SlackApiException {
    @Nullable String thread = post.target().threadTs().orElse(null);
    try {
      FilesUploadV2Response response =
          slack.filesUploadV2(
              r ->
                  r.channel(post.target().channel())
                      .threadTs(thread)
                      .filename(MrkdwnText.plain(file.name()))
                      .title(MrkdwnText.plain(file.name()))
                      .fileData(file.bytes())
                      .initialComment(post.text()));
      return PostResponseMapper.of("files.completeUploadExternal", response, null, post);
    } catch (SlackFilesUploadV2Exception e) {
      Optional<SlackError> refusal = refusal(e);
      if (refusal.isEmpty()) {
        return new Outcome.Unsure("the upload failed");
      }
      return refusal.get().treatment() == ErrorTreatment.TEXT
          ? asText(post, file, thread, refusal.get())
          : PostResponseMapper.refused(refusal.get(), post);
    }
  }

  private static Optional<SlackError> refusal(SlackFilesUploadV2Exception e) {
    return Stream.concat(
            e.getGetURLResponses().stream()
                .filter(r -> !r.isOk())
                .map(r -> SlackError.of("files.getUploadURLExternal", r)),
            Stream.ofNullable(e.getCompleteResponse())
                .filter(r -> !r.isOk())
                .map(r -> SlackError.of("files.completeUploadExternal", r)))
        .findFirst();
  }

  private Outcome asText(
      OutboxPost post, OutboxPost.Attachment file, @Nullable String thread, SlackError refusal)
      throws IOException, SlackApiException {
    String text = post.text() + "\n" + instead(file, refusal);
    var posted =
        slack.chatPostMessage(
            r ->
                r.channel(post.target().channel())
                    .threadTs(thread)
                    .text(text)
                    .metadata(PostedMessages.metadata(post.id())));
    return PostResponseMapper.of(
        "chat.postMessage",
        posted,
        posted.getTs(),
        new OutboxPost(post.id(), post.target(), text, Optional.empty()));
  }

  private static String instead(OutboxPost.Attachment file, SlackError refusal) {
    boolean unnamed = refusal.error().equals("missing_scope") && refusal.needed().isEmpty();
    String why = refusal.words() + (unnamed ? ", needs files:write" : "");
    String mayNot = "_I may not upload files here (" + why + "), so ";
    String name = MrkdwnText.escaped(file.name());
    if (file.base64()) {
      return mayNot + name + " is missing._";
    }
    String shown = MrkdwnText.shortened(file.content(), MOST_TEXT).replace("```", "…");
    return mayNot + "this is " + name + ":_\n```\n" + MrkdwnText.escaped(shown) + "\n```";
  }
}
