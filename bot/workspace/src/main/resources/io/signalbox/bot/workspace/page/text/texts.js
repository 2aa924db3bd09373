// Block Kit's text objects: plain_text knows emoji, mrkdwn knows everything.

import {withEmoji} from './emoji.js';
import {mrkdwn} from './mrkdwn.js';

/** The nodes of a text object. */
export function textNodes(text, directory) {
  if (!text) {
    return [];
  }
  if (typeof text === 'string') {
    return [text];
  }
  return text.type === 'mrkdwn' ? mrkdwn(text.text, directory) : [plain(text)];
}

/** A text object as bare text, for labels and titles. */
export function plain(text) {
  if (!text) {
    return '';
  }
  return typeof text === 'string' ? text : text.emoji === false ? String(text.text) : withEmoji(text.text);
}
