// What arrives by the socket, and what each kind of event changes on the page.

import {announce} from './element/announce.js';
import {banner} from './element/notice.js';

/** parts: {desk, directory, messages, main, thread, sidebar, assistant, home, modals, route()}. */
export function listener(parts) {
  const handlers = {
    message: ({message}) => arrived(message, parts),
    ephemeral: ({message}) => arrived({...message, ephemeral: true}, parts),
    message_changed: ({message}) => changed(message, parts),
    message_deleted: ({channel, ts}) => {
      parts.messages.remove(channel, ts);
      redraw(channel, parts);
    },
    reaction: ({channel, ts, reactions}) => {
      parts.messages.react(channel, ts, reactions);
      redraw(channel, parts);
    },
    view_opened: ({view}) => parts.modals.opened(view),
    view_pushed: ({view}) => parts.modals.pushed(view),
    view_updated: ({view}) => (view.type === 'home' ? parts.home.published(view) : parts.modals.updated(view)),
    view_closed: ({viewId}) => parts.modals.closed(viewId),
    unread: ({person, channel}) => person !== parts.directory.me && parts.sidebar.heardBy(person, channel),
    joined: ({channel, user}) => parts.joined(channel, user),
    home: ({view}) => parts.home.published(view),
    assistant_status: ({channel, threadTs, status}) => parts.assistant.learn(channel, threadTs, {status}),
    assistant_title: ({channel, threadTs, title}) => parts.assistant.learn(channel, threadTs, {title}),
    assistant_prompts: ({channel, threadTs, title, prompts}) => parts.assistant.learn(channel, threadTs, {prompts: {title, prompts}}),
    app: ({connected}) => appBanner(connected, parts.directory),
    lost: () => banner('lost', 'The local server does not answer. Trying again… What you type is kept.', {label: 'Try now', run: () => parts.desk.client.retry()}),
    open: ({again}) => {
      // Whatever was said before the socket stood is fetched: no event tells of it.
      parts.refresh();
      if (again) {
        banner('lost', '');
        announce('Connected again.');
      }
    },
  };
  // An event of a newer server is none of this page's business.
  return (event) => Object.hasOwn(handlers, event.type) && handlers[event.type](event);
}

export function appBanner(connected, directory) {
  banner('app', connected ? '' : `${directory.app.name} is not connected yet. You can look around; it will answer once it is running.`);
}

function arrived(message, parts) {
  const fresh = parts.messages.put(message);
  parts.messages.countReply(message);
  if (message.threadTs || parts.directory.person(message.user)?.bot) {
    parts.assistant.heard(message, Boolean(parts.directory.author(message).bot));
  }
  redraw(message.channel, parts);
  if (fresh && message.user !== parts.directory.me) {
    if (parts.route().place !== message.channel) {
      parts.sidebar.heard(message.channel, parts.route());
    }
    if (!message.streaming) {
      speak(message, parts);
    }
  }
}

function changed(message, parts) {
  const before = known(message, parts.messages);
  parts.messages.put(message);
  redraw(message.channel, parts);
  // A message that was written bit by bit is read out once, when it is whole.
  if (before?.streaming && !message.streaming) {
    speak(message, parts);
  }
}

function known(message, messages) {
  const lists = [messages.of(message.channel), messages.of(message.channel, message.threadTs ?? message.ts)];
  return lists.filter(Boolean).flat().find((each) => each.ts === message.ts);
}

function speak(message, {directory, desk, route}) {
  if (route().place === message.channel) {
    const where = message.ephemeral ? ' (only visible to you)' : message.threadTs ? ' in a thread' : '';
    announce(`${directory.author(message).name}${where}: ${desk.plainText(message)}`);
  }
}

function redraw(channel, {main, thread}) {
  main.changed(channel);
  thread.changed(channel);
}
