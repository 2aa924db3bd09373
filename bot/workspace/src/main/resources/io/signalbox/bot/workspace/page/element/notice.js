// Short notices: banners that stay as long as something is so, and toasts that go by themselves.

import {h} from './dom.js';
import {icon} from './icons.js';

const TOAST_MILLISECONDS = 7000;

/** Shows or takes away a banner; `action` is {label, run}. */
export function banner(name, text, action) {
  const place = document.getElementById('banners');
  place.querySelector(`[data-banner="${name}"]`)?.remove();
  if (text) {
    place.append(h('div', {class: `banner banner-${name}`, 'data-banner': name}, h('span', {class: 'dot', 'aria-hidden': 'true'}),
      h('span', {}, text), action && h('button', {type: 'button', class: 'button', onclick: action.run}, action.label)));
  }
}

/** Says something in passing; it can be put away at once. */
export function toast(text) {
  const place = document.getElementById('toasts');
  const note = h('div', {class: 'toast'}, h('span', {}, text),
    h('button', {type: 'button', class: 'quiet', 'aria-label': 'Dismiss', onclick: () => note.remove()}, icon('close')));
  place.replaceChildren(note);
  setTimeout(() => note.remove(), TOAST_MILLISECONDS);
}
