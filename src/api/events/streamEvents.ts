import type { Operation } from '../../http/operation.ts';

export const streamEvents: Operation<'streamEvents'> = ({ events }, { request: { apiKey } }, reply) => {
  if (!apiKey) throw new Error('streamEvents was dispatched without a key.');
  return reply(200, events.open(apiKey), {
    'Content-Type': 'text/event-stream',
    // nginx would collect the events otherwise.
    'X-Accel-Buffering': 'no',
  });
};
