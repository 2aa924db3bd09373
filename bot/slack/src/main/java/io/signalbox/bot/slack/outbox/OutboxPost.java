package io.signalbox.bot.slack.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Message to post to Slack, stored in the outbox: target, text, Block Kit blocks, file and receipt.
 *
 * @param id says what it is for ({@code Ev123:answer:1}); posted once, however often it is written
 * @param text for notifications and for clients that show no blocks
 * @param blocks Block Kit, as JSON; empty for plain text
 * @param file that is shared with it
 * @param receipt tells somebody what became of it
 */
public record OutboxPost(
    String id,
    Target target,
    String text,
    Optional<String> blocks,
    Optional<Attachment> file,
    Optional<Receipt> receipt) {

  /** Creates a post without file and receipt. */
  public OutboxPost(String id, Target target, String text, Optional<String> blocks) {
    this(id, target, text, blocks, Optional.empty());
  }

  /** Creates a post without a receipt. */
  public OutboxPost(
      String id, Target target, String text, Optional<String> blocks, Optional<Attachment> file) {
    this(id, target, text, blocks, file, Optional.empty());
  }

  /**
   * Follow-up message to the person who requested a post, sent once the post is delivered or
   * refused.
   *
   * @param id of the post that says so
   * @param posted said when it is there; nothing is said where this is empty
   * @param refused said when it will never be there; {@link #REASON} in it stands for why
   */
  public record Receipt(String id, Target target, String posted, String refused) {
    /** Placeholder for the reason in the text about a refusal. */
    public static final String REASON = "{reason}";

    /** Returns the message that the post was delivered; empty when nothing is said then. */
    Optional<OutboxPost> ofPosted() {
      return said(posted);
    }

    /** Returns the message that the post was refused; empty when nothing is said then. */
    Optional<OutboxPost> ofRefused(String reason) {
      return said(refused.replace(REASON, reason));
    }

    private Optional<OutboxPost> said(String text) {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(new OutboxPost(id, target, text, Optional.empty()));
    }
  }

  /** Returns a copy with a receipt. */
  public OutboxPost with(Receipt told) {
    return new OutboxPost(id, target, text, blocks, file, Optional.of(told));
  }

  /**
   * Small file uploaded with a post. Slack cannot tell whether one is there already: after a crash
   * in the wrong moment it may come twice.
   *
   * @param name with its ending
   * @param base64 whether the content is that of bytes, in Base64, and not text
   */
  public record Attachment(String name, String content, boolean base64) {
    /** Creates a text file. */
    public Attachment(String name, String content) {
      this(name, content, false);
    }

    /** Creates a file of bytes, stored in Base64. */
    public static Attachment ofBytes(String name, byte[] content) {
      return new Attachment(name, Base64.getEncoder().encodeToString(content), true);
    }

    /** Returns the file's content. */
    public byte[] bytes() {
      return base64
          ? Base64.getDecoder().decode(content)
          : content.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Returns a copy with another id. */
  public OutboxPost named(String other) {
    return new OutboxPost(other, target, text, blocks, file, receipt);
  }

  /** Returns a copy with another target. */
  public OutboxPost at(Target other) {
    return new OutboxPost(id, other, text, blocks, file, receipt);
  }

  /** Returns a copy with this text and without blocks. */
  public OutboxPost plain(String words) {
    return new OutboxPost(id, target, words, Optional.empty(), file, receipt);
  }

  /**
   * Destination of a post.
   *
   * @param channel or, with a response URL, where the command was given; a person's id for a direct
   *     message
   * @param user the only one to see it; empty for everyone there
   * @param responseUrl where a slash command or a button is answered
   * @param updates the message that it replaces
   */
  public record Target(
      String channel,
      Optional<String> threadTs,
      Optional<String> user,
      Optional<String> responseUrl,
      Optional<String> updates) {
    /** Prefix of a post's id that stands in for a message timestamp that is not known yet. */
    private static final String OF_POST = "post:";

    /** Target in a thread of a channel. */
    public static Target thread(String channel, String threadTs) {
      return new Target(
          channel, Optional.of(threadTs), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Target at the top level of a channel, outside any thread. */
    public static Target channel(String channel) {
      return new Target(
          channel, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Target of an ephemeral message, which only one person sees, in a channel or a thread. */
    public static Target only(String user, String channel, Optional<String> threadTs) {
      return new Target(channel, threadTs, Optional.of(user), Optional.empty(), Optional.empty());
    }

    /** Target of the reply to a slash command, visible to the person who typed it alone. */
    public static Target response(String channel, String responseUrl) {
      return new Target(
          channel, Optional.empty(), Optional.empty(), Optional.of(responseUrl), Optional.empty());
    }

    /**
     * Target of the reply to a command or a pressed button, visible to that person alone, with
     * direct messages as fallback.
     *
     * @param user the giver, who gets it as a direct message where Slack does not take it any more
     */
    public static Target response(String user, String channel, String responseUrl) {
      return new Target(
          channel, Optional.empty(), Optional.of(user), Optional.of(responseUrl), Optional.empty());
    }

    /** Target that updates an existing message. */
    public static Target update(String channel, String ts) {
      return new Target(
          channel, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(ts));
    }

    /** Target in the thread of another post's message, which is waited for. */
    public static Target threadOf(String channel, String postId) {
      return thread(channel, OF_POST + postId);
    }

    /** Target that updates another post's message, which is waited for. */
    public static Target updateOf(String channel, String postId) {
      return update(channel, OF_POST + postId);
    }

    /** Returns a key of the thread that a new message goes to; empty at the top level. */
    Optional<String> placeInThread() {
      return updates.isPresent() ? Optional.empty() : threadTs.map(name -> channel + " " + name);
    }

    /** Returns the id of the post that has to be posted first; empty when none has to. */
    Optional<String> waitsFor() {
      return threadTs
          .or(() -> updates)
          .filter(name -> name.startsWith(OF_POST))
          .map(name -> name.substring(OF_POST.length()));
    }

    /** Returns a copy that targets the message with this timestamp. */
    Target of(String messageTs) {
      return new Target(
          channel,
          threadTs.map(name -> messageTs),
          user,
          responseUrl,
          updates.map(name -> messageTs));
    }
  }
}
