import { startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';

/** Runs the fake bank in a separate process, so that its memory and time are not counted as the product's. */
const { url, clientId, secret, control, close } = await startPlaidSandbox();
control.setAutomaticWebhooks({ enabled: false });
process.send?.({ url, clientId, secret });
// The parent process has ended.
process.on('disconnect', () => void close().then(() => process.exit()));
