// One message: who, when, what, and what can be done with it.

import {blocks} from '../blockkit/blocks.js';
import {h, kept} from '../element/dom.js';
import {emoji} from '../text/emoji.js';
import {icon} from '../element/icons.js';
import {openMenu} from '../element/menu.js';
import {mrkdwn} from '../text/mrkdwn.js';
import {avatar} from '../people.js';
import {clock, day, full} from '../element/time.js';

/**
 * The element of a message. desk: {directory, surface, openThread, runShortcut, copy}; options: {grouped} hides the name of
 * somebody who goes on talking, {inThread} leaves the replies out.
 */
export function messageElement(message, desk, {grouped, inThread}) {
  const author = desk.directory.author(message);
  const kinds = kept([
    grouped && 'grouped', message.ephemeral && 'ephemeral', message.streaming && 'streaming',
    mentions(message, desk.directory.me) && 'mentions-me']);
  return h('div', {
    class: ['message', ...kinds].join(' '), role: 'listitem', tabindex: -1, 'data-ts': message.ts,
    'aria-label': `${author.name}, ${day(message.ts)} ${clock(message.ts)}`,
    'aria-busy': message.streaming ? 'true' : undefined,
  },
  message.ephemeral && h('p', {class: 'only-you'}, icon('eye'), 'Only visible to you'),
  grouped
    ? h('time', {class: 'gutter', datetime: full(message.ts), title: full(message.ts)}, clock(message.ts))
    : avatar(author),
  h('div', {class: 'body'},
    !grouped && byline(author, message),
    content(message, desk),
    files(message),
    reactions(message, desk),
    !inThread && replies(message, desk)),
  toolbar(message, desk, inThread));
}

function byline(author, message) {
  return h('p', {class: 'byline'},
    h('strong', {class: 'author'}, author.name),
    author.bot && h('span', {class: 'tag'}, 'app'),
    h('time', {title: full(message.ts)}, clock(message.ts)));
}

function content(message, desk) {
  const container = {type: 'message', channel: message.channel, ts: message.ts};
  const shown = message.blocks?.length > 0
    ? blocks(message.blocks, desk.surface(container))
    : h('div', {class: 'text'}, mrkdwn(message.text, desk.directory));
  endOf(shown).append(...kept([
    message.streaming && h('span', {class: 'caret', role: 'img', 'aria-label': 'still writing'}),
    message.edited && h('span', {class: 'edited'}, ' (edited)')]));
  return h('div', {class: 'content'}, shown);
}

/** Where a text goes on: in its last paragraph or list item, not below it. */
function endOf(element) {
  const last = element.lastElementChild;
  const goesOn = last && !last.nextSibling?.textContent && last.matches('.block, .section-main, .text, .rich-section, p, ul, ol, li');
  return goesOn ? endOf(last) : element;
}

function mentions(message, me) {
  return message.user !== me && (message.text ?? '').includes(`<@${me}>`);
}

function files(message) {
  return (message.files ?? []).map((file) => {
    // Addresses are whole ones, of the port at which the file was uploaded.
    const path = /^(?:http:\/\/[^/]+)?(\/files\/\w+)$/.exec(file.url_private_download ?? '')?.[1];
    return h('p', {class: 'file'}, icon('copy'), path
      ? h('a', {href: path, download: file.name}, file.title ?? file.name)
      : file.title ?? file.name ?? 'A file');
  });
}

function reactions(message, desk) {
  if (!message.reactions?.length) {
    return undefined;
  }
  return h('ul', {class: 'reactions', 'aria-label': 'Reactions'}, message.reactions.map((each) => {
    const who = (each.users ?? []).map((id) => desk.directory.person(id)?.name ?? id);
    return h('li', {title: `${who.join(', ')} :${each.name}:`},
      h('span', {}, emoji(each.name)), h('span', {class: 'count'}, String(who.length || each.count || 1)));
  }));
}

function replies(message, desk) {
  const count = message.replyCount ?? 0;
  if (count === 0) {
    return undefined;
  }
  return h('button', {type: 'button', class: 'replies', 'data-open-thread': message.ts, onclick: () => desk.openThread(message)},
    icon('thread'), h('span', {class: 'count'}, `${count} ${count === 1 ? 'reply' : 'replies'}`),
    message.lastReply && h('span', {class: 'last'}, `Last one ${day(message.lastReply).toLowerCase()} at ${clock(message.lastReply)}`));
}

function toolbar(message, desk, inThread) {
  if (message.ephemeral) {
    return undefined;
  }
  const more = h('button', {
    type: 'button', class: 'quiet', 'aria-label': 'More actions', title: 'More actions', 'aria-haspopup': 'menu', 'data-more': '',
    onclick: () => openMenu(more, 'Message actions', actions(message, desk, inThread)),
  }, icon('more'));
  return h('div', {class: 'toolbar'},
    !inThread && h('button', {
      type: 'button', class: 'quiet reply', 'aria-label': 'Reply in thread', title: 'Reply in thread', onclick: () => desk.openThread(message),
    }, icon('thread')),
    more);
}

function actions(message, desk, inThread) {
  const shortcuts = desk.directory.shortcuts.map((each) => ({
    label: each.name, description: desk.directory.app.name, choose: () => desk.runShortcut(message, each),
  }));
  const reply = !inThread && [{label: 'Reply in thread', choose: () => desk.openThread(message)}];
  return [...(reply || []), ...shortcuts, {label: 'Copy text', choose: () => desk.copy(message)}];
}
