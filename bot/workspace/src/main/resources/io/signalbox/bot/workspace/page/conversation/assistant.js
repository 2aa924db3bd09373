// What an assistant's thread has beside its messages: a title, what the app is doing, and prompts to start from.

import {h} from '../element/dom.js';
import {icon} from '../element/icons.js';

const key = (channel, thread) => `${channel}/${thread}`;

export class Assistant {
  #threads = new Map();
  #at;
  #appName;
  #say;

  /** say(text) sends a prompt's message in the open thread. */
  constructor(appName, say) {
    this.#appName = appName;
    this.#say = say;
  }

  /** Takes {title}, {status} or {prompts: {title, prompts}} of a thread. */
  learn(channel, thread, what) {
    const known = this.#threads.get(key(channel, thread)) ?? {};
    this.#threads.set(key(channel, thread), {...known, ...what});
    if (this.#at === key(channel, thread)) {
      this.#draw();
    }
  }

  /** A message of the app ends what it was doing; one of a person uses the prompts up. */
  heard(message, fromApp) {
    const thread = message.threadTs ?? message.ts;
    if (this.#threads.has(key(message.channel, thread))) {
      this.learn(message.channel, thread, fromApp ? {status: ''} : {prompts: undefined});
    }
  }

  show(channel, thread) {
    this.#at = key(channel, thread);
    this.#draw();
  }

  forget() {
    this.#threads.clear();
  }

  #draw() {
    const {title, status, prompts} = this.#threads.get(this.#at) ?? {};
    document.getElementById('thread-title').textContent = title || 'Thread';
    const doing = document.getElementById('assistant-status');
    const text = status ? `${this.#appName} ${status}` : '';
    if (doing.textContent !== text) {
      doing.textContent = text;
    }
    const frame = document.getElementById('assistant-prompts');
    frame.hidden = !prompts?.prompts?.length;
    frame.replaceChildren(...(frame.hidden ? [] : [
      h('p', {class: 'prompts-title'}, icon('spark'), prompts.title || 'Try one of these'),
      ...prompts.prompts.map((each) => h('button', {type: 'button', class: 'prompt', onclick: () => this.#say(each.message)}, each.title)),
    ]));
  }
}
