// "Are you sure?", as an element's confirm object words it.

import {freshId, h} from '../element/dom.js';
import {plain, textNodes} from '../text/texts.js';

/** Asks, and gives whether the answer was yes. Escape and a closed window are no. */
export function confirmed(spec, directory) {
  const title = freshId('confirm');
  const before = document.activeElement;
  return new Promise((resolve) => {
    const dialog = h('dialog', {class: 'dialog confirm', 'aria-labelledby': title},
      h('h2', {id: title}, plain(spec.title) || 'Are you sure?'),
      h('div', {class: 'text'}, textNodes(spec.text, directory)),
      h('div', {class: 'dialog-foot'},
        h('button', {type: 'button', class: 'button', onclick: () => dialog.close('no')}, plain(spec.deny) || 'Cancel'),
        h('button', {type: 'button', class: `button ${spec.style === 'danger' ? 'danger solid' : 'primary'}`, onclick: () => dialog.close('yes')},
          plain(spec.confirm) || 'Yes')));
    dialog.addEventListener('keydown', (event) => event.stopPropagation());
    dialog.addEventListener('close', () => {
      dialog.remove();
      before?.isConnected && before.focus();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
