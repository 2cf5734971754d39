/** The priority of each stage. A rule's own priority overrides that of its stage. */
export const priorityOfStage = { baseline: 0, standard: 10, refinement: 50, override: 100 } as const;

export type Stage = keyof typeof priorityOfStage;

/** Returns a rule's stage and priority. Without either it is `standard`; with only a priority it has no stage. */
export function placeRule(given: { stage?: Stage | null | undefined; priority?: number | undefined }): {
  stage: Stage | null;
  priority: number;
} {
  if (given.priority !== undefined) return { stage: given.stage ?? null, priority: given.priority };
  const stage = given.stage ?? 'standard';
  return { stage, priority: priorityOfStage[stage] };
}
