// Loaded into the product's process before anything else (node --import): the parent process moves the
// clock forward by sending { offsetMs }, so that days pass between two syncs of a test.
const RealDate = Date;
let offsetMs = 0;

class ShiftedDate extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + offsetMs);
    else super(...values);
  }

  static now() {
    return RealDate.now() + offsetMs;
  }
}
globalThis.Date = ShiftedDate;

process.on('message', (message) => {
  offsetMs = message.offsetMs;
  process.send({ offsetMs });
});
// Nobody is left to stop this process when its parent was killed.
process.on('disconnect', () => process.exit(1));
process.channel.unref();
