// Times as a chat shows them. A Slack ts is seconds since 1970 with six decimals.

const TIME = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
const FULL = new Intl.DateTimeFormat(undefined, {dateStyle: 'full', timeStyle: 'medium'});
const DAY = new Intl.DateTimeFormat(undefined, {weekday: 'long', day: 'numeric', month: 'long'});

export function moment(ts) {
  return new Date(Number(ts) * 1000);
}

export function clock(ts) {
  return TIME.format(moment(ts));
}

export function full(ts) {
  return FULL.format(moment(ts));
}

/** "Today", "Yesterday" or the date. */
export function day(ts, now = new Date()) {
  const date = moment(ts);
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : DAY.format(date);
}

export function sameDay(one, other) {
  return midnight(moment(one)).getTime() === midnight(moment(other)).getTime();
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}
