// The rich_text block: sections, lists, quotes and code, whose styles are said in JSON and not in marks.

import {h} from '../element/dom.js';
import {emoji} from './emoji.js';
import {link} from './links.js';
import {broadcast, channelPill, groupPill, personPill, when} from './pills.js';

/** The nodes of a rich_text block's elements. Lists that follow each other with a deeper indent are nested. */
export function richText(elements, names) {
  return (elements ?? []).map((part) => {
    switch (part.type) {
      case 'rich_text_list':
        return h(part.style === 'ordered' ? 'ol' : 'ul',
          {class: `indent-${Math.min(part.indent ?? 0, 6)}`, start: part.offset ? part.offset + 1 : undefined},
          (part.elements ?? []).map((item) => h('li', {}, runs(item.elements, names))));
      case 'rich_text_preformatted':
        return h('pre', {}, h('code', {}, (part.elements ?? []).map((each) => each.text ?? each.url ?? '').join('')));
      case 'rich_text_quote':
        return h('blockquote', {}, runs(part.elements, names));
      default:
        return h('div', {class: 'rich-section'}, runs(part.elements, names));
    }
  });
}

function runs(elements, names) {
  return (elements ?? []).map((each) => styled(run(each, names), each.style));
}

function run(each, names) {
  switch (each.type) {
    case 'text':
      return lines(each.text);
    case 'link':
      return link(each.url, each.text ?? each.url);
    case 'user':
      return personPill(each.user_id, names);
    case 'channel':
      return channelPill(each.channel_id, names);
    case 'usergroup':
      return groupPill(each.usergroup_id, names);
    case 'broadcast':
      return broadcast(each.range);
    case 'emoji':
      return emoji(each.name);
    case 'date':
      return when(each.timestamp, each.format, each.fallback, each.url);
    case 'color':
      return h('code', {}, each.value);
    default:
      return each.text ?? '';
  }
}

function lines(text) {
  return String(text ?? '').split('\n').flatMap((line, index) => (index > 0 ? [h('br'), line] : [line]));
}

function styled(nodes, style) {
  const tags = {code: 'code', strike: 's', italic: 'em', bold: 'strong', underline: 'u'};
  return Object.entries(tags).reduce((inner, [name, tag]) => (style?.[name] ? h(tag, {}, inner) : inner), nodes);
}
