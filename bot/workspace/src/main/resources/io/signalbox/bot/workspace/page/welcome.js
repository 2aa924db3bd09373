// A first look at an empty conversation: things to press, each for the person whom it suits.

import {h} from './element/dom.js';
import {avatar} from './people.js';

/** suggestions: [{label, description, person, channel?, text}]; undefined where there are none. */
export function welcome(suggestions, directory, choose) {
  if (suggestions.length === 0) {
    return undefined;
  }
  return h('section', {class: 'welcome', 'aria-label': 'Things to try'},
    h('h3', {}, `Welcome to ${directory.team?.name ?? directory.team}`),
    h('p', {}, `${directory.app.name} answers here as it would in Slack. Press one of these; each is sent as the person it suits.`),
    h('ul', {}, suggestions.map((each) => h('li', {}, h('button', {type: 'button', class: 'suggestion', onclick: () => choose(each)},
      avatar(directory.person(each.person), 'small'),
      h('span', {class: 'menu-text'}, h('strong', {}, each.label),
        h('span', {class: 'menu-description'}, each.description),
        h('code', {}, each.text)))))));
}
