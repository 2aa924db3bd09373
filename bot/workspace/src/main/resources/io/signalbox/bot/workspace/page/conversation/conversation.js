// A conversation in a pane: its timeline and its message box, for a channel or for a thread.

import {Composer} from './composer.js';
import {toast} from '../element/notice.js';
import {Timeline} from './timeline.js';

export class Conversation {
  #desk;
  #timeline;
  #composer;
  #inThread;
  #at;
  #asked = 0;

  constructor(timelineFrame, composerFrame, desk, inThread) {
    this.#desk = desk;
    this.#inThread = inThread;
    this.#timeline = new Timeline(timelineFrame, 'Messages', desk, inThread);
    this.#composer = new Composer(composerFrame, desk);
  }

  get at() {
    return this.#at;
  }

  /** Opens a channel or thread. */
  async open(at, label, prompt) {
    this.#at = at;
    this.#timeline.clear(label);
    this.#composer.turnTo(at, prompt);
    this.#draw(true);
    await this.fetch(true);
  }

  /** Fetches anew, as after a lost connection. */
  async fetch(opening = false) {
    const at = this.#at;
    if (!at) {
      return;
    }
    const {messages} = this.#desk;
    this.#asked += 1;
    const asked = this.#asked;
    messages.fetching(at.channel, at.thread);
    try {
      const answer = await this.#desk.client.messages(at.channel, at.thread);
      if (asked !== this.#asked || at !== this.#at) {
        return;
      }
      messages.fetched(at.channel, at.thread, answer.messages);
      if (answer.assistant) {
        this.#desk.learnt?.(at, answer.assistant);
      }
      this.#draw(opening);
      this.#fetchAnswers(at);
    } catch (refusal) {
      if (at === this.#at && !refusal.unreachable) {
        toast(refusal.message);
      }
    }
  }

  /** Draws again where this channel is concerned. */
  changed(channel) {
    if (this.#at?.channel === channel) {
      this.#draw(false);
      this.#fetchAnswers(this.#at);
    }
  }

  close() {
    this.#at = undefined;
  }

  focus() {
    this.#composer.focus();
  }

  focusOn(ts) {
    this.#timeline.focusOn(ts);
  }

  /** An assistant's thread begins with a message that nobody said: its title stands above the thread. */
  #shows(message) {
    return message.subtype !== 'assistant_app_thread' || (!this.#inThread && message.replyCount > 0);
  }

  /** A direct message's answers stand below their questions, also where they are in a thread. */
  #withAnswers(list) {
    if (this.#inThread || this.#desk.directory.place(this.#at.channel)?.kind !== 'im') {
      return list;
    }
    return list.flatMap((each) => {
      const thread = each.replyCount > 0 && each.subtype !== 'assistant_app_thread' && this.#desk.messages.of(each.channel, each.ts);
      return thread ? [each, ...thread.filter((reply) => reply.ts !== each.ts)] : [each];
    });
  }

  /** The threads of a direct message are fetched with it. */
  #fetchAnswers(at) {
    const {messages, client, directory} = this.#desk;
    if (this.#inThread || directory.place(at.channel)?.kind !== 'im') {
      return;
    }
    (messages.of(at.channel) ?? []).filter((each) => each.replyCount > 0 && each.subtype !== 'assistant_app_thread'
      && (messages.of(each.channel, each.ts)?.length ?? 0) <= each.replyCount).forEach(async (each) => {
      try {
        messages.fetching(at.channel, each.ts);
        messages.fetched(at.channel, each.ts, (await client.messages(at.channel, each.ts)).messages);
        this.changed(at.channel);
      } catch {
        // They can still be opened as a thread.
      }
    });
  }

  #draw(opening) {
    const list = this.#desk.messages.of(this.#at.channel, this.#at.thread);
    if (list) {
      const empty = this.#inThread ? 'Nothing has been said in this thread yet.'
        : this.#desk.welcome?.() ?? 'Nothing has been said here yet. Say the first thing.';
      this.#timeline.show(this.#withAnswers(list.filter((each) => this.#shows(each))), {opening, empty});
    }
  }
}
