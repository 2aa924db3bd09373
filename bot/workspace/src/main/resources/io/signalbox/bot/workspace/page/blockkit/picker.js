// A select menu: a button that opens a list which can be filtered by typing. Arrow keys move, Enter chooses,
// Escape closes. With `multiple`, what was chosen stands before the button and can be taken away again.

import {freshId, h} from '../element/dom.js';
import {float, settle} from '../element/float.js';
import {icon} from '../element/icons.js';

const FILTER_FROM = 6;

/** Gives {element, chosen(), choose(values)}; `changed(values)` hears of every choice a person makes. */
export function picker({offers, multiple, most, chosen: initial, labels, labelId, placeholder, clearable, changed}) {
  let chosen = offers.filter((each) => initial.includes(each.value)).map((each) => each.value);
  const shown = h('span', {class: 'picker-shown', id: freshId('shown')});
  const {'aria-required': required, ...kept} = labels;
  const button = h('button', {
    ...kept, type: 'button', class: 'picker', 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    'aria-labelledby': labelId && `${labelId} ${shown.id}`, onclick: () => open(),
    onkeydown: (event) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        open();
      }
    },
  }, shown, icon('down'));
  const chips = h('span', {class: 'chips'});
  const element = h('div', {class: 'picker-frame', 'data-required': required}, multiple && chips, button);
  draw();

  function labelOf(value) {
    return offers.find((each) => each.value === value)?.label ?? value;
  }

  function draw() {
    const one = !multiple && chosen.length > 0;
    shown.textContent = one ? labelOf(chosen[0]) : placeholder;
    shown.classList.toggle('placeholder', !one);
    chips.replaceChildren(...chosen.map((value) => h('span', {class: 'chip'}, labelOf(value),
      h('button', {type: 'button', class: 'quiet', 'aria-label': `Remove ${labelOf(value)}`, onclick: () => set(without(value), button)}, icon('close')))));
  }

  function without(value) {
    return chosen.filter((each) => each !== value);
  }

  function set(values, focus) {
    chosen = values;
    draw();
    focus?.focus();
    changed(chosen);
  }

  function toggle(value) {
    if (!multiple) {
      return [value];
    }
    if (chosen.includes(value)) {
      return without(value);
    }
    return most && chosen.length >= most ? chosen : [...chosen, value];
  }

  function open() {
    if (button.getAttribute('aria-expanded') !== 'true') {
      const name = button.getAttribute('aria-label') ?? document.getElementById(labelId)?.textContent ?? placeholder;
      openList({button, name, offers, multiple, selected: () => chosen, clear: clearable && !multiple && chosen.length > 0,
        pick: (value) => set(value === undefined ? [] : toggle(value))});
    }
  }

  return {
    element,
    chosen: () => [...chosen],
    choose: (values) => {
      chosen = values.filter((value) => offers.some((each) => each.value === value));
      draw();
    },
  };
}

function openList({button, name, offers, multiple, selected, clear, pick}) {
  const listId = freshId('options');
  const list = h('div', {class: 'options', id: listId, role: 'listbox', 'aria-label': name, 'aria-multiselectable': multiple ? 'true' : undefined});
  const filter = h('input', {
    class: 'field filter', type: 'text', role: 'combobox', autocomplete: 'off', 'aria-label': `Find in ${name}`,
    'aria-controls': listId, 'aria-expanded': 'true', 'aria-autocomplete': 'list', placeholder: 'Type to find…',
    readonly: offers.length < FILTER_FROM,
  });
  const panel = h('div', {class: `menu picker-menu${offers.length < FILTER_FROM ? ' short' : ''}`}, filter, list);
  let active = 0;
  let rows = [];
  const sink = float(button, panel, () => close(false));
  button.setAttribute('aria-expanded', 'true');

  function close(refocus) {
    sink();
    button.setAttribute('aria-expanded', 'false');
    if (refocus) {
      button.focus();
    }
  }

  function take(row) {
    pick(row.value);
    if (multiple && row.value !== undefined) {
      draw();
    } else {
      close(true);
    }
  }

  function draw() {
    const sought = filter.value.trim().toLowerCase();
    const found = offers.filter((each) => `${each.label} ${each.description ?? ''}`.toLowerCase().includes(sought));
    rows = [...(clear && !sought ? [{value: undefined, label: 'Clear'}] : []), ...found];
    active = Math.min(active, Math.max(0, rows.length - 1));
    list.replaceChildren(...rows.flatMap((row, index) => [
      row.group && row.group !== rows[index - 1]?.group && h('div', {class: 'option-group', role: 'presentation'}, row.group),
      option(row, index),
    ]).filter(Boolean), ...(rows.length === 0 ? [h('p', {class: 'nothing'}, 'Nothing by that name.')] : []));
    mark();
    settle(button, panel);
  }

  function option(row, index) {
    const isChosen = row.value !== undefined && selected().includes(row.value);
    return h('div', {
      class: 'option', role: 'option', id: `${listId}-${index}`, 'aria-selected': String(isChosen),
      onpointerdown: (event) => event.preventDefault(), onclick: () => take(row),
    }, h('span', {class: 'menu-text'}, row.label, row.description && h('span', {class: 'menu-description'}, row.description)),
    isChosen && icon('check'));
  }

  function mark() {
    [...list.querySelectorAll('.option')].forEach((each, index) => each.classList.toggle('active', index === active));
    const current = list.querySelector('.option.active');
    filter.setAttribute('aria-activedescendant', current?.id ?? '');
    current?.scrollIntoView({block: 'nearest'});
  }

  filter.addEventListener('input', () => {
    active = 0;
    draw();
  });
  panel.addEventListener('keydown', (event) => {
    const to = {ArrowDown: active + 1, ArrowUp: active - 1 + rows.length, PageDown: rows.length - 1, PageUp: 0}[event.key];
    if (to !== undefined && rows.length > 0) {
      active = to % rows.length;
      mark();
      event.preventDefault();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (rows[active]) {
        take(rows[active]);
      }
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close(true);
    } else if (event.key === 'Tab') {
      close(true);
    }
    event.stopPropagation();
  });
  active = Math.max(0, offers.findIndex((each) => selected().includes(each.value)));
  draw();
  filter.focus({preventScroll: true});
}
