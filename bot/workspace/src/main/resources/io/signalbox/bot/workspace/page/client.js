// Talks to the local server: requests as the person at the page, and the socket that brings what happens.
// A lost socket is opened again with a growing pause; whoever listens hears 'lost' and 'open'.

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 8000;

/** What the server answered when it did not do what was asked, or that it did not answer at all. */
export class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }

  /** Whether the server could not be reached: what was tried may be tried again. */
  get unreachable() {
    return this.status === 0;
  }
}

async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? {'Content-Type': 'application/json'} : {},
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Refusal('The local server does not answer.', 0);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refusal(answer.error ?? `The local server refused this (${response.status}).`, response.status);
  }
  return answer;
}

/** One person's connection. `events` are passed to listen(type => …) as the contract of the workspace names them. */
export class Client {
  #as;
  #socket;
  #pause = FIRST_PAUSE;
  #timer;
  #listener = () => {};
  #lost = false;

  get as() {
    return this.#as;
  }

  boot() {
    return ask('GET', '/client/boot');
  }

  listen(listener) {
    this.#listener = listener;
  }

  /** Sits down as this person: the socket of the one before is closed. */
  become(userId) {
    this.#as = userId;
    this.#leave();
    this.#open();
  }

  messages(channel, thread) {
    const query = new URLSearchParams({as: this.#as, channel, ...(thread ? {thread} : {})});
    return ask('GET', `/client/messages?${query}`);
  }

  home() {
    return ask('GET', `/client/home?${new URLSearchParams({as: this.#as})}`);
  }

  say(channel, text, thread) {
    return this.#post('messages', {channel, text, thread});
  }

  command(channel, command, text) {
    return this.#post('commands', {channel, command, text});
  }

  act(container, action, state) {
    return this.#post('actions', {container, action, state});
  }

  shortcut(channel, ts, callbackId) {
    return this.#post('shortcuts', {channel, ts, callbackId});
  }

  submit(viewId, state) {
    return this.#post('views/submit', {viewId, state});
  }

  close(viewId) {
    return this.#post('views/close', {viewId});
  }

  invite(channel, user) {
    return this.#post('members', {channel, user});
  }

  startAssistant(channel) {
    return this.#post('assistant', {channel});
  }

  /** Tries the socket at once instead of at the end of the pause. */
  retry() {
    if (this.#lost) {
      this.#leave();
      this.#open();
    }
  }

  #post(path, body) {
    return ask('POST', `/client/${path}`, {as: this.#as, ...body});
  }

  #leave() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #open() {
    const address = new URL('/client/events', location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.search = new URLSearchParams({as: this.#as});
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener('open', () => this.#opened(socket));
    socket.addEventListener('message', (event) => socket === this.#socket && this.#listener(JSON.parse(event.data)));
    socket.addEventListener('close', () => this.#closed(socket));
  }

  #opened(socket) {
    if (socket !== this.#socket) {
      return;
    }
    this.#pause = FIRST_PAUSE;
    const again = this.#lost;
    this.#lost = false;
    this.#listener({type: 'open', again});
  }

  #closed(socket) {
    if (socket !== this.#socket) {
      return;
    }
    if (!this.#lost) {
      this.#lost = true;
      this.#listener({type: 'lost'});
    }
    // A little chance keeps several pages from knocking at the same moment.
    const wait = this.#pause * (0.8 + Math.random() * 0.4);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}
