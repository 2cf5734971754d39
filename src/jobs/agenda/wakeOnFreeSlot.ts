import { type JobParameters, type NotificationChannel, toJobId } from 'agenda';

/**
 * A worker at its concurrency limit ignores notifications, and Agenda does not poll again when a slot becomes
 * free: the job would wait for the next regular poll. So the end of each job is announced like a new job.
 */
export class WakeOnFreeSlot {
  readonly #channel: NotificationChannel;
  readonly #endedNames = new Map<string, string>();

  constructor(channel: NotificationChannel) {
    this.#channel = channel;
  }

  completed({ _id, name, nextRunAt, failedAt, lastRunAt }: JobParameters): void {
    const hasFailed = failedAt && lastRunAt && failedAt >= lastRunAt;
    // A job that is going to be removed frees its slot only after the removal.
    if (nextRunAt || hasFailed) this.#announce(name, String(_id));
    else this.#endedNames.set(String(_id), name);
  }

  removed(id: string): void {
    const name = this.#endedNames.get(id);
    this.#endedNames.delete(id);
    if (name) this.#announce(name, id);
  }

  #announce(name: string, id: string): void {
    // Agenda frees the slot in the same turn of the event loop, after its listeners have run.
    setImmediate(() => {
      if (this.#channel.state !== 'connected') return;
      const now = new Date();
      this.#channel
        .publish({ jobId: toJobId(id), jobName: name, nextRunAt: now, priority: 0, timestamp: now })
        // The next regular poll finds the job.
        .catch(() => undefined);
    });
  }
}
