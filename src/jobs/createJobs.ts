import type { Queue } from '../context.ts';

export interface Jobs {
  queue: Queue;
  start(): Promise<void>;
  stop(): Promise<void>;
  isRunning(): boolean;
}

/** Placeholder of the frame until the Agenda layer lands: it takes no work. */
export async function createJobs(_context: unknown): Promise<Jobs> {
  const refuse = () => Promise.resolve();
  let running = false;
  return {
    queue: {
      enqueueSync: refuse,
      enqueueSyncs: refuse,
      enqueueRevocation: refuse,
      enqueueWebhookEvent: refuse,
    },
    start: async () => {
      running = true;
    },
    stop: async () => {
      running = false;
    },
    isRunning: () => running,
  };
}
