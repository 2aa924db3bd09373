// The app's Home tab, as the app last published it for this person.

import {blocks} from './blockkit/blocks.js';
import {h} from './element/dom.js';
import {carryOver} from './blockkit/form.js';

export class Home {
  #desk;
  #frame = document.getElementById('home');
  #published = 0;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Says that the view is awaited. */
  await() {
    this.#frame.replaceChildren(h('p', {class: 'nothing'}, 'Opening App Home…'));
  }

  /** Asks the server for the view. What is published while it answers is newer than its answer. */
  async fetch(client) {
    const before = this.#published;
    const {view} = await client.home();
    if (before === this.#published) {
      this.#show(view);
    }
  }

  /** The app published a view. */
  published(view) {
    this.#published += 1;
    this.#show(view);
  }

  #show(view) {
    if (!view) {
      this.#frame.replaceChildren(h('p', {class: 'nothing'}, `${this.#desk.directory.app.name} has not published a Home tab for you yet.`));
      return;
    }
    const content = blocks(view.blocks, this.#desk.surface({type: 'view', viewId: view.id}, 'home'));
    content.classList.add('home-view');
    const before = this.#frame.querySelector('.home-view');
    if (before) {
      carryOver(before, content);
    }
    const focused = before?.contains(document.activeElement) && document.activeElement.closest('[data-action]')?.dataset.action;
    this.#frame.replaceChildren(content);
    if (focused) {
      content.querySelector(`[data-action="${CSS.escape(focused)}"]`)?.focus();
    }
  }
}
