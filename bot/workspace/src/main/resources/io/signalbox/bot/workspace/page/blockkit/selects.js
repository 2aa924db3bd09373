// Block Kit's select menus: which options each kind offers, and how Slack names what was chosen.

import {registerField} from './form.js';
import {picker} from './picker.js';
import {labelled, tell} from './place.js';
import {plain} from '../text/texts.js';

/** Options as the picker wants them: {value, label, description?, group?, option}. */
const OFFERS = {
  static: (spec) => (spec.option_groups
    ? spec.option_groups.flatMap((group) => group.options.map((option) => offered(option, plain(group.label))))
    : (spec.options ?? []).map((option) => offered(option))),
  users: (spec, directory) => directory.people.map((each) => ({value: each.id, label: each.realName ?? each.name, description: each.title})),
  channels: (spec, directory) => directory.visible().filter((each) => each.kind === 'channel').map(place(directory)),
  conversations: (spec, directory) => directory.visible().filter((each) => allowed(spec.filter, each)).map(place(directory)),
};

const KINDS = {im: 'im', channel: 'public', private: 'private'};

function offered(option, group) {
  return {value: option.value, label: plain(option.text), description: plain(option.description), group, option};
}

function place(directory) {
  return (each) => ({value: each.id, label: directory.title(each), description: each.topic});
}

function allowed(filter, channel) {
  const included = !filter?.include || filter.include.includes(KINDS[channel.kind]);
  return included && !(filter?.exclude_bot_users && channel.kind === 'im');
}

/** source: which options; one and many: how Slack's values and initial values are called. */
const NAMES = {
  static: {one: 'selected_option', many: 'selected_options', initial: 'initial_option', initials: 'initial_options'},
  users: {one: 'selected_user', many: 'selected_users', initial: 'initial_user', initials: 'initial_users'},
  channels: {one: 'selected_channel', many: 'selected_channels', initial: 'initial_channel', initials: 'initial_channels'},
  conversations: {
    one: 'selected_conversation', many: 'selected_conversations', initial: 'initial_conversation', initials: 'initial_conversations',
  },
};

function select(source, multiple) {
  const names = NAMES[source];
  const name = multiple ? names.many : names.one;
  const keyOf = (each) => (source === 'static' ? each?.value : each);
  return (spec, where) => {
    const offers = OFFERS[source](spec, where.surface.directory);
    const valueOf = (value) => (source === 'static' ? offers.find((each) => each.value === value)?.option : value);
    const values = (chosen) => ({[name]: multiple ? chosen.map(valueOf) : valueOf(chosen[0]) ?? null});
    const initial = multiple ? spec[names.initials] ?? [] : [spec[names.initial]].filter(Boolean);
    const picked = picker({
      offers, multiple, most: spec.max_selected_items, chosen: initial.map(keyOf), labels: labelled(where, spec),
      labelId: where.ids?.label, placeholder: plain(spec.placeholder) || 'Choose…', clearable: Boolean(where.ids),
      changed: (chosen) => where.acts && tell(spec, where, picked.element.querySelector('button.picker'), values(chosen)),
    });
    return registerField(picked.element, {
      block: where.block, spec, read: () => values(picked.chosen()),
      write: (value) => picked.choose([value[name]].flat().filter(Boolean).map(keyOf)),
    });
  };
}

export const selects = Object.fromEntries(Object.keys(NAMES).flatMap((source) => [
  [`${source}_select`, select(source, false)],
  [`multi_${source}_select`, select(source, true)],
]));
