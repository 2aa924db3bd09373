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

  /** Returns whether a conversation counts now, and records that it did. */
  public boolean counts(long conversation, long minute) {
    // Spread by Fibonacci's constant: prints may differ in their low bits only.
    int slot = (int) ((conversation * 0x9E3779B97F4A7C15L) >>> 52);
    if (conversations[slot] == conversation && minute - minutes[slot] < QUIET_MINUTES) {
      return false;
    }
    conversations[slot] = conversation;
    minutes[slot] = minute;
    return true;
  }
}
