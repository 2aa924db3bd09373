// The app's modals: a stack of views in one dialog. The browser keeps what is behind out of reach;
// Escape and Close take the topmost view away, and each view keeps what was entered while another lies on it.

import {blocks} from './blockkit/blocks.js';
import {focusable, freshId, h} from './element/dom.js';
import {carryOver, stateOf} from './blockkit/form.js';
import {icon} from './element/icons.js';
import {plain} from './text/texts.js';

export class Modals {
  #desk;
  #stack = [];
  #dialog;
  #left = new Set();

  constructor(desk) {
    this.#desk = desk;
  }

  get open() {
    return this.#stack.length > 0;
  }

  /** A new modal; one that was open gives way. */
  opened(view) {
    this.#stack = [this.#build(view)];
    this.#show();
  }

  pushed(view) {
    // The answer to a submit and the event may both bring it, the later one after it was closed again.
    if (!this.#left.has(view.id) && !this.updated(view)) {
      this.#stack.push(this.#build(view));
      this.#show();
    }
  }

  /** Takes the new content of a view of the stack; gives whether it was there. */
  updated(view, id = view.id) {
    const at = this.#stack.findIndex((each) => each.view.id === id);
    if (at < 0) {
      return false;
    }
    const before = this.#stack[at];
    const after = this.#build(view);
    carryOver(before.form, after.form);
    const focused = document.activeElement?.closest('[data-action]')?.dataset.action;
    const scrolled = before.form.querySelector('.modal-body').scrollTop;
    this.#stack[at] = after;
    if (before.form.isConnected) {
      this.#show(focused);
      after.form.querySelector('.modal-body').scrollTop = scrolled;
    }
    return true;
  }

  /** The app or the server took a view away. */
  closed(viewId) {
    if (this.#stack.some((each) => each.view.id === viewId)) {
      this.#stack = this.#stack.filter((each) => each.view.id !== viewId);
      this.#show();
    }
  }

  clear() {
    this.#stack = [];
    this.#show();
  }

  #show(focusAction) {
    const top = this.#stack.at(-1);
    if (!top) {
      this.#dialog?.close();
      this.#dialog?.remove();
      this.#dialog = undefined;
      return;
    }
    if (!this.#dialog) {
      this.#dialog = h('dialog', {class: 'dialog modal', oncancel: (event) => this.#cancelled(event), onkeydown: (event) => this.#trap(event)});
      document.body.append(this.#dialog);
    }
    this.#dialog.setAttribute('aria-labelledby', top.titleId);
    this.#dialog.replaceChildren(top.form);
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
    const wanted = focusAction && top.form.querySelector(`[data-action="${CSS.escape(focusAction)}"]`);
    focusFirst(top.form, wanted);
  }

  #build(view) {
    const titleId = freshId('modal-title');
    const content = blocks(view.blocks, this.#desk.surface({type: 'view', viewId: view.id}, 'modal'));
    const form = h('form', {class: 'modal-form', novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      if (view.submit) {
        this.#submit(view, form);
      }
    }},
    h('header', {class: 'modal-head'}, h('h2', {id: titleId}, plain(view.title)),
      h('button', {type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: () => this.#leave()}, icon('close'))),
    h('div', {class: 'modal-body'}, content),
    h('p', {class: 'modal-error', role: 'alert', hidden: true}),
    h('footer', {class: 'dialog-foot'},
      h('button', {type: 'button', class: 'button', onclick: () => this.#leave()}, plain(view.close) || (view.submit ? 'Cancel' : 'Close')),
      view.submit && h('button', {type: 'submit', class: 'button primary'}, plain(view.submit))));
    return {view, form, titleId};
  }

  async #submit(view, form) {
    const button = form.querySelector('[type="submit"]');
    if (button.getAttribute('aria-busy') === 'true') {
      return;
    }
    button.setAttribute('aria-busy', 'true');
    complain(form, {});
    try {
      this.#answered(view, form, await this.#desk.client.submit(view.id, stateOf(form)));
    } catch (refusal) {
      complain(form, {}, refusal.unreachable ? 'Not sent: the local server does not answer. What you entered is kept.' : refusal.message);
    } finally {
      button.removeAttribute('aria-busy');
    }
  }

  #answered(view, form, answer) {
    switch (answer.result) {
      case 'errors':
        complain(form, answer.errors ?? {});
        break;
      case 'updated':
        if (answer.view) {
          this.updated(answer.view, view.id);
        }
        break;
      case 'pushed':
        if (answer.view) {
          this.pushed(answer.view);
        }
        break;
      default:
        this.closed(view.id);
    }
  }

  #cancelled(event) {
    event.preventDefault();
    this.#leave();
  }

  /** Takes the topmost view away and says so to the app. */
  #leave() {
    const {view} = this.#stack.at(-1);
    this.#left.add(view.id);
    this.closed(view.id);
    // Whether the app hears of it or not, the person wants it gone.
    this.#desk.client.close(view.id).catch(() => {});
  }

  /** Tab goes round inside: a browser would leave for its own buttons. */
  #trap(event) {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#leave();
    }
    if (event.key !== 'Tab') {
      return;
    }
    const all = focusable(this.#dialog);
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement === edge) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    }
  }
}

function focusFirst(form, wanted) {
  const body = form.querySelector('.modal-body');
  const field = wanted ?? body.querySelector('[data-focus-on-load]') ?? body.querySelector('.input [data-action]') ?? focusable(body)[0] ?? form.querySelector('.dialog-foot .button:last-child');
  const target = field.matches('button, input, textarea, a') ? field : focusable(field)[0] ?? field;
  target.focus();
}

/** Shows errors at their blocks, the rest above the buttons, and goes to the first. */
function complain(form, errors, general = '') {
  const rest = [general];
  form.querySelectorAll('.input-error').forEach((place) => {
    place.hidden = true;
    place.textContent = '';
  });
  form.querySelectorAll('[aria-invalid]').forEach((each) => each.removeAttribute('aria-invalid'));
  let first;
  for (const [blockId, text] of Object.entries(errors)) {
    const block = form.querySelector(`[data-block-id="${CSS.escape(blockId)}"]`);
    const place = block?.querySelector('.input-error');
    if (place) {
      place.textContent = text;
      place.hidden = false;
      const control = block.querySelector('input, textarea, button.picker');
      control?.setAttribute('aria-invalid', 'true');
      first ??= control;
    } else {
      rest.push(text);
    }
  }
  const foot = form.querySelector('.modal-error');
  foot.textContent = rest.filter(Boolean).join(' ');
  foot.hidden = !foot.textContent;
  first?.focus();
}
