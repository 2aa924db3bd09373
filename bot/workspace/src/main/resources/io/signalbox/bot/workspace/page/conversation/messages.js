// What this page knows of the conversations: messages by channel and by thread, kept in order, each once.

const key = (channel, thread) => `${channel}/${thread ?? ''}`;

/** Whether a message is shown in the channel itself and not only inside its thread. */
export function isTopLevel(message) {
  return !message.threadTs || message.threadTs === message.ts;
}

export class Messages {
  #lists = new Map();
  #arriving = new Map();

  /** Forgets everything: another person sees other things. */
  clear() {
    this.#lists.clear();
    this.#arriving.clear();
  }

  /** Says that a list is being fetched: what happens meanwhile is newer than what will come. */
  fetching(channel, thread) {
    this.#arriving.set(key(channel, thread), []);
  }

  /** The messages of a channel or thread, oldest first; undefined until they were fetched. */
  of(channel, thread) {
    return this.#lists.get(key(channel, thread));
  }

  /** Takes what was fetched; what a fetched list cannot know (ephemerals seen meanwhile) stays. */
  fetched(channel, thread, messages) {
    const known = this.of(channel, thread) ?? [];
    const merged = new Map(messages.map((each) => [each.ts, each]));
    const arrived = this.#arriving.get(key(channel, thread)) ?? [];
    this.#arriving.delete(key(channel, thread));
    known.filter((each) => each.ephemeral && !merged.has(each.ts)).forEach((each) => merged.set(each.ts, each));
    arrived.forEach((each) => (each.gone ? merged.delete(each.ts) : merged.set(each.ts, {...merged.get(each.ts), ...each})));
    this.#lists.set(key(channel, thread), [...merged.values()].sort(byTime));
  }

  /** Adds or replaces a message wherever it is shown; says whether it was new. */
  put(message) {
    let fresh = false;
    for (const thread of this.#places(message)) {
      this.#arriving.get(key(message.channel, thread))?.push(message);
      const list = this.of(message.channel, thread);
      if (!list) {
        fresh = true;
        continue;
      }
      const at = list.findIndex((each) => each.ts === message.ts);
      if (at >= 0) {
        list[at] = {...remembered(list[at]), ...message};
      } else {
        list.push(message);
        list.sort(byTime);
        fresh = true;
      }
    }
    return fresh;
  }

  /** Counts a reply at the message it answers, once, also where it was fetched before it was told of. */
  countReply(message) {
    if (isTopLevel(message) || message.ephemeral) {
      return;
    }
    const parent = this.of(message.channel)?.find((each) => each.ts === message.threadTs);
    if (parent && (parent.lastReply ?? '') < message.ts) {
      parent.replyCount = (parent.replyCount ?? 0) + 1;
      parent.lastReply = message.ts;
    }
  }

  react(channel, ts, reactions) {
    this.#each(channel, ts, (message) => Object.assign(message, {reactions}));
  }

  remove(channel, ts) {
    for (const [name, list] of this.#arriving) {
      if (name.startsWith(`${channel}/`)) {
        list.push({ts, gone: true});
      }
    }
    for (const [name, list] of this.#lists) {
      if (name.startsWith(`${channel}/`)) {
        this.#lists.set(name, list.filter((each) => each.ts !== ts));
      }
    }
  }

  #places(message) {
    if (isTopLevel(message)) {
      return [undefined, message.ts];
    }
    return [message.threadTs];
  }

  #each(channel, ts, change) {
    for (const [name, list] of this.#lists) {
      if (name.startsWith(`${channel}/`)) {
        list.filter((each) => each.ts === ts).forEach(change);
      }
    }
  }
}

/** An edit does not carry these, and they do not end with it. */
function remembered({replyCount, lastReply, reactions}) {
  return {replyCount, lastReply, reactions};
}

function byTime(left, right) {
  return Number(left.ts) - Number(right.ts);
}
