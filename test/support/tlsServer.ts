import { chownSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAuthority } from '../../src/sandbox/teller/certificates.ts';
import { ask, TemporaryDataDir } from '../postgres/embedded/temporaryCluster.ts';
import { temporaryFolder } from './temporaryFolder.ts';

export interface TlsServer {
  /** Of a database whose owner is no superuser and is admitted with TLS only. */
  urlWithoutTls: string;
  /** The certificate of the private authority that signed the server's. */
  authorityPath: string;
  otherAuthorityPath: string;
  stop(): Promise<void>;
}

const OWNER = 'household';
const PASSWORD = 'household-password';
/** The superuser of the embedded server goes on without TLS. */
const ADMITTED = 'hostssl all all 127.0.0.1/32 scram-sha-256\nhost all breadbox 127.0.0.1/32 scram-sha-256\n';

/** Starts a PostgreSQL whose certificate is of a private authority. */
export async function startTlsServer(): Promise<TlsServer> {
  const folder = new TemporaryDataDir();
  const files = temporaryFolder();
  const authority = createAuthority(new Date());
  const write = (name: string, text: string) => {
    const path = join(files.path, name);
    writeFileSync(path, text);
    return path;
  };
  const authorityPath = write('authority.pem', authority.certificate);
  const otherAuthorityPath = write('other.pem', createAuthority(new Date()).certificate);
  const plain = await folder.start({ max_connections: 100 });
  await ask(plain.url, `create role ${OWNER} login password '${PASSWORD}'`);
  await ask(plain.url, `create database household owner ${OWNER}`);
  const { uid, gid } = statSync(plain.directory);
  const place = (name: string, text: string) => {
    const path = join(plain.directory, name);
    writeFileSync(path, text, { mode: 0o600 });
    chownSync(path, uid, gid);
    return path;
  };
  const { certificate, privateKey } = authority.issueServer();
  const settings = {
    ssl_cert_file: place('server.crt', certificate),
    ssl_key_file: place('server.key', privateKey),
    ssl: 'on',
  };
  place('pg_hba.conf', ADMITTED);
  for (const [name, value] of Object.entries(settings)) {
    await ask(plain.url, `alter system set ${name} = '${value}'`);
  }
  await ask(plain.url, 'select pg_reload_conf()');
  const url = new URL(plain.url);
  url.username = OWNER;
  url.password = PASSWORD;
  url.pathname = '/household';
  return {
    urlWithoutTls: url.href,
    authorityPath,
    otherAuthorityPath,
    async stop() {
      await folder.remove();
      files.remove();
    },
  };
}
