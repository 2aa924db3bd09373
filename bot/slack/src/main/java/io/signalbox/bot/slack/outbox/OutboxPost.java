package io.signalbox.bot.slack.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Message to be posted.
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

  /** A post without a file. */
  public OutboxPost(String id, Target target, String text, Optional<String> blocks) {
    this(id, target, text, blocks, Optional.empty());
  }

  /** A post without a receipt. */
  public OutboxPost(
      String id, Target target, String text, Optional<String> blocks, Optional<Attachment> file) {
    this(id, target, text, blocks, file, Optional.empty());
  }

  /**
   * Words to whoever asked for a post, said once it is known what became of it.
   *
   * @param id of the post that says so
   * @param posted said when it is there; nothing is said where this is empty
   * @param refused said when it will never be there; {@link #REASON} in it stands for why
   */
  public record Receipt(String id, Target target, String posted, String refused) {
    /** Stands for the reason in what is said of a refusal. */
    public static final String REASON = "{reason}";

    /** Says that it is there. */
    Optional<OutboxPost> ofPosted() {
      return said(posted);
    }

    /** Says that it will never be there. */
    Optional<OutboxPost> ofRefused(String reason) {
      return said(refused.replace(REASON, reason));
    }

    private Optional<OutboxPost> said(String text) {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(new OutboxPost(id, target, text, Optional.empty()));
    }
  }

  /** The same with a receipt. */
  public OutboxPost with(Receipt told) {
    return new OutboxPost(id, target, text, blocks, file, Optional.of(told));
  }

  /**
   * Small file sent with a post. Slack cannot tell whether one is there already: after a crash in
   * the wrong moment it may come twice.
   *
   * @param name with its ending
   * @param base64 whether the content is that of bytes, in Base64, and not text
   */
  public record Attachment(String name, String content, boolean base64) {
    /** A file of text. */
    public Attachment(String name, String content) {
      this(name, content, false);
    }

    /** A file of bytes. */
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

  /** The same as plain text. */
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
    /** Before a post's id where a message's name is not known yet; no message is named so. */
    private static final String OF_POST = "post:";

    /** A message in a thread. */
    public static Target thread(String channel, String threadTs) {
      return new Target(
          channel, Optional.of(threadTs), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Target at the top level of a channel, outside any thread. */
    public static Target channel(String channel) {
      return new Target(
          channel, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A message in a thread that only one person sees. */
    public static Target only(String user, String channel, Optional<String> threadTs) {
      return new Target(channel, threadTs, Optional.of(user), Optional.empty(), Optional.empty());
    }

    /** The answer to a slash command, which only its giver sees. */
    public static Target response(String channel, String responseUrl) {
      return new Target(
          channel, Optional.empty(), Optional.empty(), Optional.of(responseUrl), Optional.empty());
    }

    /**
     * Target of the reply to a command or a pressed button, visible to that person alone.
     *
     * @param user the giver, who gets it as a direct message where Slack does not take it any more
     */
    public static Target response(String user, String channel, String responseUrl) {
      return new Target(
          channel, Optional.empty(), Optional.of(user), Optional.of(responseUrl), Optional.empty());
    }

    /** Another wording of a message that is there. */
    public static Target update(String channel, String ts) {
      return new Target(
          channel, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(ts));
    }

    /** A message in the thread of one that is to be posted itself; it waits for that. */
    public static Target threadOf(String channel, String postId) {
      return thread(channel, OF_POST + postId);
    }

    /** Another wording of a message that is to be posted itself; it waits for that. */
    public static Target updateOf(String channel, String postId) {
      return update(channel, OF_POST + postId);
    }

    /** Names the thread that a new message goes into; empty for one at the top level. */
    Optional<String> placeInThread() {
      return updates.isPresent() ? Optional.empty() : threadTs.map(name -> channel + " " + name);
    }

    /** The id of the post that it waits for. */
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
