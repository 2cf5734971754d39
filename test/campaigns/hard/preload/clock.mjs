// Preloaded into a server process: shifts its clock by the milliseconds in the file BREADBOX_CLOCK_FILE.
import { readFileSync } from 'node:fs';

const RealDate = Date;
let ahead = 0;

function read() {
  ahead = Number(readFileSync(process.env.BREADBOX_CLOCK_FILE, 'utf8'));
}

read();
setInterval(read, 50).unref();

const now = () => RealDate.now() + ahead;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, called) =>
    Reflect.construct(
      target,
      given.length > 0 ? given : [now()],
      called === globalThis.Date ? target : called,
    ),
  apply: () => new Date().toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
RealDate.prototype.constructor = globalThis.Date;
