// The inputs of a message or a view: each element registers how it is read and written, and Slack's
// state.values is gathered from those that stand in a piece of the page.

const FIELDS = new WeakMap();

/**
 * Makes an element an input: read() gives Slack's value object without its type ({value}, {selected_option}, …),
 * write(value) takes one back.
 */
export function registerField(element, {block, spec, read, write}) {
  element.dataset.block = block;
  element.dataset.action = spec.action_id ?? '';
  FIELDS.set(element, {read, write, type: spec.type});
  return element;
}

/** {blockId: {actionId: {type, …}}} of everything inside. */
export function stateOf(root) {
  const state = {};
  for (const [element, field] of fields(root)) {
    state[element.dataset.block] ??= {};
    state[element.dataset.block][element.dataset.action] = {type: field.type, ...field.read()};
  }
  return state;
}

/** Keeps what was entered when a view or message is built anew: same block, same action, same type. */
export function carryOver(from, to) {
  const before = stateOf(from);
  for (const [element, field] of fields(to)) {
    const value = before[element.dataset.block]?.[element.dataset.action];
    if (value?.type === field.type) {
      field.write(value);
    }
  }
}

function fields(root) {
  return [...root.querySelectorAll('[data-action]')]
    .map((element) => [element, FIELDS.get(element)])
    .filter(([, field]) => field);
}
