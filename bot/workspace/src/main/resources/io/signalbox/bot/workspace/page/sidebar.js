// The left column: who sits at the page, and the places they can go.

import {h} from './element/dom.js';
import {icon} from './element/icons.js';
import {openMenu} from './element/menu.js';
import {avatar} from './people.js';
import {address} from './route.js';
import {Unread} from './unread.js';

export class Sidebar {
  #directory;
  #unread = new Unread();

  constructor(directory, become) {
    this.#directory = directory;
    this.become = become;
    document.getElementById('team').textContent = directory.team?.name ?? directory.team ?? '';
    document.getElementById('places').addEventListener('keydown', moved);
  }

  /** Draws it anew for where the page is. */
  show(route) {
    this.#unread.seen(route.as, route.place);
    this.#drawPerson();
    this.#drawPlaces(route);
  }

  /** Notes that something was said in a place that is not open. */
  heard(channel, route) {
    this.#unread.add(route.as, channel);
    this.#drawPlaces(route);
  }

  /** Notes that somebody who does not sit at the page was written to or named. */
  heardBy(person, channel) {
    this.#unread.add(person, channel);
    this.#drawPerson();
  }

  #waiting(id) {
    const count = id === this.#directory.me ? 0 : this.#unread.total(id);
    return count > 0 && h('span', {class: 'badge'}, String(count), h('span', {class: 'only-heard'}, ' unread'));
  }

  #drawPerson() {
    const me = this.#directory.person(this.#directory.me);
    const frame = document.getElementById('person');
    const waiting = this.#directory.people.filter(({id}) => id !== me.id && this.#unread.total(id) > 0);
    const total = waiting.reduce((sum, {id}) => sum + this.#unread.total(id), 0);
    const shown = `${me.id} ${total}`;
    if (frame.dataset.shown === shown) {
      return;
    }
    const had = frame.contains(document.activeElement);
    const button = h('button', {
      type: 'button', class: 'person', 'aria-haspopup': 'menu', 'aria-expanded': 'false',
      'aria-label': `You are ${me.realName}. Switch to somebody else`,
      onclick: () => openMenu(button, 'Be somebody', this.#directory.people.map((each) => ({
        label: each.realName ?? each.name, description: about(each), checked: each.id === this.#directory.me, mark: this.#waiting(each.id),
        icon: avatar(each, 'small'), choose: () => this.become(each.id),
      })), 'menuitemradio'),
    }, avatar(me), h('span', {class: 'person-text'}, h('span', {class: 'person-you'}, 'You are'), h('strong', {}, me.realName ?? me.name),
      me.title && h('span', {class: 'person-title'}, about(me))), this.#total(total, waiting), icon('down'));
    frame.dataset.shown = shown;
    frame.replaceChildren(button);
    if (had) {
      button.focus();
    }
  }

  #total(count, people) {
    return count > 0 && h('span', {class: 'badge', title: people.map(({id, realName}) => `${realName}: ${this.#unread.total(id)}`).join(', ')},
      String(count), h('span', {class: 'only-heard'}, ' unread for others'));
  }

  #drawPlaces(route) {
    const nav = document.getElementById('places');
    const focused = nav.contains(document.activeElement) ? document.activeElement.getAttribute('href') : undefined;
    const visible = this.#directory.visible();
    const channels = visible.filter((each) => each.kind !== 'im');
    nav.replaceChildren(
      this.#list('Channels', channels.map((each) => this.#place(each.id, icon(each.kind === 'private' ? 'lock' : 'hash'), each.name, route))),
      this.#list('The app', [
        this.#direct(route),
        this.#place('home', icon('home'), 'App Home', route),
      ]));
    const links = [...nav.querySelectorAll('a')];
    const stop = links.find((each) => each.getAttribute('href') === focused) ?? nav.querySelector('[aria-current]') ?? links[0];
    links.forEach((each) => each.setAttribute('tabindex', each === stop ? '0' : '-1'));
    if (focused && stop?.getAttribute('href') === focused) {
      stop.focus();
    }
  }

  #direct(route) {
    const direct = this.#directory.directMessage();
    return direct && this.#place(direct.id, icon('bot'), this.#directory.app.name, route);
  }

  #list(title, entries) {
    return h('section', {'aria-label': title}, h('h2', {}, title), h('ul', {}, entries.filter(Boolean).map((each) => h('li', {}, each))));
  }

  #place(id, drawing, name, route) {
    const count = this.#unread.of(this.#directory.me, id);
    return h('a', {
      href: address({as: this.#directory.me, place: id}), class: count > 0 ? 'place unread' : 'place',
      'aria-current': route.place === id ? 'page' : undefined,
    }, drawing, h('span', {class: 'place-name'}, name),
    count > 0 && h('span', {class: 'badge'}, String(count), h('span', {class: 'only-heard'}, ' new')));
  }
}

function about(person) {
  return [person.title, person.admin && 'admin'].filter(Boolean).join(' · ');
}

/** Arrow keys move through the places; Tab leaves them. */
function moved(event) {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1}[event.key];
  if (to !== undefined && links[to]) {
    links.forEach((each) => each.setAttribute('tabindex', each === links[to] ? '0' : '-1'));
    links[to].focus();
    event.preventDefault();
  }
}
