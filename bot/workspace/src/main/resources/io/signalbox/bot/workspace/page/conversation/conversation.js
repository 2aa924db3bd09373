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

  #draw(opening) {
    const list = this.#desk.messages.of(this.#at.channel, this.#at.thread);
    if (list) {
      const empty = this.#inThread ? 'Nothing has been said in this thread yet.' : 'Nothing has been said here yet. Say the first thing.';
      this.#timeline.show(list.filter((each) => this.#shows(each)), {opening, empty});
    }
  }
}
