/**
 * On every answer, whatever it is: JSON that nothing may frame, embed, keep, or take for something else. The
 * reference overrides two of them, see pages. Whether a browser insists on TLS is for the proxy to say that has
 * the certificate.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
