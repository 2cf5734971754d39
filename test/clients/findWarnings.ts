import type { ClientGenerator } from './clientGenerator.ts';

const WARNING = /\b(warn(ing)?|error|unsupported|skipp(ed|ing))\b/i;
/** Lines that generators write about their work, whatever names they contain. */
const PROGRESS = /\bINFO\b/;

/** Sorts the warnings that a generator printed into those that say nothing about the client and the others. */
export function findWarnings(
  output: string,
  harmless: ClientGenerator['harmlessWarnings'],
): { harmless: string[]; other: string[] } {
  const warnings = output.split('\n').filter((line) => WARNING.test(line) && !PROGRESS.test(line));
  const isHarmless = (line: string) => harmless.some(({ pattern }) => pattern.test(line));
  return {
    harmless: warnings.filter(isHarmless),
    other: warnings.filter((line) => !isHarmless(line)),
  };
}
