/**
 * The ways in which a connection to PostgreSQL is refused for good, by what the server and Node report, and what a
 * person does about each way to fail.
 */

/** Codes of Node's TLS. */
export const TLS_FAILURES: Record<string, string> = {
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate not trusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate not trusted',
  CERT_SIGNATURE_FAILURE: 'certificate not trusted',
  CERT_HAS_EXPIRED: 'certificate expired',
  CERT_NOT_YET_VALID: 'certificate not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate of another host',
};

/** Messages whose code alone would name another failure, or that have no code. */
export const REFUSALS_BY_MESSAGE: [RegExp, string][] = [
  [/^no pg_hba\.conf entry .*(no encryption|SSL off)/, 'not admitted without TLS'],
  [/^no pg_hba\.conf entry /, 'not admitted by pg_hba.conf'],
  [/^The server does not support SSL connections/, 'no TLS on the server'],
  [/^SASL: .*(password must be a|client password)/, 'password missing'],
];

const TRUST =
  "Set DATABASE_CA_CERT to the certificate file of the authority that signed the server's certificate.";
const CORRECT_CERTIFICATE = "Correct the server's certificate, or the host in DATABASE_URL.";

const ADVICE: Record<string, string> = {
  'authentication failed': 'Correct the user and the password in DATABASE_URL.',
  'password missing': 'Write the password into DATABASE_URL.',
  'database does not exist': 'Create the database with `createdb`, or correct its name in DATABASE_URL.',
  'host not found': 'Correct the host in DATABASE_URL.',
  'too many connections': 'Lower DATABASE_POOL_SIZE, or raise max_connections on the server.',
  'not admitted without TLS':
    'Add `?sslmode=verify-full` to DATABASE_URL, or admit this user in pg_hba.conf of the server.',
  'not admitted by pg_hba.conf': 'Admit this user and this machine in pg_hba.conf of the server.',
  'no TLS on the server': 'Turn TLS on there, or remove `sslmode` and DATABASE_CA_CERT.',
  'certificate not trusted': TRUST,
  'certificate expired': "Renew the server's certificate.",
  'certificate not valid yet': 'Correct the clock of this machine or of the server.',
  'certificate of another host': CORRECT_CERTIFICATE,
};

/** What to do about a failure that describeDatabaseFailure named, in one sentence. */
export const adviceOn = (failure: string): string =>
  ADVICE[failure] ?? 'Start PostgreSQL, or correct the host and the port in DATABASE_URL.';

/** A host may still get its name, and a server may still start or have a connection free. */
const MAY_PASS = ['host not found', 'too many connections'];

/** Whether a failure may pass without anybody's help, so that a start waits for it. */
export const mayPass = (failure: string): boolean => !(failure in ADVICE) || MAY_PASS.includes(failure);
