import { createInterface } from 'node:readline/promises';
import { CommandFailure } from '../exitCodes.ts';
import { untilInterrupted } from './interrupt.ts';

/**
 * Asks a person at the terminal whether to go on.
 * @throws CommandFailure if the answer is no, or if there is nobody to ask.
 */
export async function confirm(question: string): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new CommandFailure('Nothing was changed. Add --yes to change them without being asked.');
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await untilInterrupted('\nNothing was changed.', (signal) => {
      prompt.once('SIGINT', () => process.emit('SIGINT'));
      // Ctrl-D, the end of the input, is no answer.
      const ended = new Promise<string>((resolve) => prompt.once('close', () => resolve('')));
      return Promise.race([prompt.question(`${question} [y/N] `, { signal }), ended]);
    });
    if (!/^y(es)?$/i.test(answer.trim())) throw new CommandFailure('Nothing was changed.');
  } finally {
    prompt.close();
  }
}
