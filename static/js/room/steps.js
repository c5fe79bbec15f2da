// A format as a line of steps: every phase of every stage, in order.  Pure.

/** `[{index, stage, phase, phaseIndex}]` of the whole format. */
export function stepsOf(format) {
  const steps = [];
  for (const stage of format.stages) {
    stage.phases.forEach((phase, phaseIndex) => steps.push({ index: steps.length, stage, phase, phaseIndex }));
  }
  return steps;
}

/** Index of the step now open, or -1 before the first. */
export function currentIndex(steps, workshop) {
  return steps.findIndex((step) => step.stage.id === workshop.stage && step.phaseIndex === workshop.phase);
}

/** The stage now open, or null. */
export function currentStage(snapshot) {
  return snapshot.format.stages.find((stage) => stage.id === snapshot.workshop.stage) ?? null;
}

/** The phase now running, or null. */
export function currentPhase(snapshot) {
  return currentStage(snapshot)?.phases[snapshot.workshop.phase] ?? null;
}

/** Whether what is being written is still hidden from everybody else. */
export function isSilent(snapshot) {
  return currentPhase(snapshot)?.audience === "self" && currentStage(snapshot).writes.length > 0;
}

/** Whether posts are written in this stage: only they have an audience. */
export function writesPosts(stage) {
  return ["assessment", "action_item", "reflection", "note"].some((kind) => stage?.writes.includes(kind));
}

/** Sums a count over all groups: `total(snapshot, "urgency")`. */
export function total(snapshot, kind) {
  return Object.values(snapshot.progress.groups ?? {}).reduce((sum, group) => sum + (group.counts?.[kind] ?? 0), 0);
}

/** Everybody who joined. */
export function joinedCount(snapshot) {
  return Object.values(snapshot.progress.groups ?? {}).reduce((sum, group) => sum + (group.members ?? 0), 0);
}

const COUNTED = ["fact", "urgency", "assessment", "action_item", "reflection", "note"];

/** The kinds of writing that are counted in this stage; a reaction is none. */
export function countedKinds(stage) {
  return COUNTED.filter((kind) => stage?.writes.includes(kind));
}

/** Those that have been written at all until now, over all groups. */
export function writtenKinds(snapshot) {
  return COUNTED.filter((kind) => kind !== "urgency" && total(snapshot, kind) > 0);
}
