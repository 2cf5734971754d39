/**
 * How many rows go from the worker to the main thread at once. Three such chunks are on their way into the database at a
 * time: the fewer rows they have, the fewer outlive a collection of V8's young generation and become old garbage.
 */
export const CHUNK_ROWS = 125;
