// The markdown block: CommonMark as models write it (headings, lists, tables, fences, quotes), into elements.
// Raw HTML is shown as the text it is. What stands inside a line is read by markdown-inline.js.

import {h} from '../element/dom.js';
import {spans} from './markdown-inline.js';

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const RULE = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])(\s+|$)/;
const DELIMITER = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const DEEPEST = 12;

/** The nodes of a whole text. */
export function markdown(text, names) {
  const lines = String(text ?? '').replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n');
  return blocksOf(lines, names, 0);
}

function blocksOf(lines, names, depth) {
  if (depth > DEEPEST) {
    return [h('p', {}, lines.join('\n'))];
  }
  const nodes = [];
  let at = 0;
  while (at < lines.length) {
    const read = lines[at].trim() === '' ? {length: 1} : blockAt(lines, at, names, depth);
    if (read.node) {
      nodes.push(read.node);
    }
    at += read.length;
  }
  return nodes;
}

function blockAt(lines, at, names, depth) {
  return fence(lines, at)
    ?? heading(lines, at, names)
    ?? (RULE.test(lines[at]) ? {node: h('hr'), length: 1} : undefined)
    ?? quote(lines, at, names, depth)
    ?? list(lines, at, names, depth)
    ?? table(lines, at, names)
    ?? indentedCode(lines, at)
    ?? paragraph(lines, at, names);
}

function fence(lines, at) {
  const open = FENCE.exec(lines[at]);
  if (!open) {
    return undefined;
  }
  const closing = new RegExp(`^ {0,3}${open[1][0]}{${open[1].length},}\\s*$`);
  let end = at + 1;
  while (end < lines.length && !closing.test(lines[end])) {
    end += 1;
  }
  const language = open[2].trim().split(/\s+/)[0];
  const node = h('pre', {'data-language': language || undefined}, h('code', {}, lines.slice(at + 1, end).join('\n')));
  return {node, length: end - at + 1};
}

function heading(lines, at, names) {
  const match = HEADING.exec(lines[at]);
  // A message's headings lie below those of the page.
  return match && {
    node: h('div', {class: `heading heading-${match[1].length}`, role: 'heading', 'aria-level': Math.min(6, match[1].length + 2)},
      spans(match[2] ?? '', names)),
    length: 1,
  };
}

function quote(lines, at, names, depth) {
  if (!QUOTE.test(lines[at])) {
    return undefined;
  }
  let end = at;
  while (end < lines.length && (QUOTE.test(lines[end]) || continuesParagraph(lines, end))) {
    end += 1;
  }
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ''));
  return {node: h('blockquote', {}, blocksOf(inner, names, depth + 1)), length: end - at};
}

/** Whether a line goes on with the paragraph of the line before it. */
function continuesParagraph(lines, at) {
  return lines[at - 1]?.trim() && lines[at].trim() && !opensBlock(lines, at);
}

function opensBlock(lines, at) {
  const line = lines[at];
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || ITEM.test(line) || isTable(lines, at);
}

function list(lines, at, names, depth) {
  const first = ITEM.exec(lines[at]);
  if (!first) {
    return undefined;
  }
  const ordered = /\d/.test(first[2]);
  const kind = first[2].at(-1);
  const items = [];
  let loose = false;
  let end = at;
  while (end < lines.length) {
    const item = ITEM.exec(lines[end]);
    if (!item || item[2].at(-1) !== kind || RULE.test(lines[end])) {
      break;
    }
    const read = itemLines(lines, end, item);
    items.push(read.lines);
    end += read.length;
    loose ||= read.lines.some((line, index) => line === '' && index < read.lines.length - 1 && read.lines[index + 1] !== '');
    let next = end;
    while (next < lines.length && lines[next].trim() === '') {
      next += 1;
    }
    if (next > end && ITEM.exec(lines[next] ?? '')?.[2].at(-1) === kind) {
      loose = true;
      end = next;
    }
  }
  const start = ordered ? Number.parseInt(first[2], 10) : undefined;
  const node = h(ordered ? 'ol' : 'ul', {start: start === 1 ? undefined : start},
    items.map((each) => listItem(each, loose, names, depth)));
  return {node, length: end - at};
}

