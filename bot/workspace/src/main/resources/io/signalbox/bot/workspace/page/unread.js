// What each person has not seen yet, counted by place, whoever sits at the page; it outlives a reload.

const KEY = 'signalbox.unread';

export class Unread {
  #counts = stored();

  add(person, place) {
    const places = this.#counts[person] ??= {};
    places[place] = (places[place] ?? 0) + 1;
    this.#store();
  }

  seen(person, place) {
    if (this.of(person, place) > 0) {
      delete this.#counts[person][place];
      this.#store();
    }
  }

  of(person, place) {
    return this.#counts[person]?.[place] ?? 0;
  }

  total(person) {
    return Object.values(this.#counts[person] ?? {}).reduce((sum, each) => sum + each, 0);
  }

  #store() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.#counts));
    } catch {
      // A browser that stores nothing counts anew after a reload.
    }
  }
}

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
