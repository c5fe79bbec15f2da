// Prints where the wall's picture puts things, for roles and hand-offs read from stdin: [{labels, pairs, widths}].
import { readFileSync } from "node:fs";
import { arrowPath, placeLabels, placeRoles, spoke } from "../../static/js/room/ecomap_layout.js";

const asked = JSON.parse(readFileSync(0, "utf8"));
const told = asked.map(({ labels, pairs, widths, below }) => {
  const nodes = placeRoles(labels.map((label) => ({ role: label, label }))).map((node, n) => ({ ...node, below: below[n] }));
  const paths = pairs.map(([a, b]) => arrowPath(nodes[a], nodes[b]));
  return {
    nodes: nodes.map(({ x, y, w, h }) => [x, y, w, h]),
    arrows: paths.map(({ from, control, to, angle }) => [from.x, from.y, control.x, control.y, to.x, to.y, angle]),
    labels: placeLabels(paths, nodes, widths).map(({ x, y }) => [x, y]),
    spokes: nodes.map((node) => Object.values(spoke(node))),
  };
});
process.stdout.write(JSON.stringify(told));
