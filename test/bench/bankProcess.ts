import { startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';

/** The bank's side of the wire in a process of its own, so that its memory and time are not the product's. */
const { url, clientId, secret, control, close } = await startPlaidSandbox();
control.setAutomaticWebhooks({ enabled: false });
process.send?.({ url, clientId, secret });
// Whoever started it has ended.
process.on('disconnect', () => void close().then(() => process.exit()));
