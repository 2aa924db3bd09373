package io.signalbox.ingestion.ticket;

/**
 * Set of the ticket keys seen in an export, for detecting duplicates in bounded memory. It holds
 * 64-bit hashes in an open table of at most 32 MiB. Two million different keys are told apart,
 * wrongly with a probability of about one in ten million; keys after that are no longer compared
 * with one another.
 */
final class SeenKeys {
  private static final int MOST_SLOTS = 1 << 22;

  private long[] slots = new long[1 << 10];
  private int count;

  /** Adds the key and returns whether it was new. */
  boolean add(String key) {
    long hash = hash(key);
    int slot = find(hash);
    if (slots[slot] == hash) {
      return false;
    }
    if (count < MOST_SLOTS / 2) {
      slots[slot] = hash;
      count++;
      if (count > slots.length / 2 && slots.length < MOST_SLOTS) {
        grow();
      }
    }
    return true;
  }

  private int find(long hash) {
    int slot = (int) (hash & (slots.length - 1));
    while (slots[slot] != 0 && slots[slot] != hash) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long hash : old) {
      if (hash != 0) {
        slots[find(hash)] = hash;
      }
    }
  }

  /**
   * Returns a 64-bit hash: FNV-1a over the characters, mixed by the finalizer of MurmurHash3; never
   * 0, which marks a free slot.
   */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
