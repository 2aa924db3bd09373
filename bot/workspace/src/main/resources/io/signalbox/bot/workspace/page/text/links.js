// Which addresses the page is willing to make clickable, and how.

import {h} from '../element/dom.js';

const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address when it is one that may be followed; otherwise nothing (javascript:, data:, file: and the like). */
export function followable(address) {
  try {
    const url = new URL(String(address).trim());
    return ALLOWED.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A link that opens beside the page, or the plain label where the address may not be followed. */
export function link(address, ...label) {
  const href = followable(address);
  if (!href) {
    return h('span', {class: 'refused-link', title: 'This kind of address is not followed'}, ...label);
  }
  return h('a', {href, target: '_blank', rel: 'noopener noreferrer'}, ...label);
}
