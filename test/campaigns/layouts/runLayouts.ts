/** Judges a running product with random files, several at once. */
import { startTestApp } from '../../support/testApp.ts';
import { makeFile } from './files/makeFile.ts';
import { type Client, type Judgement, judgeFile } from './judge/judgeFile.ts';

/** Imports of one user wait for one another where they share a connection, so there is a user for each. */
const AT_ONCE = 8;
/** Files of neighbouring seeds are different ones. */
export const SEEDS_APART = 100_000;

export async function runLayouts(seeds: readonly number[]): Promise<Judgement[]> {
  const app = await startTestApp();
  const client: Client = {
    get: (path) => app.get(path),
    postFile: (path, bytes) => app.post(path, bytes, { contentType: 'text/csv' }),
  };
  const judgements: Judgement[] = [];
  const left = [...seeds];
  const work = async (worker: number) => {
    const user = await app.post('/api/v1/users', { name: `Household member ${worker}` });
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      judgements.push(await judgeFile(client, user.body.id, makeFile(seed)));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, worker) => work(worker)));
  } finally {
    await app.close();
  }
  return judgements.sort((left, right) => left.file.seed - right.file.seed);
}

export function seedsOf(seed: number, files: number): number[] {
  return Array.from({ length: files }, (_, index) => seed * SEEDS_APART + index);
}
