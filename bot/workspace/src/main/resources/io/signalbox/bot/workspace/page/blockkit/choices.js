// Radio buttons and checkboxes: a few options, all in sight.

import {freshId, h} from '../element/dom.js';
import {registerField} from './form.js';
import {labelled, tell} from './place.js';
import {textNodes} from '../text/texts.js';

export function radioButtons(spec, place) {
  return choices('radio', spec, place, spec.initial_option ? [spec.initial_option] : [], (chosen) => ({selected_option: chosen[0] ?? null}));
}

export function checkboxes(spec, place) {
  return choices('checkbox', spec, place, spec.initial_options ?? [], (chosen) => ({selected_options: chosen}));
}

function choices(type, spec, place, initial, values) {
  const name = freshId('choice');
  const options = spec.options ?? [];
  const boxes = options.map((option) => h('input', {
    type, name, id: freshId('option'), checked: initial.some((each) => each.value === option.value),
    onchange: () => place.acts && tell(spec, place, group, values(chosen())),
  }));
  const chosen = () => options.filter((_, index) => boxes[index].checked);
  const {'aria-required': required, id, ...labels} = labelled(place, spec);
  const group = h('div', {
    ...labels, id, class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group', 'aria-labelledby': place.ids?.label,
    'aria-required': type === 'radio' ? required : undefined,
  }, options.map((option, index) => h('div', {class: 'choice'}, boxes[index],
    h('label', {for: boxes[index].id}, h('span', {class: 'text'}, textNodes(option.text, place.surface.directory)),
      option.description && h('span', {class: 'choice-description text'}, textNodes(option.description, place.surface.directory))))));
  return registerField(group, {
    block: place.block, spec, read: () => values(chosen()),
    write: (value) => {
      const kept = value.selected_options ?? [value.selected_option].filter(Boolean);
      boxes.forEach((box, index) => {
        box.checked = kept.some((each) => each.value === options[index].value);
      });
    },
  });
}
