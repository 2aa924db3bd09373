// Where the page is, in its address: #/person, #/person/home, #/person/channel and #/person/channel/thread.
// So a reload stays put, the browser's back works, and two tabs can be two people.

export function read() {
  const [as, place, thread] = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  return {as, place, thread};
}

export function address({as, place, thread}) {
  return `#/${[as, place, place && thread].filter(Boolean).map(encodeURIComponent).join('/')}`;
}

/** Goes somewhere; where nothing changes, nothing happens. */
export function go(route) {
  if (location.hash !== address(route)) {
    location.hash = address(route);
  }
}

/** Puts right an address that leads nowhere, without leaving it behind for the back button. */
export function correct(route) {
  history.replaceState(null, '', address(route));
}

function decoded(part) {
  try {
    return decodeURIComponent(part) || undefined;
  } catch {
    return undefined;
  }
}
