// Block Kit's interactive elements. Each gets its place: {block, surface, acts, label, ids, required}; `acts` says
// whether a change is told to the app at once, as it is outside of input blocks.

import {h} from '../element/dom.js';
import {registerField} from './form.js';
import {icon} from '../element/icons.js';
import {openMenu} from '../element/menu.js';
import {followable} from '../text/links.js';
import {checkboxes, radioButtons} from './choices.js';
import {labelled, tell} from './place.js';
import {selects} from './selects.js';
import {notShown, picture} from './standins.js';
import {plain} from '../text/texts.js';

const KINDS = {
  button, overflow, feedback_buttons: feedbackButtons, icon_button: iconButton, workflow_button: button,
  image: (spec) => picture(spec.image_url ?? spec.slack_file?.url, spec.alt_text),
  radio_buttons: radioButtons, checkboxes,
  plain_text_input: textInput,
  email_text_input: (spec, place) => typedInput('email', 'value', spec, place),
  url_text_input: (spec, place) => typedInput('url', 'value', spec, place),
  number_input: (spec, place) => typedInput('number', 'value', spec, place),
  datepicker: (spec, place) => typedInput('date', 'selected_date', spec, place),
  timepicker: (spec, place) => typedInput('time', 'selected_time', spec, place),
  datetimepicker: dateTime,
  ...selects,
};

export function element(spec, place) {
  const kind = Object.hasOwn(KINDS, spec?.type) ? KINDS[spec.type] : undefined;
  return kind ? kind(spec, place) : notShown(`an element of type “${spec?.type}”`);
}

function button(spec, place) {
  const style = spec.style === 'primary' ? ' primary' : spec.style === 'danger' ? ' danger' : '';
  const href = spec.url && followable(spec.url);
  const properties = {class: `button${style}`, 'data-action': spec.action_id ?? '', 'aria-label': spec.accessibility_label};
  const press = (event) => event.currentTarget.getAttribute('aria-busy') !== 'true'
    && tell(spec, place, event.currentTarget, {value: spec.value});
  return href
    ? h('a', {...properties, href, target: '_blank', rel: 'noopener noreferrer', onclick: press}, plain(spec.text))
    : h('button', {...properties, type: 'button', onclick: press}, plain(spec.text));
}

function overflow(spec, place) {
  const opener = h('button', {
    type: 'button', class: 'button overflow', 'aria-label': place.label ? `More options: ${place.label}` : 'More options',
    'aria-haspopup': 'menu', 'aria-expanded': 'false', 'data-action': spec.action_id ?? '',
    onclick: () => openMenu(opener, 'More options', (spec.options ?? []).map((option) => ({
      label: plain(option.text), description: plain(option.description), choose: () => chosen(option),
    }))),
  }, icon('more'));
  function chosen(option) {
    const href = option.url && followable(option.url);
    if (href) {
      window.open(href, '_blank', 'noopener,noreferrer');
    }
    tell(spec, place, opener, {selected_option: option});
  }
  return opener;
}

function feedbackButtons(spec, place) {
  const one = (choice, drawing) => h('button', {
    type: 'button', class: 'quiet feedback', 'aria-label': choice.accessibility_label ?? plain(choice.text), title: plain(choice.text),
    'data-action': `${spec.action_id ?? ''} ${drawing}`, 'aria-pressed': 'false',
    onclick: async (event) => {
      const pressed = event.currentTarget;
      await tell(spec, place, pressed, {value: choice.value});
      [...pressed.parentElement.children].forEach((each) => each.setAttribute('aria-pressed', String(each === pressed)));
    },
  }, icon(drawing));
  return h('span', {class: 'feedback-buttons', role: 'group', 'aria-label': 'Feedback'},
    spec.positive_button && one(spec.positive_button, 'up'), spec.negative_button && one(spec.negative_button, 'downThumb'));
}

function iconButton(spec, place) {
  return h('button', {
    type: 'button', class: 'quiet', 'aria-label': spec.accessibility_label ?? plain(spec.text), title: plain(spec.text),
    'data-action': spec.action_id ?? '', onclick: (event) => tell(spec, place, event.currentTarget, {value: spec.value}),
  }, icon(spec.icon === 'trash' ? 'bin' : 'more'));
}

function textInput(spec, place) {
  const properties = {
    ...labelled(place, spec), class: 'field', placeholder: plain(spec.placeholder), maxlength: spec.max_length,
    autocomplete: 'off', rows: spec.multiline ? 4 : undefined, type: spec.multiline ? undefined : 'text',
  };
  const control = h(spec.multiline ? 'textarea' : 'input', {...properties, value: spec.initial_value ?? ''});
  if (place.acts) {
    dispatchText(spec, place, control);
  }
  return registerField(control, {
    block: place.block, spec,
    read: () => ({value: control.value === '' ? null : control.value}),
    write: ({value}) => {
      control.value = value ?? '';
    },
  });
}

/** dispatch_action of a text input: on Enter, unless the app asked for every character. */
function dispatchText(spec, place, control) {
  const on = spec.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const send = () => tell(spec, place, control, {value: control.value});
  if (on.includes('on_character_entered')) {
    control.addEventListener('input', send);
  }
  if (on.includes('on_enter_pressed')) {
    control.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        send();
      }
    });
  }
}

const INITIAL = {date: 'initial_date', time: 'initial_time'};

function typedInput(type, name, spec, place) {
  const control = h('input', {
    ...labelled(place, spec), class: 'field', type, placeholder: plain(spec.placeholder), autocomplete: 'off',
    min: spec.min_value, max: spec.max_value, step: spec.is_decimal_allowed ? 'any' : undefined,
    value: spec[INITIAL[type] ?? 'initial_value'] ?? '',
  });
  const read = () => ({[name]: control.value === '' ? null : control.value});
  if (place.acts) {
    control.addEventListener('change', () => tell(spec, place, control, read()));
  }
  return registerField(control, {
    block: place.block, spec, read,
    write: (value) => {
      control.value = value[name] ?? '';
    },
  });
}

function dateTime(spec, place) {
  const local = (seconds) => {
    const date = new Date(seconds * 1000);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  const control = h('input', {
    ...labelled(place, spec), class: 'field', type: 'datetime-local',
    value: spec.initial_date_time ? local(spec.initial_date_time) : '',
  });
  const read = () => ({selected_date_time: control.value ? Math.floor(new Date(control.value).getTime() / 1000) : null});
  if (place.acts) {
    control.addEventListener('change', () => tell(spec, place, control, read()));
  }
  return registerField(control, {
    block: place.block, spec, read,
    write: ({selected_date_time: seconds}) => {
      control.value = seconds ? local(seconds) : '';
    },
  });
}
