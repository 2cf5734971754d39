import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { startSandbox } from '../../src/sandbox/startSandbox.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import type { Answer, TestApp } from './testApp.ts';
import { startTestApp } from './testApp.ts';
import { waitUntil } from './waitUntil.ts';

export const EXCHANGE = '/item/public_token/exchange';

/** A clock that a test can move. The product and the sandbox bank read the same one. */
export class MovableClock {
  #offsetMs = 0;
  now = (): Date => new Date(Date.now() + this.#offsetMs);
  advanceMinutes(minutes: number): void {
    this.#offsetMs += minutes * 60_000;
  }
}

export interface LinkSetup {
  sandbox: Sandbox;
  app: TestApp;
  clock: MovableClock;
  /** The settings with which another process of the product reaches the same banks. */
  env: Record<string, string>;
  userId: string;
  /** Creates a session and returns its answer. */
  create(provider: 'plaid' | 'teller', options?: { returnPath?: string }): Promise<Answer>;
  /** Creates a session that signs in to a connection again. */
  createReauth(connectionId: string): Promise<Answer>;
  get(id: string): Promise<Answer>;
  /** Polls a session as a client does, until it has ended. */
  poll(id: string): Promise<Answer['body']>;
  /** How often a public token was sent to Plaid for an exchange. */
  exchanges(): number;
  close(): Promise<void>;
}

/**
 * Starts the product with both sandbox banks. `reachable` gives the banks an address for webhooks. Without `worker`
 * nothing is polled.
 */
export async function startLinkSetup({
  worker = true,
  reachable = false,
  env: added = {},
}: {
  worker?: boolean;
  reachable?: boolean;
  env?: Record<string, string>;
} = {}): Promise<LinkSetup> {
  const clock = new MovableClock();
  const folder = temporaryFolder();
  const sandbox = await startSandbox({ certificateFolder: folder.path, clock });
  const relay = await startRelay();
  const { plaid, teller } = sandbox;
  const env = {
    PLAID_CLIENT_ID: plaid.clientId,
    PLAID_SECRET: plaid.secret,
    PLAID_BASE_URL: plaid.url,
    TELLER_APPLICATION_ID: teller.applicationId,
    TELLER_BASE_URL: teller.url,
    TELLER_CONNECT_URL: teller.connectUrl,
    TELLER_CERT_PATH: teller.paths?.certificate ?? '',
    TELLER_KEY_PATH: teller.paths?.privateKey ?? '',
    TELLER_CA_PATH: teller.paths?.authority ?? '',
    TELLER_WEBHOOK_SECRET: teller.webhookSecret,
    ...(reachable && { PUBLIC_URL: relay.url }),
    ...added,
  };
  const app = await startTestApp({ worker, env, replacements: { clock } });
  relay.forwardTo(app.url);
  const userId = (await app.post('/api/v1/users', { name: 'Alex' })).body.id;
  const get = (id: string) => app.get(`/api/v1/link-sessions/${id}`);
  return {
    sandbox,
    app,
    clock,
    env,
    userId,
    create: (provider, { returnPath } = {}) =>
      app.post('/api/v1/connections/link-sessions', {
        user_id: userId,
        provider,
        ...(returnPath && { return_path: returnPath }),
      }),
    createReauth: (connectionId) => app.post(`/api/v1/connections/${connectionId}/reauth-sessions`, {}),
    get,
    async poll(id) {
      const { body } = await waitUntil('the link session has ended', () => get(id), {
        until: (answer) => answer.body.status !== 'open',
        withinMs: 30_000,
        pauseMs: 200,
      });
      return body;
    },
    exchanges: () => plaid.control.calls().counts[EXCHANGE] ?? 0,
    async close() {
      await app.close();
      await sandbox.close();
      await relay.close();
      folder.remove();
    },
  };
}

/** An address that is known before the server that it leads to has one. */
async function startRelay() {
  let port = 0;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form.
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    forwardTo: (url: string) => {
      port = Number(new URL(url).port);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
