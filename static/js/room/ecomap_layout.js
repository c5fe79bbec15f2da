// Where everything stands in the picture of the net: household in the middle, roles around it, arrows between.  Pure.

export const WIDTH = 1600;
export const HEIGHT = 800;
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 };
const RADIUS = { x: 670, y: 318 };
export const HOUSEHOLD = { ...CENTRE, rx: 120, ry: 62 };
const NODE_HEIGHT = 68;
const EM = 34; // size of a node's letters

/** Width of a label: full-width characters count one em, others a little more than half. */
const widthOf = (label) => [...label].reduce((sum, c) => sum + (c.charCodeAt(0) < 0x300 ? 0.75 : 1), 0) * EM + 36;

/** `[{role, x, y, w, h}]` on an ellipse, clockwise from the top, in the order given: the same roles, the same places. */
export function placeRoles(roles) {
  return roles.map(({ role, label }, index) => {
    const angle = (index / roles.length) * 2 * Math.PI - Math.PI / 2;
    return { role, label, x: CENTRE.x + RADIUS.x * Math.cos(angle), y: CENTRE.y + RADIUS.y * Math.sin(angle), w: widthOf(label), h: NODE_HEIGHT };
  });
}

/** Where the line from `from` towards a box's middle meets its edge, `gap` before it. */
export function edgeOf(box, from, gap = 10) {
  const [dx, dy] = [from.x - box.x, from.y - box.y];
  const scale = Math.min((box.w / 2 + gap) / Math.max(1e-9, Math.abs(dx)), (box.h / 2 + gap) / Math.max(1e-9, Math.abs(dy)), 1);
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}

/** Whether a curve runs over the household. */
const crosses = (curve) =>
  [0.2, 0.35, 0.5, 0.65, 0.8].some((t) => {
    const { x, y } = along(curve, t);
    return Math.hypot((x - CENTRE.x) / (HOUSEHOLD.rx + 24), (y - CENTRE.y) / (HOUSEHOLD.ry + 24)) < 1;
  });

/** An arrow between two boxes: always bent to its own right, so that there and back are two lines, and around the household. */
export function arrowPath(a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const right = { x: -dy / length, y: dx / length };
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const usual = Math.min(90, length * 0.16);
  const curves = [usual, usual * 2.2, -usual * 2.2, 420, 540].map((bend) => {
    const control = { x: middle.x + right.x * bend, y: middle.y + right.y * bend };
    return { control, from: edgeOf(a, control), to: edgeOf(b, control, 16) };
  });
  const { control, from, to } = curves.find((curve) => !crosses(curve)) ?? curves.at(-1);
  const tip = { x: to.x - control.x, y: to.y - control.y };
  return { d: `M${from.x.toFixed(1)} ${from.y.toFixed(1)} Q${control.x.toFixed(1)} ${control.y.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`, from, control, to, angle: (Math.atan2(tip.y, tip.x) * 180) / Math.PI };
}

/** The point at `t` (0-1) of an arrow's curve. */
const along = ({ from, control, to }, t) => {
  const at = (name) => (1 - t) ** 2 * from[name] + 2 * t * (1 - t) * control[name] + t ** 2 * to[name];
  return { x: at("x"), y: at("y") };
};

const SHORT = 150; // between neighbours a label on the line would cover the line

/** Outside of a short arrow, seen from the household. */
function beside(path) {
  const { x, y } = along(path, 0.5);
  const away = Math.hypot(x - CENTRE.x, y - CENTRE.y) || 1;
  return { x: x + ((x - CENTRE.x) / away) * 46, y: y + ((y - CENTRE.y) / away) * 46 };
}

const PLACES = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26, 0.82, 0.18];
const LABEL = { w: 84, h: 52 };
const apart = (a, b, w, h) => Math.abs(a.x - b.x) > w || Math.abs(a.y - b.y) > h;

/**
 * Where each arrow's label stands: on its line, beside those that came before it and off the roles and the household; where no
 * place is free, where it covers the fewest.  `widths`: of the labels; a node's `below`: room that a note under it takes.
 */
export function placeLabels(paths, nodes, widths = []) {
  const taken = [];
  return paths.map((path, index) => {
    const w = Math.max(LABEL.w, widths[index] ?? 0);
    const line = PLACES.map((t) => along(path, t));
    const spots = Math.hypot(path.to.x - path.from.x, path.to.y - path.from.y) < SHORT ? [beside(path), ...line] : line;
    const covered = (spot) =>
      taken.filter((other) => !apart(spot, other, (w + other.w) / 2, LABEL.h)).length +
      nodes.filter((node) => !apart(spot, { x: node.x, y: node.y + (node.below ?? 0) / 2 }, (w + node.w) / 2, (LABEL.h + node.h + (node.below ?? 0)) / 2)).length +
      (apart(spot, CENTRE, HOUSEHOLD.rx + w / 2, HOUSEHOLD.ry + LABEL.h / 2) ? 0 : 1);
    const counts = spots.map(covered);
    const { x, y } = spots[counts.indexOf(Math.min(...counts))];
    taken.push({ x, y, w });
    return { x, y };
  });
}

/** The line from the household to a role that acts on a need. */
export function spoke(node) {
  const end = edgeOf(node, CENTRE, 4);
  const [dx, dy] = [end.x - CENTRE.x, end.y - CENTRE.y];
  const scale = 1 / Math.hypot(dx / HOUSEHOLD.rx, dy / HOUSEHOLD.ry);
  return { x1: CENTRE.x + dx * scale, y1: CENTRE.y + dy * scale, x2: end.x, y2: end.y };
}
