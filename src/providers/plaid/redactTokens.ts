/** Redacts the tokens in a text of Plaid's: access-production-…, public-sandbox-…, link-production-…. */
export const redactTokens = (text: string): string =>
  text.replace(/\b(access|public|link)-[a-z]+-[\w-]+/g, '[redacted]');
