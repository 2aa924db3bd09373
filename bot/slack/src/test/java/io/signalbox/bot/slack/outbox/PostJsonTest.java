package io.signalbox.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostJsonTest {
  @Test
  void aPostThatAnEarlierVersionWroteHasNoReceipt() {
    OutboxPost post =
        PostJson.read(
            """
            {"id":"a","target":{"channel":"C1","threadTs":null,"user":null,"responseUrl":null,"updates":null},
             "text":"hello","blocks":null,"file":null}\
            """);

    assertThat(post.receipt()).isEmpty();
    assertThat(post.file()).isEmpty();
  }

  @Test
  void aReceiptComesBackAsItWasWritten() {
    OutboxPost post =
        new OutboxPost("a", OutboxPost.Target.channel("C1"), "hello", Optional.empty())
            .with(
                new OutboxPost.Receipt(
                    "r", OutboxPost.Target.channel("U1"), "Done.", "No: {reason}."));

    assertThat(PostJson.read(PostJson.write(post))).isEqualTo(post);
  }
}
