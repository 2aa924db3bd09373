package io.signalbox.tools.foresight.quality.signal;

/**
 * Fixed-size memory of recent conversations, so that a repeated question or a client's retry counts
 * once in a quarter of an hour. Where two conversations meet in a slot the later one stays, and the
 * earlier may count once more. For one thread.
 */
public final class RecentConversations {
  private static final int SLOTS = 1 << 12;
  private static final long QUIET_MINUTES = 15;

  private final long[] conversations = new long[SLOTS];
  private final long[] minutes = new long[SLOTS];
  private final int[] turns = new int[SLOTS];
  private final int[] lasts = new int[SLOTS];

  /** Returns whether a conversation counts now, and records that it did. */
  public boolean counts(long conversation, long minute) {
    return counts(conversation, minute, 0, 0);
  }

  /**
   * Returns whether a call counts now, and records that it did. Calls that open alike, by a
   * template or by examples, and go no further than the one before but end otherwise, are
   * conversations of their own.
   *
   * @param conversation hash of how it opens
   * @param turn number of the user's messages so far
   * @param last hash of the user's last message
   */
  boolean counts(long conversation, long minute, int turn, int last) {
    // Spread by Fibonacci's constant: prints may differ in their low bits only.
    int slot = (int) ((conversation * 0x9E3779B97F4A7C15L) >>> 52);
    boolean known = conversations[slot] == conversation && minute - minutes[slot] < QUIET_MINUTES;
    boolean goesOn = turn > turns[slot] || last == lasts[slot];
    if (known && goesOn) {
      turns[slot] = turn;
      lasts[slot] = last;
      return false;
    }
    conversations[slot] = conversation;
    minutes[slot] = minute;
    turns[slot] = turn;
    lasts[slot] = last;
    return true;
  }
}
