import { createInterface } from 'node:readline/promises';
import { CommandFailure } from '../exitCodes.ts';
import { untilInterrupted } from './interrupt.ts';

/** What Ctrl-D, the end of the input, counts as. */
const END = '\u0004';

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
      const ended = new Promise<string>((resolve) => prompt.once('close', () => resolve(END)));
      return Promise.race([prompt.question(`${question} [y/N] `, { signal }), ended]);
    });
    if (answer === END) throw new CommandFailure('\nNothing was changed.');
    if (!/^y(es)?$/i.test(answer.trim())) throw new CommandFailure('Nothing was changed.');
  } finally {
    prompt.close();
  }
}
