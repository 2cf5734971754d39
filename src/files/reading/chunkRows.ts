/** How many rows go from the worker to the main thread at once: writing them takes a moment each. */
export const CHUNK_ROWS = 500;
