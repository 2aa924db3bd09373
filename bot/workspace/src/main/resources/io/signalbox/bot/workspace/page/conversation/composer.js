// The message box: Enter sends, Shift+Enter starts a line, @, # and / suggest. What was typed is kept until the
// server has taken it: a refusal or a lost server puts it back.

import {suggestions, wordAt} from './completion.js';
import {freshId, h} from '../element/dom.js';
import {draft, keep} from './drafts.js';
import {icon} from '../element/icons.js';

const TALLEST_PIXELS = 240;

export class Composer {
  #box;
  #error;
  #list;
  #found = [];
  #active = 0;
  #word;
  #desk;
  #at;
  #unsent = [];

  /** desk: {directory, as(), send(at, text)}; send rejects with a message when it was not taken. */
  constructor(frame, desk) {
    this.#desk = desk;
    const listId = freshId('suggestions');
    const errorId = freshId('send-error');
    const hintId = freshId('hint');
    this.#list = h('div', {class: 'suggestions', id: listId, role: 'listbox', 'aria-label': 'Suggestions', hidden: true});
    this.#error = h('p', {class: 'send-error', id: errorId, role: 'alert', hidden: true});
    this.#box = h('textarea', {
      rows: 1, autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-controls': listId, 'aria-describedby': `${hintId} ${errorId}`,
      oninput: () => this.#typed(), onkeydown: (event) => this.#pressed(event), onclick: () => this.#suggest(),
      onblur: () => this.#hideSuggestions(),
    });
    const send = h('button', {type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send (Enter)'}, icon('send'));
    frame.replaceChildren(this.#list, this.#error,
      h('form', {class: 'composer-box', onsubmit: (event) => {
        event.preventDefault();
        this.#send();
      }}, this.#box, send),
      h('p', {class: 'composer-hint', id: hintId}, h('kbd', {}, 'Enter'), ' sends, ', h('kbd', {}, 'Shift+Enter'), ' starts a line, ',
        h('kbd', {}, '@'), ' ', h('kbd', {}, '#'), ' ', h('kbd', {}, '/'), ' suggest'));
  }

  /** Turns to another conversation, with what was last typed there. */
  turnTo(at, label) {
    this.#at = at;
    this.#unsent = [];
    this.#box.value = draft(this.#desk.as(), at.channel, at.thread);
    this.#box.setAttribute('aria-label', label);
    this.#box.placeholder = label;
    this.#complain('');
    this.#hideSuggestions();
    this.#grow();
  }

  focus() {
    this.#box.focus();
  }

  #typed() {
    this.#remember();
    this.#complain('');
    this.#grow();
    this.#suggest();
  }

  #remember() {
    keep(this.#desk.as(), this.#at.channel, this.#at.thread, [...this.#unsent, this.#box.value].filter(Boolean).join('\n'));
  }

  #grow() {
    this.#box.style.height = 'auto';
    this.#box.style.height = `${Math.min(this.#box.scrollHeight, TALLEST_PIXELS)}px`;
  }

  #pressed(event) {
    if (event.isComposing) {
      return;
    }
    if (!this.#list.hidden && this.#pressedInSuggestions(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    }
  }

  #pressedInSuggestions(event) {
    const count = this.#found.length;
    switch (event.key) {
      case 'ArrowDown':
        this.#mark((this.#active + 1) % count);
        return true;
      case 'ArrowUp':
        this.#mark((this.#active - 1 + count) % count);
        return true;
      case 'Enter':
      case 'Tab':
        return !event.shiftKey && this.#take(this.#found[this.#active]);
      case 'Escape':
        this.#hideSuggestions();
        return true;
      default:
        return false;
    }
  }

  #suggest() {
    this.#word = wordAt(this.#box.value, this.#box.selectionStart);
    this.#found = this.#word ? suggestions(this.#word, this.#desk.directory) : [];
    if (this.#found.length === 0) {
      this.#hideSuggestions();
      return;
    }
    this.#list.replaceChildren(...this.#found.map((each, index) => h('div', {
      class: 'option', role: 'option', id: `${this.#list.id}-${index}`, 'aria-selected': 'false',
      onpointerdown: (event) => event.preventDefault(), onclick: () => this.#take(each),
    }, h('span', {class: 'menu-text'}, each.label, each.description && h('span', {class: 'menu-description'}, each.description)))));
    this.#list.hidden = false;
    this.#mark(0);
  }

  #mark(index) {
    this.#active = index;
    [...this.#list.children].forEach((each, at) => {
      each.classList.toggle('active', at === index);
      each.setAttribute('aria-selected', String(at === index));
    });
    this.#list.children[index]?.scrollIntoView({block: 'nearest'});
    this.#box.setAttribute('aria-activedescendant', `${this.#list.id}-${index}`);
  }

  #hideSuggestions() {
    this.#list.hidden = true;
    this.#found = [];
    this.#box.removeAttribute('aria-activedescendant');
  }

  #take(suggestion) {
    const {from} = this.#word;
    const caret = this.#box.selectionStart;
    // What is complete already is sent by the same Enter that would only have completed it.
    if (this.#box.value.slice(from, caret) === suggestion.insert.trim()) {
      this.#hideSuggestions();
      return false;
    }
    this.#box.setRangeText(suggestion.insert, from, caret, 'end');
    this.#typed();
    this.#hideSuggestions();
    return true;
  }

  async #send() {
    const text = this.#box.value.trim();
    if (!text) {
      return;
    }
    const at = this.#at;
    const as = this.#desk.as();
    this.#unsent.push(text);
    this.#box.value = '';
    this.#remember();
    this.#complain('');
    this.#hideSuggestions();
    this.#grow();
    let refused;
    try {
      await this.#desk.send(at, text);
    } catch (refusal) {
      refused = refusal;
    }
    if (at === this.#at && as === this.#desk.as()) {
      this.#settle(text, refused);
    } else if (as === this.#desk.as() && samePlace(at, this.#at)) {
      this.#returned(text, refused);
    } else {
      settleElsewhere(as, at, text, refused);
    }
  }

  #settle(text, refused) {
    this.#unsent.splice(this.#unsent.indexOf(text), 1);
    if (!refused) {
      this.#complain('');
    } else {
      this.#box.value = [text, this.#box.value].filter(Boolean).join('\n');
      this.#complain(refused.unreachable ? 'Not sent: the local server does not answer. Your text is kept.' : refused.message);
      this.#grow();
    }
    this.#remember();
  }

  /** The reader left and came back while it was being sent, and found it in the box as a draft. */
  #returned(text, refused) {
    if (!refused && `${this.#box.value}\n`.startsWith(`${text}\n`)) {
      this.#box.value = this.#box.value.slice(text.length + 1);
      this.#remember();
      this.#grow();
    }
  }

  #complain(text) {
    this.#error.textContent = text;
    this.#error.hidden = !text;
  }
}

function samePlace(one, other) {
  return one.channel === other?.channel && one.thread === other?.thread;
}

/** The reader went elsewhere while it was being sent: its draft there loses what was taken and keeps what was not. */
function settleElsewhere(as, at, text, refused) {
  const kept = draft(as, at.channel, at.thread);
  if (!refused && (kept === text || kept.startsWith(`${text}\n`))) {
    keep(as, at.channel, at.thread, kept.slice(text.length + 1));
  }
}
