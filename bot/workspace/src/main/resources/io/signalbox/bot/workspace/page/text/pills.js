// Mentions inside a text: a person, a channel, a user group, everybody, a point in time.

import {h} from '../element/dom.js';
import {near, zoned} from '../element/time.js';
import {link} from './links.js';

/** names: {person(id), channel(id), group(id), me} as people.js gives it. */
export function personPill(id, names, label) {
  const person = names.person(id);
  const mine = id === names.me ? ' mine' : '';
  return h('span', {class: `pill${mine}`, title: person?.realName}, `@${person?.name ?? label ?? id}`);
}

export function channelPill(id, names, label) {
  const channel = names.channel(id);
  const name = channel?.name ?? label ?? 'a private channel';
  return channel
    ? h('a', {class: 'pill', href: names.addressOf(id)}, `#${name}`)
    : h('span', {class: 'pill'}, `#${name}`);
}

export function groupPill(id, names, label) {
  const group = names.group(id);
  const handle = (group?.handle ?? label ?? 'group').replace(/^@/, '');
  const mine = group?.members?.includes(names.me) ? ' mine' : '';
  return h('span', {class: `pill${mine}`}, `@${handle}`);
}

export function broadcast(range) {
  return h('span', {class: 'pill mine'}, `@${range}`);
}

const DATES = {
  date_num: {year: 'numeric', month: '2-digit', day: '2-digit'},
  date: {year: 'numeric', month: 'long', day: 'numeric'},
  date_short: {year: 'numeric', month: 'short', day: 'numeric'},
  date_long: {weekday: 'long', year: 'numeric', month: 'long', day: 'numeric'},
  time: {hour: '2-digit', minute: '2-digit'},
  time_secs: {hour: '2-digit', minute: '2-digit', second: '2-digit'},
};

/** Slack's <!date^seconds^format^address|fallback>, in the reader's own time zone. */
export function when(seconds, format, fallback, address) {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime()) || !Number.isFinite(seconds)) {
    return h('time', {}, fallback ?? '');
  }
  const text = String(format ?? '{date} {time}').replace(/\{(\w+)\}/g, (whole, name) => {
    const style = DATES[name.replace(/_pretty$/, '')];
    const pretty = name.endsWith('_pretty') && near(moment);
    return pretty || (style ? zoned(style, moment) : whole);
  });
  const shown = h('time', {datetime: moment.toISOString(), title: fallback}, text);
  return address ? link(address, shown) : shown;
}
