import { ApiError } from '../errors.ts';
import type { Feed, Link, ProviderName, Providers } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';

/**
 * Returns the parts of a provider that linking needs.
 * @throws ApiError PROVIDER_NOT_CONFIGURED
 */
export function requireProvider(providers: Providers, name: ProviderName): { link: Link; feed: Feed } {
  const { link, feed } = providers[name] ?? {};
  if (!link || !feed) {
    throw new ApiError(
      'PROVIDER_NOT_CONFIGURED',
      `The provider ${name} is not configured on this server. Set its credentials in the environment and restart.`,
    );
  }
  return { link, feed };
}

/** Translates a provider's failure for the client: 502 with the provider's own code. */
export function toApiError(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  throw new ApiError('PROVIDER_ERROR', `The provider returned ${error.code}: ${error.message}`, {
    details: [{ path: 'provider', code: 'provider_code', message: error.code }],
    cause: error,
  });
}
