// The emoji names that work messages use. A name that is not here stays as it was written, colons and all.

const NAMES = {
  '+1': '👍', '-1': '👎', thumbsup: '👍', thumbsdown: '👎', wave: '👋', clap: '👏', pray: '🙏', raised_hands: '🙌',
  eyes: '👀', point_right: '👉', point_up: '☝️', muscle: '💪', ok_hand: '👌', handshake: '🤝',
  smile: '😄', slightly_smiling_face: '🙂', grinning: '😀', joy: '😂', sweat_smile: '😅', thinking_face: '🤔',
  cry: '😢', sob: '😭', wink: '😉', sunglasses: '😎', tada: '🎉', heart: '❤️', fire: '🔥', rocket: '🚀', sparkles: '✨',
  star: '⭐', bulb: '💡', white_check_mark: '✅', heavy_check_mark: '✔️', ballot_box_with_check: '☑️', x: '❌',
  warning: '⚠️', rotating_light: '🚨', no_entry: '⛔', question: '❓', exclamation: '❗', information_source: 'ℹ️',
  hourglass: '⌛', hourglass_flowing_sand: '⏳', clock1: '🕐', alarm_clock: '⏰', calendar: '📆', date: '📅',
  bell: '🔔', no_bell: '🔕', mega: '📣', loudspeaker: '📢', speech_balloon: '💬', memo: '📝', pencil2: '✏️', pushpin: '📌',
  paperclip: '📎', link: '🔗', mag: '🔍', lock: '🔒', unlock: '🔓', key: '🔑', gear: '⚙️', wrench: '🔧', hammer: '🔨',
  package: '📦', books: '📚', book: '📖', bookmark: '🔖', page_facing_up: '📄', clipboard: '📋', file_folder: '📁',
  bar_chart: '📊', chart_with_upwards_trend: '📈', robot_face: '🤖', telephone_receiver: '📞', phone: '☎️', pager: '📟',
  sos: '🆘', construction: '🚧', bug: '🐛', coffee: '☕', vertical_traffic_light: '🚦', railway_track: '🛤️',
  red_circle: '🔴', large_yellow_circle: '🟡', large_green_circle: '🟢', large_blue_circle: '🔵', white_circle: '⚪',
  arrow_right: '➡️', arrow_up: '⬆️', arrow_down: '⬇️', arrows_counterclockwise: '🔄', repeat: '🔁', heavy_minus_sign: '➖', heavy_plus_sign: '➕', pill: '💊', shield: '🛡️',
  double_vertical_bar: '⏸️', octagonal_sign: '🛑', checkered_flag: '🏁', busts_in_silhouette: '👥', bust_in_silhouette: '👤', email: '📧',
  inbox_tray: '📥', outbox_tray: '📤', hourglass_with_flowing_sand: '⏳', stopwatch: '⏱️', moneybag: '💰', chart_with_downwards_trend: '📉', zzz: '💤', ticket: '🎫',
};

/** The character of an emoji name, or the name between its colons. */
export function emoji(name) {
  const plain = name.split('::')[0];
  return Object.hasOwn(NAMES, plain) ? NAMES[plain] : `:${name}:`;
}

/** Replaces the emoji names in a text that has no other mark-up (Slack's plain_text). */
export function withEmoji(text) {
  return String(text ?? '').replace(/:([a-z0-9_+-]+(?:::[a-z0-9-]+)?):/g, (_, name) => emoji(name));
}
