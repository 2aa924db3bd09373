// The page's own line drawings, so that no icon font is fetched from anywhere.

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  hash: 'M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z',
  home: 'M4 11.5 12 4l8 7.5V20h-5.5v-5.5h-5V20H4z',
  message: 'M4 5h16v11h-8l-5 4v-4H4z',
  thread: 'M4 4.5h16v10H11l-4 4v-4H4zM8 8.5h8M8 11.5h5',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M4 12 20 4.5 15.5 20l-3.5-6.5zM12 13.5 20 4.5',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  down: 'M6 9.5l6 6 6-6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  eye: 'M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  up: 'M7 11v9H4v-9zM7 11l4-7c1.7 0 2.6 1.2 2.3 2.8L12.7 10H19c1 0 1.7.9 1.5 1.9l-1.3 6.5c-.2 1-.9 1.6-1.9 1.6H7',
  downThumb: 'M7 13V4H4v9zM7 13l4 7c1.7 0 2.6-1.2 2.3-2.8L12.7 14H19c1 0 1.7-.9 1.5-1.9l-1.3-6.5c-.2-1-.9-1.6-1.9-1.6H7',
  bin: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7M10.5 11v5.5M13.5 11v5.5',
  spark: 'M12 3.5l1.9 5.6 5.6 1.9-5.6 1.9L12 18.5l-1.9-5.6L4.5 11l5.6-1.9zM19 16.5v4M17 18.5h4',
  bot: 'M12 3.5v3M6 6.5h12v9H6zM9.5 10v2M14.5 10v2M12 15.5v5M8 20.5h8',
  picture: 'M4 5h16v14H4zM4 16l4.5-4.5 3.5 3.5 3-3 5 5M9 9.5h.01',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
};

/** A line drawing that says nothing to a screen reader; its button carries the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name] ?? PATHS.more);
  svg.append(path);
  return svg;
}
