// Slack's own mark-up (mrkdwn) into elements: *bold*, _italic_, ~struck~, `code`, fences, > quotes and <tokens>.
// It reads the text as data and builds elements from it; whatever it does not know stays the text it was.

import {h} from '../element/dom.js';
import {emoji} from './emoji.js';
import {link} from './links.js';
import {broadcast, channelPill, groupPill, personPill, when} from './pills.js';

const STYLES = {'*': 'strong', '_': 'em', '~': 's'};

/** Undoes the three escapes that Slack uses, once. */
export function unescape(text) {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => ({amp: '&', lt: '<', gt: '>'}[name]));
}

/** The nodes of a whole text: fences and quotes first, then lines. */
export function mrkdwn(text, names) {
  const nodes = [];
  String(text ?? '').split(/```/).forEach((part, index, parts) => {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) {
      nodes.push(h('pre', {}, h('code', {}, unescape(tokensAsText(part.replace(/^\n|\n$/g, ''))))));
    } else {
      // The line break beside a fence belongs to the fence.
      const unopened = index % 2 === 1 ? '```' : '';
      const before = index > 0 && !unopened ? part.replace(/^\n/, '') : part;
      const after = index < parts.length - 1 ? before.replace(/\n$/, '') : before;
      nodes.push(...paragraphs(unopened + after, names));
    }
  });
  return nodes;
}

function paragraphs(text, names) {
  const nodes = [];
  let quoted = [];
  let plain = [];
  const flush = () => {
    if (plain.length > 0) {
      nodes.push(...lines(plain, names));
      plain = [];
    }
    if (quoted.length > 0) {
      nodes.push(h('blockquote', {}, lines(quoted, names)));
      quoted = [];
    }
  };
  let restIsQuote = false;
  for (const line of text.split('\n')) {
    const triple = /^(?:&gt;|>){3} ?/.exec(line);
    const single = /^(?:&gt;|>) ?/.exec(line);
    restIsQuote = restIsQuote || Boolean(triple);
    if (restIsQuote || single) {
      if (plain.length > 0) {
        flush();
      }
      quoted.push(line.slice((triple ?? (restIsQuote ? undefined : single))?.[0].length ?? 0));
    } else {
      if (quoted.length > 0) {
        flush();
      }
      plain.push(line);
    }
  }
  flush();
  return nodes;
}

function lines(texts, names) {
  return texts.flatMap((line, index) => [...(index > 0 ? [h('br')] : []), ...inline(line, names)]);
}

/** The nodes of one line. */
export function inline(line, names) {
  const nodes = [];
  let text = '';
  const flush = () => {
    if (text) {
      nodes.push(unescape(text));
      text = '';
    }
  };
  let at = 0;
  while (at < line.length) {
    const found = token(line, at, names) ?? code(line, at) ?? styled(line, at, names) ?? named(line, at) ?? bare(line, at);
    if (found) {
      flush();
      nodes.push(found.node);
      at += found.length;
    } else {
      text += line[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

function token(line, at, names) {
  if (line[at] !== '<') {
    return undefined;
  }
  const end = line.indexOf('>', at);
  if (end < 0) {
    return undefined;
  }
  const [target, ...rest] = line.slice(at + 1, end).split('|');
  const label = rest.length > 0 ? unescape(rest.join('|')) : undefined;
  const node = tokenNode(target, label, names);
  return node && {node, length: end - at + 1};
}

function tokenNode(target, label, names) {
  if (/^@[A-Z0-9]+$/.test(target)) {
    return personPill(target.slice(1), names, label);
  }
  if (/^#[A-Z0-9]+$/.test(target)) {
    return channelPill(target.slice(1), names, label);
  }
  if (target.startsWith('!subteam^')) {
    return groupPill(target.slice('!subteam^'.length), names, label);
  }
  if (target.startsWith('!date^')) {
    const [, seconds, format, address] = target.split('^');
    return when(Number(seconds), format, label, address);
  }
  if (/^!(channel|here|everyone)$/.test(target)) {
    return broadcast(target.slice(1));
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
    const address = unescape(target);
    return link(address, label ?? address.replace(/^mailto:/, ''));
  }
  return undefined;
}

/** In code, a token stands as its label or its address, as Slack shows it. */
function tokensAsText(text) {
  return text.replace(/<((?:https?|mailto):[^|>]+)(?:\|([^>]*))?>/g, (_, address, label) => label ?? address);
}

function code(line, at) {
  if (line[at] !== '`') {
    return undefined;
  }
  const end = line.indexOf('`', at + 1);
  if (end <= at + 1) {
    return undefined;
  }
  return {node: h('code', {}, unescape(tokensAsText(line.slice(at + 1, end)))), length: end - at + 1};
}

function styled(line, at, names) {
  const mark = line[at];
  const tag = STYLES[mark];
  const opens = tag && !/[\p{L}\p{N}]/u.test(line[at - 1] ?? '') && line[at - 1] !== mark && /\S/.test(line[at + 1] ?? '');
  if (!opens || line[at + 1] === mark) {
    return undefined;
  }
  for (let end = line.indexOf(mark, at + 2); end > 0; end = line.indexOf(mark, end + 1)) {
    const closes = /\S/.test(line[end - 1]) && !/[\p{L}\p{N}]/u.test(line[end + 1] ?? '') && !insideToken(line, at, end);
    if (closes) {
      return {node: h(tag, {}, inline(line.slice(at + 1, end), names)), length: end - at + 1};
    }
  }
  return undefined;
}

function insideToken(line, from, at) {
  const part = line.slice(from, at);
  const ticks = (part.match(/`/g) ?? []).length;
  return part.lastIndexOf('<') > part.lastIndexOf('>') || ticks % 2 === 1;
}

function named(line, at) {
  const match = line[at] === ':' && /^:([a-z0-9_+-]+(?:::[a-z0-9-]+)?):/.exec(line.slice(at));
  if (!match || emoji(match[1]) === match[0]) {
    return undefined;
  }
  return {node: emoji(match[1]), length: match[0].length};
}

function bare(line, at) {
  const match = line[at] === 'h' && !/[\p{L}\p{N}]/u.test(line[at - 1] ?? '') && /^https?:\/\/[^\s<>|`]+/.exec(line.slice(at));
  if (!match) {
    return undefined;
  }
  const raw = match[0].replace(/(?:[.,;:!?)\]'"*_~]|&gt;|&lt;)+$/, '');
  const address = unescape(raw);
  return {node: link(address, address), length: raw.length};
}
