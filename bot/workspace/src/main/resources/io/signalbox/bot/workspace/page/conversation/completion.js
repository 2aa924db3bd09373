// What a message box suggests while one types: people after @, channels after #, the app's commands after a first /.

const MOST = 8;

/** The word before the caret that may be completed: {kind, sought, from}; undefined when there is none. */
export function wordAt(text, caret) {
  const before = text.slice(0, caret);
  const command = /^\/([\w-]*)$/.exec(before);
  if (command) {
    return {kind: 'command', sought: command[1], from: 0};
  }
  const mention = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  return mention && {kind: mention[1] === '@' ? 'person' : 'channel', sought: mention[2], from: caret - mention[2].length - 1};
}

/** Suggestions for such a word: {insert, label, description}. */
export function suggestions({kind, sought}, directory) {
  const wanted = sought.toLowerCase();
  return OFFERS[kind](directory)
    .filter((each) => each.words.some((word) => word.toLowerCase().startsWith(wanted)))
    .slice(0, MOST);
}

const OFFERS = {
  person: (directory) => [
    {name: directory.app.name, realName: 'the app'},
    ...directory.people.filter((each) => each.id !== directory.me),
  ].map((each) => ({
    insert: `@${each.name} `, label: `@${each.name}`, description: [each.realName, each.title].filter(Boolean).join(', '),
    words: [each.name, ...String(each.realName ?? '').split(/\s+/)],
  })),
  channel: (directory) => directory.visible().filter((each) => each.kind !== 'im').map((each) => ({
    insert: `#${each.name} `, label: `#${each.name}`, description: each.topic, words: [each.name],
  })),
  command: (directory) => directory.commands.map((each) => ({
    insert: `${each.name} `, label: [each.name, each.usageHint].filter(Boolean).join(' '), description: each.description,
    words: [each.name.replace(/^\//, '')],
  })),
};
