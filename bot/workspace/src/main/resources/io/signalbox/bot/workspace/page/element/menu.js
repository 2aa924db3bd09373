// A small menu that hangs from a button: arrow keys move, Enter chooses, Escape and a click elsewhere close it.

import {freshId, h} from './dom.js';
import {float} from './float.js';

/**
 * Opens a menu at a button. entries: [{label, description?, danger?, checked?, icon?, mark?, choose}]; `role` is
 * menuitem, or menuitemradio where one of them is the one in force.
 */
export function openMenu(button, label, entries, role = 'menuitem') {
  if (button.getAttribute('aria-expanded') === 'true') {
    return;
  }
  const items = entries.map((entry) => h('button', {
    type: 'button', class: `menu-item${entry.danger ? ' danger' : ''}`, role, tabindex: -1,
    'aria-checked': role === 'menuitemradio' ? String(Boolean(entry.checked)) : undefined,
    onclick: () => {
      close(true);
      entry.choose();
    },
  }, entry.icon, h('span', {class: 'menu-text'}, entry.label,
    entry.description && h('span', {class: 'menu-description'}, entry.description)), entry.mark));
  const menu = h('div', {class: 'menu', id: freshId('menu'), role: 'menu', 'aria-label': label}, items);
  const sink = float(button, menu, () => close(false));

  function close(refocus) {
    sink();
    button.setAttribute('aria-expanded', 'false');
    if (refocus && button.isConnected) {
      button.focus();
    }
  }

  menu.addEventListener('keydown', (event) => {
    const at = items.indexOf(document.activeElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1}[event.key];
    if (to !== undefined) {
      items[to % items.length]?.focus();
      event.preventDefault();
    } else if (event.key === 'Escape') {
      close(true);
      event.preventDefault();
    } else if (event.key === 'Tab') {
      close(true);
    } else if (event.key.length === 1) {
      items.find((each) => each.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    }
    event.stopPropagation();
  });
  button.setAttribute('aria-expanded', 'true');
  (items[entries.findIndex((each) => each.checked)] ?? items[0])?.focus();
}
