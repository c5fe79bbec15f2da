// Where everything stands in the picture of the net: household in the middle, roles around it, arrows between.  Pure.

export const WIDTH = 1600;
export const HEIGHT = 800;
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 };
const RADIUS = { x: 670, y: 318 };
export const HOUSEHOLD = { ...CENTRE, rx: 120, ry: 62 };
export const MANY = 12; // more roles than that are set smaller, along a squarer line
const FEW_SIZE = { em: 34, h: 68, note: 44 };
const MANY_SIZE = { em: 28, h: 54, note: 34 };
const APART = 8; // between two boxes, at the least
const STEPS = 720; // of the squarer line

/** Size of letters, boxes and the notes below them. */
export const sizesOf = (count) => (count > MANY ? MANY_SIZE : FEW_SIZE);

/** Width of a label: full-width characters count one em, others a little more than half. */
const widthOf = (label, em) => [...label].reduce((sum, c) => sum + (c.charCodeAt(0) < 0x300 ? 0.75 : 1), 0) * em + 36;

/** `[{role, x, y, w, h}]` around the household, clockwise from the top, in the order given: the same roles, the same places. */
export function placeRoles(roles) {
  const { em, h } = sizesOf(roles.length);
  const nodes = roles.map(({ role, label }) => ({ role, label, w: widthOf(label, em), h }));
  return roles.length > MANY ? alongSquare(nodes) : nodes.map((node, index) => ({ ...node, ...onEllipse(index / nodes.length) }));
}

function onEllipse(part) {
  const angle = part * 2 * Math.PI - Math.PI / 2;
  return { x: CENTRE.x + RADIUS.x * Math.cos(angle), y: CENTRE.y + RADIUS.y * Math.sin(angle) };
}

/** Points at equal distances on a line between an ellipse and a rectangle, which has room at its sides. */
function squareLine() {
  const bent = (value) => Math.sign(value) * Math.sqrt(Math.abs(value));
  const points = Array.from({ length: STEPS * 4 }, (_, step) => {
    const angle = (step / (STEPS * 4)) * 2 * Math.PI - Math.PI / 2;
    return { x: CENTRE.x + RADIUS.x * bent(Math.cos(angle)), y: CENTRE.y - 10 + RADIUS.y * bent(Math.sin(angle)) };
  });
  let length = 0;
  const lengths = points.map((point, index) => (length += index ? Math.hypot(point.x - points[index - 1].x, point.y - points[index - 1].y) : 0));
  return Array.from({ length: STEPS }, (_, step) => points[lengths.findIndex((reached) => reached >= (step / STEPS) * length)]);
}

/** Many boxes: evenly on that line, then neighbours that would cover each other move apart on it, a step at a time. */
function alongSquare(nodes) {
  const line = squareLine();
  const at = nodes.map((_, index) => (index / nodes.length) * STEPS);
  const pointAt = (place) => line[Math.round((place + STEPS) % STEPS) % STEPS];
  const cover = (a, b, p, q) => Math.abs(p.x - q.x) < (a.w + b.w) / 2 + APART && Math.abs(p.y - q.y) < a.h + MANY_SIZE.note + APART;
  for (let round = 0; round < 400; round += 1) {
    let moved = false;
    nodes.forEach((node, index) => {
      const next = (index + 1) % nodes.length;
      if (!cover(node, nodes[next], pointAt(at[index]), pointAt(at[next]))) return;
      at[index] -= 0.5;
      at[next] += 0.5;
      moved = true;
    });
    if (!moved) break;
  }
  return nodes.map((node, index) => ({ ...node, ...pointAt(at[index]) }));
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

const SAMPLES = Array.from({ length: 17 }, (_, n) => (n + 2) / 20);
const SHORTEST = 60; // what is seen of an arrow between neighbours

/** How badly a curve runs: over the household, behind other roles and their notes, out of the picture, or hardly to be seen. */
function badness(curve, others) {
  const points = SAMPLES.map((t) => along(curve, t));
  const behind = ({ x, y }) => others.some((node) => Math.abs(x - node.x) < node.w / 2 + 6 && y > node.y - node.h / 2 - 6 && y < node.y + node.h / 2 + (node.below ?? 0) + 6);
  const outside = ({ x, y }) => x < 8 || x > WIDTH - 8 || y < 8 || y > HEIGHT - 8;
  const seen = Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y);
  return (crosses(curve) ? 100 : 0) + points.filter(behind).length + 2 * points.filter(outside).length + (seen < SHORTEST ? 4 : 0);
}

/** An arrow between two boxes: bent to its own right, so that there and back are two lines; around the household and, where it can be, the other `nodes`. */
export function arrowPath(a, b, nodes = []) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const right = { x: -dy / length, y: dx / length };
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const usual = Math.min(90, length * 0.16);
  const bent = [usual, usual * 2.2, -usual * 2.2, 420, 540].map((bend) => ({ x: middle.x + right.x * bend, y: middle.y + right.y * bend }));
  const away = Math.hypot(CENTRE.x - middle.x, CENTRE.y - middle.y);
  const inwards = away < 100 ? [] : [130, 200, 270, 340].map((bend) => ({ x: middle.x + ((CENTRE.x - middle.x) / away) * bend + right.x * 24, y: middle.y + ((CENTRE.y - middle.y) / away) * bend + right.y * 24 }));
  const others = nodes.filter((node) => node.role !== a.role && node.role !== b.role);
  const curves = [...bent, ...inwards].map((control) => ({ control, from: edgeOf(a, control), to: edgeOf(b, control, 16) }));
  const bad = curves.map((curve) => badness(curve, others));
  const { control, from, to } = curves[bad.indexOf(Math.min(...bad))];
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
