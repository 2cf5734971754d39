const TIMEOUT_MS = 10_000;

/**
 * Returns why a test must not write to this server, or null if the server reports that it holds the sample
 * household. Earlier versions report nothing, and count as holding real data.
 */
export async function checkWritable(url: string): Promise<string | null> {
  let answer: unknown;
  try {
    const response = await fetch(new URL('/api/v1/version', url), {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    answer = response.ok ? await response.json() : null;
  } catch {
    return `GET /api/v1/version of ${url} failed. Check the address.`;
  }
  const isSample =
    typeof answer === 'object' && answer !== null && 'household' in answer && answer.household === 'sample';
  return isSample
    ? null
    : `${url} does not report that it holds the sample household, so WRITE=1 is refused: it would change real data. Leave WRITE out, or start a sample household in another BREADBOX_DATA_DIR.`;
}
