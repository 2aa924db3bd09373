// Says aloud what changed, for those who do not see it: one polite place, one thing at a time.

let place;

export function announceIn(element) {
  place = element;
}

export function announce(text) {
  if (!place) {
    return;
  }
  // A second node, not a second text in the first: some readers skip a text they have just read.
  const line = document.createElement('p');
  line.textContent = text;
  place.replaceChildren(line);
}
