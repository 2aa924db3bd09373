// A list of messages that is kept up to date in place: only what changed is built anew, the reader's place is kept,
// and the arrow keys move from message to message.

import {carryOver} from '../blockkit/form.js';
import {h} from '../element/dom.js';
import {icon} from '../element/icons.js';
import {messageElement} from './message.js';
import {day, sameDay} from '../element/time.js';

const GROUPED_WITHIN_SECONDS = 300;
const AT_THE_END_PIXELS = 60;

export class Timeline {
  #shown = new Map();
  #list;
  #jump;
  #inThread;
  #desk;
  #following = true;

  constructor(frame, label, desk, inThread) {
    this.#desk = desk;
    this.#inThread = inThread;
    this.#list = h('div', {class: 'messages', role: 'list', 'aria-label': label});
    this.#jump = h('button', {type: 'button', class: 'jump', hidden: true, onclick: () => this.toEnd()}, icon('down'), 'New messages');
    frame.replaceChildren(this.#list, this.#jump);
    this.#list.addEventListener('keydown', (event) => this.#moved(event));
    this.#list.addEventListener('focusin', (event) => this.#rove(event.target.closest('.message')));
    this.#list.addEventListener('scroll', () => {
      this.#following = this.#atEnd();
      if (this.#following) {
        this.#jump.hidden = true;
      }
    });
    // A message box that grows, or a keyboard that comes up, must not hide what was last said.
    new ResizeObserver(() => this.#following && this.toEnd()).observe(this.#list);
  }

  get element() {
    return this.#list;
  }

  /** Forgets what is shown, for another conversation. */
  clear(label) {
    this.#shown.clear();
    this.#list.replaceChildren();
    this.#list.setAttribute('aria-label', label);
    this.#jump.hidden = true;
  }

  /** Shows these messages, oldest first. `opening` goes to the end; otherwise the reader stays where they are. */
  show(messages, {opening, empty} = {}) {
    const atEnd = opening || this.#atEnd();
    const grew = messages.length > this.#shown.size;
    const next = new Map();
    const nodes = [];
    messages.forEach((message, index) => {
      const before = messages[index - 1];
      if (!before || !sameDay(before.ts, message.ts)) {
        nodes.push(this.#separator(message));
      }
      const grouped = Boolean(before) && goesOn(before, message);
      const state = JSON.stringify([message, grouped]);
      const known = this.#shown.get(message.ts);
      const element = known?.state === state ? known.element : this.#build(message, grouped, known?.element);
      next.set(message.ts, {state, element});
      nodes.push(element);
    });
    this.#shown = next;
    reconcile(this.#list, nodes.length > 0 ? nodes : [empty instanceof Node ? empty : h('p', {class: 'nothing'}, empty ?? 'Nothing has been said here yet.')]);
    this.#keepOneTabStop();
    if (atEnd) {
      this.toEnd();
    } else if (grew) {
      this.#jump.hidden = false;
    }
  }

  toEnd() {
    this.#following = true;
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#jump.hidden = true;
  }

  focusOn(ts) {
    this.#shown.get(ts)?.element.focus();
  }

  #separator(message) {
    return h('div', {class: 'day', role: 'presentation'}, h('span', {}, day(message.ts)));
  }

  #build(message, grouped, old) {
    const element = messageElement(message, this.#desk, {grouped, inThread: this.#inThread});
    if (old) {
      carryOver(old, element);
    }
    if (old?.contains(document.activeElement)) {
      const spot = focusSpot(old, document.activeElement);
      queueMicrotask(() => (spot && element.querySelector(spot) ? element.querySelector(spot) : element).focus({preventScroll: true}));
    }
    return element;
  }

  #atEnd() {
    return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < AT_THE_END_PIXELS;
  }

  #moved(event) {
    if (!event.target.classList.contains('message')) {
      return;
    }
    const all = [...this.#list.querySelectorAll('.message')];
    const at = all.indexOf(event.target);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1}[event.key];
    if (to !== undefined) {
      all[to]?.focus();
      event.preventDefault();
    } else if (event.key === 'Enter' || event.key === 't') {
      const button = event.target.querySelector('[aria-label="Reply in thread"]');
      button?.click();
      event.preventDefault();
    } else if (event.key === 'm') {
      event.target.querySelector('[data-more]')?.click();
      event.preventDefault();
    }
  }

  #rove(message) {
    if (message) {
      this.#list.querySelectorAll('.message[tabindex="0"]').forEach((each) => each.setAttribute('tabindex', '-1'));
      message.setAttribute('tabindex', '0');
    }
  }

  #keepOneTabStop() {
    if (!this.#list.querySelector('.message[tabindex="0"]')) {
      [...this.#list.querySelectorAll('.message')].at(-1)?.setAttribute('tabindex', '0');
    }
  }
}

/** Whether somebody goes on talking, so that their name need not stand there again. */
function goesOn(before, message) {
  return before.user === message.user && before.username === message.username && !before.ephemeral && !message.ephemeral
    && sameDay(before.ts, message.ts) && Number(message.ts) - Number(before.ts) < GROUPED_WITHIN_SECONDS;
}

/** Puts nodes in order without touching those that are already in place: a moved node would lose its focus. */
function reconcile(list, nodes) {
  const wanted = new Set(nodes);
  [...list.childNodes].filter((each) => !wanted.has(each)).forEach((each) => each.remove());
  nodes.forEach((node, index) => {
    if (list.childNodes[index] !== node) {
      list.insertBefore(node, list.childNodes[index] ?? null);
    }
  });
}

/** How to find the same control in a message that was built anew. */
function focusSpot(old, active) {
  const action = active.closest('[data-action]')?.dataset.action;
  if (action) {
    return `[data-action="${CSS.escape(action)}"]`;
  }
  return active !== old && active.matches('[data-open-thread]') ? '[data-open-thread]' : undefined;
}
