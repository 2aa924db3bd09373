// What stands inside a line of Markdown: emphasis, code, links, escapes, breaks. Slack's own tokens work here too.

import {h} from '../element/dom.js';
import {emoji} from './emoji.js';
import {link} from './links.js';
import {inline as slackInline} from './mrkdwn.js';

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

/** The nodes of a paragraph's text. */
export function spans(text, names) {
  const nodes = [];
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain) {
      nodes.push(plain);
      plain = '';
    }
  };
  while (at < text.length) {
    const found = READERS[text[at]]?.(text, at, names) ?? address(text, at);
    if (found) {
      flush();
      nodes.push(...[found.node].flat());
      at += found.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

const READERS = {
  '\\': escape,
  '`': code,
  '*': emphasis,
  '_': emphasis,
  '~': struck,
  '[': bracket,
  '!': image,
  '<': angle,
  '\n': lineBreak,
  ' ': lineBreak,
  ':': named,
  '&': entity,
};

function escape(text, at) {
  if (text[at + 1] === '\n') {
    return {node: h('br'), length: 2};
  }
  return PUNCTUATION.test(text[at + 1] ?? '') ? {node: text[at + 1], length: 2} : undefined;
}

function code(text, at) {
  const ticks = /^`+/.exec(text.slice(at))[0];
  const rest = text.slice(at + ticks.length);
  const close = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(rest);
  if (!close) {
    return {node: ticks, length: ticks.length};
  }
  const inner = rest.slice(0, close.index).replace(/\n/g, ' ');
  const shown = /^ .*[^ ].* $/.test(inner) ? inner.slice(1, -1) : inner;
  return {node: h('code', {}, shown), length: ticks.length * 2 + close.index};
}

function emphasis(text, at, names) {
  const mark = text[at];
  const run = new RegExp(`^\\${mark}{1,3}`).exec(text.slice(at))[0].length;
  const before = text[at - 1] ?? ' ';
  if (/\s/.test(text[at + run] ?? ' ') || (mark === '_' && WORD.test(before))) {
    return {node: mark.repeat(run), length: run};
  }
  for (const size of [run, ...[2, 1].filter((each) => each < run)]) {
    const end = closing(text, at + run, mark, size);
    if (end > 0) {
      const inner = spans(text.slice(at + size, end), names);
      const node = size === 1 ? h('em', {}, inner) : size === 2 ? h('strong', {}, inner) : h('strong', {}, h('em', {}, inner));
      return {node, length: end + size - at};
    }
  }
  return {node: mark.repeat(run), length: run};
}

/** Where a run of exactly this many marks closes what was opened before `from`; -1 when nowhere. */
function closing(text, from, mark, size) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') {
      at += 1;
    } else if (text[at] === '`') {
      at += (code(text, at)?.length ?? 1) - 1;
    } else if (text[at] === '[') {
      at += (bracket(text, at, undefined)?.length ?? 1) - 1;
    } else if (text[at] === mark) {
      const run = new RegExp(`^\\${mark}+`).exec(text.slice(at))[0].length;
      const closes = !/\s/.test(text[at - 1]) && (mark === '*' || !WORD.test(text[at + run] ?? ' '));
      if (closes && (run === size || run === 3 || (run > size && size !== 1))) {
        return run > size && run !== 3 ? at : at + (run - size);
      }
      at += run - 1;
    }
  }
  return -1;
}

function struck(text, at, names) {
  const match = /^(~{1,2})(?=\S)([\s\S]*?\S)\1(?!~)/.exec(text.slice(at));
  return match ? {node: h('s', {}, spans(match[2], names)), length: match[0].length} : undefined;
}

/** [label](address "title"); the label may hold brackets of its own. */
function bracket(text, at, names) {
  let depth = 0;
  let end = at;
  for (; end < text.length; end += 1) {
    if (text[end] === '\\') {
      end += 1;
    } else if (text[end] === '[') {
      depth += 1;
    } else if (text[end] === ']' && (depth -= 1) === 0) {
      break;
    }
  }
  const target = /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/.exec(text.slice(end + 1));
  if (!target) {
    return undefined;
  }
  const to = (target[1] ?? target[2]).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const label = names ? spans(text.slice(at + 1, end), names) : [];
  return {node: link(to, ...(label.length > 0 ? label : [to])), length: end + 1 + target[0].length - at, to};
}

/** An image becomes a link to it: the page loads nothing from outside. */
function image(text, at, names) {
  const found = text[at + 1] === '[' ? bracket(text, at + 1, names) : undefined;
  return found && {node: found.node, length: found.length + 1};
}

function angle(text, at, names) {
  const rest = text.slice(at);
  const automatic = /^<((?:https?|mailto):[^\s<>|]+)>/.exec(rest);
  if (automatic) {
    return {node: link(automatic[1], automatic[1].replace(/^mailto:/, '')), length: automatic[0].length};
  }
  const token = /^<(?:[@#!]|https?:|mailto:)[^<>\n]*>/.exec(rest);
  return token ? {node: slackInline(token[0], names), length: token[0].length} : undefined;
}

function lineBreak(text, at) {
  // Slack keeps a single line break as a line break, with or without the two spaces.
  const match = /^ *\n/.exec(text.slice(at));
  return match ? {node: h('br'), length: match[0].length} : undefined;
}

function named(text, at) {
  const match = /^:([a-z0-9_+-]+):/.exec(text.slice(at));
  return match && emoji(match[1]) !== match[0] ? {node: emoji(match[1]), length: match[0].length} : undefined;
}

const ENTITIES = {amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…', rarr: '→'};

function entity(text, at) {
  const match = /^&([a-z]+);/.exec(text.slice(at));
  return match && Object.hasOwn(ENTITIES, match[1]) ? {node: ENTITIES[match[1]], length: match[0].length} : undefined;
}

function address(text, at) {
  const found = text[at] === 'h' && !WORD.test(text[at - 1] ?? ' ') && /^https?:\/\/[^\s<>|`]+/.exec(text.slice(at));
  if (!found) {
    return undefined;
  }
  const raw = found[0].replace(/[.,;:!?)\]'"*_~]+$/, '');
  return {node: link(raw, raw), length: raw.length};
}