function itemLines(lines, at, item) {
  const padding = item[3].length > 4 || item[3].length === 0 ? 1 : item[3].length;
  const indent = item[1].length + item[2].length + padding;
  const taken = [lines[at].slice(indent)];
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end];
    const indented = line.trim() !== '' && /^ */.exec(line)[0].length >= indent;
    if (line.trim() === '') {
      const after = lines.slice(end).find((each) => each.trim() !== '');
      if (!after || /^ */.exec(after)[0].length < indent) {
        break;
      }
      taken.push('');
    } else if (indented) {
      taken.push(line.slice(indent));
    } else if (continuesParagraph(lines, end) && lines[end - 1].trim() !== '') {
      taken.push(line.trim());
    } else {
      break;
    }
    end += 1;
  }
  return {lines: taken, length: end - at};
}

function listItem(lines, loose, names, depth) {
  const task = /^\[([ xX])\]\s+/.exec(lines[0]);
  const inner = task ? [lines[0].slice(task[0].length), ...lines.slice(1)] : lines;
  const nodes = blocksOf(inner, names, depth + 1);
  const content = loose ? nodes : nodes.flatMap((node) => (node.tagName === 'P' ? [...node.childNodes] : [node]));
  const done = task && task[1] !== ' ';
  const box = task && h('span', {class: 'task', role: 'img', 'aria-label': done ? 'done' : 'to do'}, done ? '☑ ' : '☐ ');
  return h('li', {class: task ? 'task-item' : undefined}, box, content);
}

function isTable(lines, at) {
  const delimiter = lines[at + 1];
  return lines[at].includes('|') && delimiter !== undefined && DELIMITER.test(delimiter) && delimiter.includes('-')
    && cells(lines[at]).length === cells(delimiter).length;
}

function table(lines, at, names) {
  if (!isTable(lines, at)) {
    return undefined;
  }
  const align = cells(lines[at + 1]).map((cell) => (/^:-+:$/.test(cell) ? 'center' : /-:$/.test(cell) ? 'right' : undefined));
  const row = (line, tag) => {
    const texts = cells(line);
    return h('tr', {}, align.map((side, column) =>
      h(tag, {class: side, scope: tag === 'th' ? 'col' : undefined}, spans(texts[column] ?? '', names))));
  };
  let end = at + 2;
  while (end < lines.length && lines[end].trim() !== '' && (lines[end].includes('|') || !opensBlock(lines, end))) {
    end += 1;
  }
  const body = lines.slice(at + 2, end).map((line) => row(line, 'td'));
  const grid = h('table', {}, h('thead', {}, row(lines[at], 'th')), h('tbody', {}, body));
  return {node: h('div', {class: 'table-frame', tabindex: 0, role: 'group', 'aria-label': 'Table'}, grid), length: end - at};
}

function cells(line) {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, (bar, index, whole) => (whole[index - 1] === '\\' ? bar : ''));
  const found = [''];
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] === '\\' && inner[at + 1] === '|') {
      found[found.length - 1] += '|';
      at += 1;
    } else if (inner[at] === '|') {
      found.push('');
    } else {
      found[found.length - 1] += inner[at];
    }
  }
  return found.map((cell) => cell.trim());
}

function indentedCode(lines, at) {
  if (!/^ {4}/.test(lines[at])) {
    return undefined;
  }
  let end = at;
  while (end < lines.length && (/^ {4}/.test(lines[end]) || (lines[end].trim() === '' && /^ {4}/.test(lines[end + 1] ?? '')))) {
    end += 1;
  }
  const text = lines.slice(at, end).map((line) => line.slice(4)).join('\n');
  return {node: h('pre', {}, h('code', {}, text)), length: end - at};
}

function paragraph(lines, at, names) {
  let end = at + 1;
  while (end < lines.length && continuesParagraph(lines, end)) {
    if (/^ {0,3}(=+|-+)\s*$/.test(lines[end])) {
      break;
    }
    end += 1;
  }
  const text = lines.slice(at, end).map((line) => line.replace(/^ +/, '')).join('\n').trimEnd();
  const underline = end < lines.length && lines[end - 1].trim() && /^ {0,3}(=+|-{2,})\s*$/.exec(lines[end]);
  if (underline) {
    const level = underline[1][0] === '=' ? 1 : 2;
    const node = h('div', {class: `heading heading-${level}`, role: 'heading', 'aria-level': level + 2}, spans(text, names));
    return {node, length: end - at + 1};
  }
  return {node: h('p', {}, spans(text, names)), length: end - at};
}
