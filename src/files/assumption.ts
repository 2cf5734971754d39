/** Something decided about a file although the file does not state it. */
export interface Assumption {
  /** The subject of the decision, usually the name of the parameter that would decide otherwise. */
  what: string;
  value: string;
  /** The evidence, as a sentence for people. */
  because: string;
}
