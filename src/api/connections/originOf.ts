import type { AppContext } from '../../context.ts';

/** The scheme and host at which the caller's browser reaches this server. Behind a proxy with HTTPS, PUBLIC_URL says it. */
export const originOf = (
  { publicUrl }: AppContext['config'],
  headers: Record<string, string | undefined>,
): string => publicUrl ?? `http://${headers['host']}`;
