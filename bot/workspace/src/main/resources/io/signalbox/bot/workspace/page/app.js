// The page's beginning: asks the server who and what is here, puts the parts together and follows the address.

import {announceIn} from './element/announce.js';
import {Assistant} from './conversation/assistant.js';
import {Client} from './client.js';
import {Conversation} from './conversation/conversation.js';
import {Desk} from './desk.js';
import {h} from './element/dom.js';
import {appBanner, listener} from './events.js';
import {Home} from './home.js';
import {icon} from './element/icons.js';
import {Messages} from './conversation/messages.js';
import {Modals} from './modal.js';
import {banner, toast} from './element/notice.js';
import {keepTimeOf} from './element/time.js';
import {Directory} from './people.js';
import {address, correct, go, read} from './route.js';
import {Sidebar} from './sidebar.js';
import {welcome} from './welcome.js';

const byId = (id) => document.getElementById(id);
const ASK_AGAIN_MILLISECONDS = 1000;

class Page {
  #shown = {};
  #lookedAt;

  constructor(client, boot) {
    this.client = client;
    this.directory = new Directory(boot, (channel) => address({as: client.as, place: channel}));
    this.messages = new Messages();
    this.desk = new Desk(client, this.directory, this.messages);
    this.desk.said = (message) => this.#said(message);
    this.main = new Conversation(byId('timeline'), byId('message-box'), this.desk, false);
    this.thread = new Conversation(byId('thread-timeline'), byId('thread-box'), this.desk, true);
    this.sidebar = new Sidebar(this.directory, (person) => this.#become(person));
    this.assistant = new Assistant(this.directory.app.name, (text) => this.#sayInThread(text));
    this.desk.welcome = () => welcome(boot.suggestions ?? [], this.directory, (each) => this.#try(each));
    this.desk.learnt = (at, panel) => {
      // Once somebody has spoken in the thread, what it could begin with is of no use.
      const begun = this.messages.of(at.channel, at.thread)?.some((each) => each.user === client.as);
      this.assistant.learn(at.channel, at.thread, begun ? {...panel, prompts: undefined} : panel);
    };
    this.home = new Home(this.desk);
    this.modals = new Modals(this.desk);
    client.listen(listener(Object.assign(this, {route: () => this.#shown, refresh: () => this.#refresh()})));
    if (typeof boot.app.connected === 'boolean') {
      appBanner(boot.app.connected, this.directory);
    }
    this.#furnish();
    addEventListener('hashchange', () => this.#follow());
    this.#follow();
  }

  #furnish() {
    byId('back-to-places').append(icon('back'));
    byId('back-to-channel').append(icon('back'));
    byId('close-thread').append(icon('close'));
    byId('close-thread').addEventListener('click', () => this.#leaveThread());
    byId('skip').addEventListener('click', (event) => {
      event.preventDefault();
      this.main.focus();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !this.modals.open && this.#shown.thread) {
        this.#leaveThread();
      }
    });
  }

  /** Shows what the address says, or puts the address right where it leads nowhere. */
  #follow() {
    const wanted = read();
    const as = this.directory.people.some((each) => each.id === wanted.as) ? wanted.as : this.directory.people[0].id;
    this.directory.me = as;
    keepTimeOf(this.directory.person(as)?.tz);
    const known = wanted.place === 'home' || this.directory.place(wanted.place);
    // Who comes without an address is welcomed in the first place, on a phone too.
    const place = known ? wanted.place : wanted.as ? undefined : this.directory.visible()[0]?.id;
    const route = {as, place, thread: known && place !== 'home' ? wanted.thread : undefined};
    correct(route);
    if (this.client.as !== as) {
      this.#sitDown(as);
    }
    // On a wide window there is always a place open; on a phone the places themselves are one.
    document.body.dataset.screen = route.thread ? 'thread' : route.place ? 'main' : 'places';
    const open = place ?? this.directory.visible()[0]?.id ?? 'home';
    const before = this.#shown;
    this.#shown = {as, place: open, thread: route.thread};
    this.sidebar.show(this.#shown);
    byId('back-to-places').href = address({as});
    byId('back-to-channel').href = address({as, place: open});
    if (before.as !== as || before.place !== open) {
      this.#openPlace(open);
    }
    if (before.as !== as || before.thread !== route.thread || before.place !== open) {
      this.#openThread(before);
    }
  }

  #sitDown(as) {
    this.messages.clear();
    this.assistant.forget();
    this.modals.clear();
    this.#shown = {};
    this.client.become(as);
  }

  #become(person) {
    const place = this.#shown.place;
    const direct = this.directory.directMessage()?.id;
    this.directory.me = person;
    const same = place === 'home' || this.directory.place(place);
    go({as: person, place: same ? place : place === direct ? this.directory.directMessage()?.id : undefined});
  }

  #openPlace(id) {
    const atHome = id === 'home';
    byId('conversation').hidden = atHome;
    byId('home').hidden = !atHome;
    byId('place-actions').replaceChildren();
    if (atHome) {
      this.main.close();
      this.#head('App Home', `${this.directory.app.name} for ${this.directory.person(this.directory.me).realName}`);
      this.home.await();
      this.home.fetch(this.client).catch((refusal) => toast(refusal.message));
      return;
    }
    const place = this.directory.place(id);
    if (place.kind !== 'im') {
      this.#lookedAt = id;
    }
    const title = this.directory.title(place);
    this.#head(title, place.kind === 'im' ? 'Only you and the app can read this' : place.topic ?? '');
    this.#offerActions(place);
    this.main.open({channel: id}, `Messages in ${title}`, `Message ${title}`);
  }

  #offerActions(place) {
    byId('place-actions').replaceChildren();
    if (place.kind === 'im') {
      byId('place-actions').append(h('button', {type: 'button', class: 'button', onclick: () => this.#newConversation()},
        icon('spark'), 'New conversation'));
    } else if (place.botIsMember === false) {
      // An app hears nothing where it is no member, here as in Slack.
      byId('place-actions').append(h('button', {type: 'button', class: 'button', onclick: () => this.#invite(place)},
        icon('bot'), `Add ${this.directory.app.name}`));
    }
  }

  async #invite(place) {
    try {
      await this.client.invite(place.id, this.directory.app.botUserId);
      this.joined(place.id, this.directory.app.botUserId);
      this.main.focus();
    } catch (refusal) {
      toast(refusal.message);
    }
  }

  /** Somebody is a member from now on. */
  joined(channel, user) {
    const place = this.directory.channels.find((each) => each.id === channel);
    if (place && user === this.directory.app.botUserId) {
      place.botIsMember = true;
      if (this.#shown.place === channel) {
        this.#offerActions(place);
      }
    }
  }

  #head(title, topic) {
    byId('place-title').textContent = title;
    byId('place-topic').textContent = topic;
    document.title = `${title} · Local workspace`;
  }

  #openThread(before) {
    const {place, thread} = this.#shown;
    byId('thread').hidden = !thread;
    document.body.classList.toggle('with-thread', Boolean(thread));
    if (!thread) {
      this.thread.close();
      if (before.thread && before.place === place) {
        this.main.focusOn(before.thread);
      }
      return;
    }
    const title = this.directory.title(this.directory.place(place));
    byId('thread-place').textContent = title;
    this.assistant.show(place, thread);
    this.thread.open({channel: place, thread}, `Thread in ${title}`, 'Reply…');
    // On a phone the message box would bring up the keyboard over what one came to read.
    if (matchMedia('(max-width: 720px)').matches) {
      byId('back-to-channel').focus();
    } else {
      this.thread.focus();
    }
  }

  #leaveThread() {
    go({as: this.#shown.as, place: this.#shown.place});
  }

  /** Sits down as the person whom a suggestion suits, goes where it belongs, and does it. */
  async #try({person, channel, text}) {
    const place = channel || this.directory.channels.find((each) => each.kind === 'im' && each.members?.includes(person))?.id;
    go({as: person, place});
    this.#follow();
    try {
      const asked = await this.desk.send({channel: place}, text);
      if (asked && channel) {
        // In a channel the answer comes in the thread.
        go({as: person, place, thread: asked.ts});
      }
    } catch (refusal) {
      toast(refusal.message);
    }
  }

  /** The app is told which channel the person looked at before, as Slack does. */
  async #newConversation() {
    try {
      const begun = await this.client.startAssistant(this.directory.place(this.#lookedAt)?.id);
      go({as: this.client.as, place: begun.channel, thread: begun.threadTs});
    } catch (refusal) {
      toast(refusal.message);
    }
  }

  async #sayInThread(text) {
    try {
      await this.desk.send(this.thread.at, text);
      this.thread.focus();
    } catch (refusal) {
      toast(refusal.message);
    }
  }

  /** The server's answer to what was just said may be quicker than its event. */
  #said(message) {
    this.messages.put(message);
    this.messages.countReply(message);
    this.assistant.heard(message, false);
    this.main.changed(message.channel);
    this.thread.changed(message.channel);
  }

  #refresh() {
    this.main.fetch();
    this.thread.fetch();
    if (this.#shown.place === 'home') {
      this.home.fetch(this.client).catch(() => {});
    }
  }
}

/** Waits for the server, however long it takes to start. */
async function boot(client) {
  for (;;) {
    try {
      return await client.boot();
    } catch (refusal) {
      banner('lost', refusal.unreachable ? 'The local server does not answer. Trying again…' : refusal.message);
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MILLISECONDS));
    }
  }
}

announceIn(byId('announcements'));
const client = new Client();
const answer = await boot(client);
banner('lost', '');
new Page(client, answer);
