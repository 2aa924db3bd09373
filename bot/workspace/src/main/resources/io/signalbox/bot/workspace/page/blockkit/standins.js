// What stands in for things that this page does not show.

import {h} from '../element/dom.js';
import {icon} from '../element/icons.js';
import {followable, link} from '../text/links.js';

/** Said plainly where this page cannot show what Slack would. */
export function notShown(what) {
  return h('p', {class: 'not-shown'}, `The local workspace does not show ${what}. Slack does.`);
}

/** Shows pictures of this server only; any other is a link, since the page asks nobody else for anything. */
export function picture(address, alternative) {
  return ours(address, alternative) ?? standIn(address, alternative);
}

/** The same where there is only room for a sign. */
export function smallPicture(address, alternative) {
  return ours(address, alternative)
    ?? h('span', {class: 'elsewhere small', title: 'A picture from outside, not loaded here'}, icon('picture'), alternative ?? '');
}

function ours(address, alternative) {
  const url = followable(address);
  return url && new URL(url).origin === location.origin ? h('img', {src: url, alt: alternative ?? ''}) : undefined;
}

function standIn(address, alternative) {
  return h('p', {class: 'elsewhere'}, icon('picture'),
    h('span', {}, `${alternative || 'A picture'} · `, link(address ?? '', 'picture from outside, not loaded here')));
}
