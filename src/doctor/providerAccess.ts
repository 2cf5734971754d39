import type { Access } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';

/** A provider's clock as it was seen, with the moments of ours around it. */
export interface ClockReading {
  whose: string;
  theirs: Date;
  /** Ours, halfway between asking and being answered. */
  ours: Date;
  /** How far off the reading may be for the way there and back, and for what the header rounds away. */
  uncertaintyMs: number;
}

export interface Proof {
  refusal: ProviderError | null;
  /** Null where the provider refused us, or its answer had no date. */
  reading: ClockReading | null;
}

/** A Date header knows no parts of a second. */
const HEADER_PRECISION_MS = 1_000;

/** Makes the one call that shows whether a provider takes our credentials, and reads its clock by the way. */
export async function proveAccess(whose: string, access: Access, now: () => Date): Promise<Proof> {
  try {
    const answer = await access.check();
    if (!answer) return { refusal: null, reading: null };
    const { time: theirs, tookMs } = answer;
    // Whole seconds: on average the clock was half of one further on.
    const ours = new Date(now().getTime() - tookMs / 2 - HEADER_PRECISION_MS / 2);
    return {
      refusal: null,
      reading: { whose, theirs, ours, uncertaintyMs: (tookMs + HEADER_PRECISION_MS) / 2 },
    };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { refusal: error, reading: null };
  }
}
