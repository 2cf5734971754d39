/**
 * Sent with every response: JSON that may not be framed, embedded, cached or sniffed. The reference overrides two
 * of them, see pages.ts. Strict-Transport-Security is left to the proxy that holds the certificate.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
