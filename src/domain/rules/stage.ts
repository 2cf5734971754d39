/** When in the order of rules a stage comes; a rule's own priority wins over its stage. */
export const priorityOfStage = { baseline: 0, standard: 10, refinement: 50, override: 100 } as const;

export type Stage = keyof typeof priorityOfStage;

/** A rule with neither a priority nor a stage is a standard one; a given priority leaves it without a stage. */
export function placeRule(given: { stage?: Stage | null | undefined; priority?: number | undefined }): {
  stage: Stage | null;
  priority: number;
} {
  if (given.priority !== undefined) return { stage: given.stage ?? null, priority: given.priority };
  const stage = given.stage ?? 'standard';
  return { stage, priority: priorityOfStage[stage] };
}
