import { type JobParameters, type NotificationChannel, toJobId } from 'agenda';

/**
 * A worker at its limit ignores what it is notified of, and Agenda does not look again when a place becomes
 * free: the job would wait for the next regular look. So each end of a job is announced like a new one.
 */
export class LooksAgain {
  readonly #channel: NotificationChannel;
  readonly #endedNames = new Map<string, string>();

  constructor(channel: NotificationChannel) {
    this.#channel = channel;
  }

  completed({ _id, name, nextRunAt, failedAt, lastRunAt }: JobParameters): void {
    const hasFailed = failedAt && lastRunAt && failedAt >= lastRunAt;
    // The place of a job that is removed becomes free only after that.
    if (nextRunAt || hasFailed) this.#announce(name, String(_id));
    else this.#endedNames.set(String(_id), name);
  }

  removed(id: string): void {
    const name = this.#endedNames.get(id);
    this.#endedNames.delete(id);
    if (name) this.#announce(name, id);
  }

  #announce(name: string, id: string): void {
    // Agenda counts the place as free in the same turn, after its listeners.
    setImmediate(() => {
      if (this.#channel.state !== 'connected') return;
      const now = new Date();
      this.#channel
        .publish({ jobId: toJobId(id), jobName: name, nextRunAt: now, priority: 0, timestamp: now })
        // The regular look finds it.
        .catch(() => undefined);
    });
  }
}
