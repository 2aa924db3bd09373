// Hangs something over the page beside a button: above everything else (also above a dialog), inside the window.

const GAP = 4;
const EDGE = 8;

/** Shows `panel` at `anchor` until the returned function is called; `dismissed` is told of a click or a focus elsewhere. */
export function float(anchor, panel, dismissed) {
  panel.setAttribute('popover', 'manual');
  anchor.after(panel);
  panel.showPopover?.();
  const place = () => settle(anchor, panel);
  place();
  const elsewhere = (event) => {
    if (!panel.contains(event.target) && !anchor.contains(event.target)) {
      dismissed();
    }
  };
  const scrolled = (event) => event.target instanceof Node && !panel.contains(event.target) && place();
  document.addEventListener('pointerdown', elsewhere, true);
  document.addEventListener('focusin', elsewhere, true);
  document.addEventListener('scroll', scrolled, true);
  window.addEventListener('resize', place);
  return () => {
    document.removeEventListener('pointerdown', elsewhere, true);
    document.removeEventListener('focusin', elsewhere, true);
    document.removeEventListener('scroll', scrolled, true);
    window.removeEventListener('resize', place);
    panel.remove();
  };
}

/** Below the anchor, or above it where there is more room. Also called when the panel's content changed. */
export function settle(anchor, panel) {
  const at = anchor.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - EDGE - GAP;
  const above = at.top - EDGE - GAP;
  const height = panel.scrollHeight;
  const upwards = height > below && above > below;
  panel.style.maxHeight = `${Math.max(120, upwards ? above : below)}px`;
  panel.style.minWidth = `${Math.min(at.width, window.innerWidth - 2 * EDGE)}px`;
  const width = panel.offsetWidth;
  panel.style.left = `${Math.max(EDGE, Math.min(at.left, window.innerWidth - width - EDGE))}px`;
  panel.style.top = upwards ? `${Math.max(EDGE, at.top - GAP - panel.offsetHeight)}px` : `${at.bottom + GAP}px`;
}
