// Times as a chat shows them, by the clock of whoever sits at the page. A Slack ts is seconds since 1970 with six decimals.

let zone;

/** Turns to the time zone of a person; one that the browser does not know leaves its own. */
export function keepTimeOf(timeZone) {
  try {
    zone = timeZone ? new Intl.DateTimeFormat(undefined, {timeZone}).resolvedOptions().timeZone : undefined;
  } catch {
    zone = undefined;
  }
}

/** Formats a moment as that person's clock has it. */
export function zoned(style, moment) {
  return new Intl.DateTimeFormat(undefined, {...style, timeZone: zone}).format(moment);
}

export function moment(ts) {
  return new Date(Number(ts) * 1000);
}

export function clock(ts) {
  return zoned({hour: '2-digit', minute: '2-digit'}, moment(ts));
}

export function full(ts) {
  return zoned({dateStyle: 'full', timeStyle: 'medium'}, moment(ts));
}

/** "Today", "Yesterday" or the date. */
export function day(ts, now = new Date()) {
  return near(moment(ts), now) ?? zoned({weekday: 'long', day: 'numeric', month: 'long'}, moment(ts));
}

/** "Today", "Yesterday", "Tomorrow", or nothing for a day further off. */
export function near(date, now = new Date()) {
  return {0: 'Today', 1: 'Yesterday', '-1': 'Tomorrow'}[dayNumber(now) - dayNumber(date)];
}

export function sameDay(one, other) {
  return dayNumber(moment(one)) === dayNumber(moment(other));
}

function dayNumber(date) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en', {year: 'numeric', month: 'numeric', day: 'numeric', timeZone: zone})
    .formatToParts(date).map(({type, value}) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day) / 86_400_000;
}
