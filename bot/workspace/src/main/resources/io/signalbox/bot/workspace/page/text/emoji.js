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
  partying_face: '🥳', tired_face: '😫', disappointed: '😞', confused: '😕', neutral_face: '😐', scream: '😱', rage: '😡', exploding_head: '🤯',
  face_palm: '🤦', facepalm: '🤦', shrug: '🤷', hugging_face: '🤗', heart_eyes: '😍', blush: '😊', laughing: '😆', upside_down_face: '🙃', relieved: '😌',
  saluting_face: '🫡', melting_face: '🫠', see_no_evil: '🙈', ghost: '👻', skull: '💀', 100: '💯', boom: '💥', zap: '⚡', snail: '🐌', turtle: '🐢', ship: '🚢',
  cake: '🍰', pizza: '🍕', beers: '🍻', trophy: '🏆', medal: '🏅', first_place_medal: '🥇', crossed_fingers: '🤞', point_left: '👈', point_down: '👇', fist: '✊',
  clock3: '🕒', clock9: '🕘', sunny: '☀️', cloud: '☁️', snowflake: '❄️', umbrella: '☔', rainbow: '🌈', seedling: '🌱', evergreen_tree: '🌲', earth_africa: '🌍',
  computer: '💻', desktop_computer: '🖥️', floppy_disk: '💾', battery: '🔋', electric_plug: '🔌', microscope: '🔬', test_tube: '🧪', dart: '🎯', jigsaw: '🧩',
  toolbox: '🧰', broom: '🧹', fire_engine: '🚒', ambulance: '🚑', fire_extinguisher: '🧯', bomb: '💣', label: '🏷️', scroll: '📜', newspaper: '📰',
  heavy_multiplication_x: '✖️', heavy_exclamation_mark: '❗', bangbang: '‼️', grey_question: '❔', o: '⭕', negative_squared_cross_mark: '❎', recycle: '♻️',
  arrow_left: '⬅️', arrow_forward: '▶️', fast_forward: '⏩', new: '🆕', ok: '🆗', soon: '🔜', top: '🔝', infinity: '♾️', money_with_wings: '💸', lower_left_ballpoint_pen: '🖊️',
  large_orange_circle: '🟠', large_purple_circle: '🟣', black_circle: '⚫', red_square: '🟥', white_large_square: '⬜', small_red_triangle: '🔺', point_up_2: '👆', smiley: '😃', grin: '😁', pensive: '😔', triangular_flag_on_post: '🚩', speaker: '🔈', satellite: '🛰️', compass: '🧭', world_map: '🗺️', stop_sign: '🛑', orange_heart: '🧡', green_heart: '💚', blue_heart: '💙', purple_heart: '💜', broken_heart: '💔',
  inbox_tray: '📥', outbox_tray: '📤', hourglass_with_flowing_sand: '⏳', stopwatch: '⏱️', moneybag: '💰', chart_with_downwards_trend: '📉', zzz: '💤', ticket: '🎫',
};

// Two regional letters are a flag.
const REGIONAL_A = 0x1F1E6;
const LETTER_A = 97;

/** The character of an emoji name, or the name between its colons. */
export function emoji(name) {
  const plain = name.split('::')[0];
  const country = /^flag-([a-z])([a-z])$/.exec(plain);
  if (country) {
    return String.fromCodePoint(...country.slice(1).map((letter) => REGIONAL_A + letter.charCodeAt(0) - LETTER_A));
  }
  return Object.hasOwn(NAMES, plain) ? NAMES[plain] : `:${name}:`;
}

/** Replaces the emoji names in a text that has no other mark-up (Slack's plain_text). */
export function withEmoji(text) {
  return String(text ?? '').replace(/:([a-z0-9_+-]+(?:::[a-z0-9-]+)?):/g, (_, name) => emoji(name));
}
