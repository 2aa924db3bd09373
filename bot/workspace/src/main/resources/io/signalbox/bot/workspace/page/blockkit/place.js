// What an element of Block Kit needs from the place it stands in: somebody to tell, and a name.

import {confirmed} from './confirm.js';
import {freshId} from '../element/dom.js';
import {plain} from '../text/texts.js';

/** Tells the app what was done; asks first where the element says so. Gives whether it was told. */
export async function tell(spec, place, control, values) {
  if (spec.confirm && !(await confirmed(spec.confirm, place.surface.directory))) {
    return false;
  }
  control.setAttribute('aria-busy', 'true');
  try {
    await place.surface.act({blockId: place.block, actionId: spec.action_id, type: spec.type, ...values}, control);
  } finally {
    control.removeAttribute('aria-busy');
  }
  return true;
}

/** What every input needs: its label, hint and error by id, or the label alone where no block labels it. */
export function labelled(place, spec) {
  return {
    id: freshId('field'),
    'aria-label': place.ids ? undefined : place.label ?? (plain(spec.placeholder) || spec.action_id),
    'aria-describedby': place.ids && [place.ids.hint, place.ids.error].filter(Boolean).join(' '),
    'aria-required': place.required ? 'true' : undefined,
    'data-focus-on-load': spec.focus_on_load,
  };
}
