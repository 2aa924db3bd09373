// Who and what is here: names for the mentions in texts, and avatars of coloured initials.

import {h} from './element/dom.js';
import {icon} from './element/icons.js';

const COLOURS = 8;

export class Directory {
  constructor(boot, addressOf) {
    this.app = boot.app;
    this.team = boot.team;
    this.people = (boot.people ?? []).map((each, index) => ({...each, colour: index % COLOURS}));
    this.channels = boot.channels ?? [];
    this.groups = boot.groups ?? [];
    this.commands = (boot.commands ?? []).map((each) => ({...each, name: `/${each.name.replace(/^\//, '')}`}));
    this.shortcuts = boot.shortcuts ?? [];
    this.me = undefined;
    this.addressOf = addressOf;
  }

  /** A person or the app, by user id. */
  person(id) {
    if (id === this.app.botUserId) {
      return {id, name: this.app.name, realName: this.app.name, bot: true};
    }
    return this.people.find((each) => each.id === id);
  }

  channel(id) {
    return this.visible().find((each) => each.id === id && each.kind !== 'im');
  }

  group(id) {
    return this.groups.find((each) => each.id === id);
  }

  /** The channels that the person at the page may open. */
  visible() {
    return this.channels.filter((each) => each.kind === 'channel' || each.members?.includes(this.me));
  }

  place(id) {
    return this.visible().find((each) => each.id === id);
  }

  directMessage() {
    return this.visible().find((each) => each.kind === 'im');
  }

  /** How a place is called: "#deploys", or the app's name for the conversation with it. */
  title(place) {
    return place.kind === 'im' ? this.app.name : `#${place.name}`;
  }

  /** Who wrote a message, as it is shown. */
  author(message) {
    const person = this.person(message.user);
    const name = message.username ?? person?.realName ?? person?.name ?? message.user ?? 'Somebody';
    return {id: message.user, name, colour: person?.colour, bot: Boolean(message.botId) || Boolean(person?.bot)};
  }
}

/** Two letters at most: "Asha Rao" is AR. */
export function initials(name) {
  const words = String(name ?? '').trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

/** An avatar. A person keeps their colour; a stranger's follows their id. */
export function avatar(author, size = '') {
  if (author.bot) {
    return h('span', {class: `avatar bot ${size}`, 'aria-hidden': 'true'}, icon('bot'));
  }
  const sum = [...String(author.id ?? author.name)].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
  return h('span', {class: `avatar colour-${author.colour ?? sum % COLOURS} ${size}`, 'aria-hidden': 'true'}, initials(author.realName ?? author.name));
}
