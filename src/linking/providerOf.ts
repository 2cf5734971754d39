import { ApiError } from '../errors.ts';
import type { Feed, Link, ProviderName, Providers } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';

/**
 * The parts of a provider that linking needs.
 * @throws ApiError PROVIDER_NOT_CONFIGURED
 */
export function providerOf(providers: Providers, name: ProviderName): { link: Link; feed: Feed } {
  const { link, feed } = providers[name] ?? {};
  if (!link || !feed) {
    throw new ApiError('PROVIDER_NOT_CONFIGURED', `The provider ${name} is not configured on this server.`);
  }
  return { link, feed };
}

/** A provider's failure as a client is told of it: 502 with the provider's own code. */
export function toApiError(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  throw new ApiError('PROVIDER_ERROR', `The provider answered ${error.code}: ${error.message}`, {
    details: [{ path: 'provider', message: error.code }],
    cause: error,
  });
}
