// Builds elements. Text always arrives as a text node, so nothing that somebody wrote can become markup:
// this folder has no innerHTML anywhere, and a test keeps it so.

/** h('button', {class: 'primary', onclick: press, 'aria-label': 'Send'}, 'Send', icon) */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'value' || name === 'checked' || name === 'selected') {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...kept(children));
  return element;
}

/** Drops what is absent and flattens, so that callers may write `condition && h(…)`. */
export function kept(children) {
  return children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false);
}

let ids = 0;

/** An id that no other element of this page has. */
export function freshId(prefix) {
  ids += 1;
  return `${prefix}-${ids}`;
}

/** What can be reached by Tab inside an element, in order. */
export function focusable(element) {
  const selector = 'a[href], button, input, select, textarea, [tabindex="0"]';
  return [...element.querySelectorAll(selector)].filter(
    (each) => !each.disabled && each.tabIndex >= 0 && each.getClientRects().length > 0);
}
