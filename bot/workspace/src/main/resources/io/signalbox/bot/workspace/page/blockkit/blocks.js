// Block Kit: one function per kind of block. A surface is where they stand:
// {directory, kind: 'message' | 'modal' | 'home', act(action, element)}.

import {freshId, h} from '../element/dom.js';
import {element} from './elements.js';
import {link} from '../text/links.js';
import {markdown} from '../text/markdown.js';
import {richText} from '../text/richtext.js';
import {notShown, picture, smallPicture} from './standins.js';
import {plain, textNodes} from '../text/texts.js';

const KINDS = {
  section, header, divider, context, actions, input, image, video, file,
  rich_text: (block, surface) => h('div', {class: 'text'}, richText(block.elements, surface.directory)),
  markdown: (block, surface) => h('div', {class: 'text markdown'}, markdown(block.text, surface.directory)),
  context_actions: (block, surface) => group('context-actions', block, surface),
  table,
};

/** The element that holds all the blocks of a message or view. */
export function blocks(list, surface) {
  return h('div', {class: 'blocks'}, (list ?? []).map((block, index) => one(block, index, surface)));
}

function one(block, index, surface) {
  // Slack gives a block without an id one of its own; the place does here.
  const named = {...block, block_id: block.block_id ?? `block-${index}`};
  const kind = Object.hasOwn(KINDS, block.type) ? KINDS[block.type] : undefined;
  const content = kind ? kind(named, surface) : notShown(`a block of type “${block.type}”`);
  return h('div', {class: `block block-${kind ? block.type : 'unknown'}`, 'data-block-id': named.block_id}, content);
}

function section(block, surface) {
  return [
    h('div', {class: 'section-main'},
      block.text && h('div', {class: 'text'}, textNodes(block.text, surface.directory)),
      block.fields && h('div', {class: 'fields'}, block.fields.map((field) => h('div', {class: 'text fact'}, textNodes(field, surface.directory))))),
    block.accessory && h('div', {class: 'accessory'},
      element(block.accessory, {block: block.block_id, surface, acts: true, label: block.text && bare(block.text)})),
  ];
}

/** A label for a control whose block has none: the text beside it, without its marks. */
function bare(text) {
  return plain(text).replace(/[*_~`]/g, '').slice(0, 150);
}

function header(block) {
  return h('div', {class: 'header', role: 'heading', 'aria-level': 3}, plain(block.text));
}

function divider() {
  return h('hr');
}

function context(block, surface) {
  return block.elements.map((each) => (each.type === 'image'
    ? smallPicture(each.image_url ?? each.slack_file?.url, each.alt_text)
    : h('span', {class: 'text'}, textNodes(each, surface.directory))));
}

function actions(block, surface) {
  return group('actions', block, surface);
}

function group(kind, block, surface) {
  return h('div', {class: kind}, block.elements.map((each) => element(each, {block: block.block_id, surface, acts: true})));
}

function input(block, surface) {
  const ids = {label: freshId('label'), hint: block.hint && freshId('hint'), error: freshId('error')};
  const control = element(block.element, {
    block: block.block_id, surface, acts: Boolean(block.dispatch_action), label: plain(block.label), ids, required: !block.optional,
  });
  const target = control.matches('input, textarea, button') ? control : control.querySelector('input:not([type=radio]):not([type=checkbox]), textarea, button.picker');
  return h('div', {class: 'input'},
    h('label', {class: 'input-label', id: ids.label, for: target?.id},
      plain(block.label),
      block.optional
        ? h('span', {class: 'optional'}, ' (optional)')
        : h('span', {class: 'required', 'aria-hidden': 'true', title: 'required'}, ' *')),
    control,
    block.hint && h('p', {class: 'hint', id: ids.hint}, plain(block.hint)),
    h('p', {class: 'input-error', id: ids.error, role: 'alert', hidden: true}));
}

function image(block) {
  return h('figure', {},
    block.title && h('figcaption', {}, plain(block.title)),
    picture(block.image_url ?? block.slack_file?.url, block.alt_text));
}

function video(block, surface) {
  return h('div', {class: 'text'}, h('strong', {}, link(block.title_url ?? block.video_url, plain(block.title) || 'Video')),
    h('div', {}, textNodes(block.description, surface.directory)));
}

function file() {
  return notShown('a remote file');
}

function table(block, surface) {
  const cell = (each) => (each.type === 'rich_text' ? richText(each.elements, surface.directory) : [each.text ?? '']);
  const sides = (block.column_settings ?? []).map((each) => each?.align);
  const row = (cells, tag) => h('tr', {}, cells.map((each, column) =>
    h(tag, {class: sides[column], scope: tag === 'th' ? 'col' : undefined}, cell(each))));
  const [head, ...rest] = block.rows ?? [];
  return h('div', {class: 'table-frame text', tabindex: 0, role: 'group', 'aria-label': 'Table'},
    h('table', {}, head && h('thead', {}, row(head, 'th')), h('tbody', {}, rest.map((cells) => row(cells, 'td')))));
}
