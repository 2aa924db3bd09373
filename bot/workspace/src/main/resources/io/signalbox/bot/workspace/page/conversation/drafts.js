// What was typed and not yet sent, per person and conversation; it outlives a reload and a lost server.

const PREFIX = 'signalbox.draft.';

function key(as, channel, thread) {
  return `${PREFIX}${as}/${channel}/${thread ?? ''}`;
}

export function draft(as, channel, thread) {
  try {
    return sessionStorage.getItem(key(as, channel, thread)) ?? '';
  } catch {
    return '';
  }
}

export function keep(as, channel, thread, text) {
  try {
    if (text) {
      sessionStorage.setItem(key(as, channel, thread), text);
    } else {
      sessionStorage.removeItem(key(as, channel, thread));
    }
  } catch {
    // A browser that stores nothing still has the text in its box.
  }
}
