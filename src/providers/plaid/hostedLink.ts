import type { LinkTokenCreateRequest, LinkTokenCreateResponse, LinkTokenGetSessionsResponse } from 'plaid';
import type { HostedLink, LinkCredentials, SignIn } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import type { PlaidClient } from './client.ts';
import type { Exact } from './exactNumber.ts';

type CreateToken = (
  signIn: SignIn,
  hosted: Pick<LinkTokenCreateRequest, 'hosted_link'>,
) => Promise<Exact<LinkTokenCreateResponse>>;

/**
 * Plaid's Hosted Link: a page of Plaid's that somebody opens, and whose outcome is read from /link/token/get for six
 * hours. The page can be opened several times, and each time is a session of its own.
 */
export function createHostedLink(client: PlaidClient, createToken: CreateToken): HostedLink {
  return {
    async open({ lifetimeSeconds, returnUrl, ...signIn }) {
      const lifetime = { url_lifetime_seconds: lifetimeSeconds };
      // Plaid may refuse to lead back to an address, such as one without HTTPS. Then its page ends by itself.
      const token = await createToken(signIn, {
        hosted_link: { ...lifetime, completion_redirect_uri: returnUrl },
      }).catch((error) => {
        if (!isRefusedRedirect(error)) throw error;
        return createToken(signIn, { hosted_link: lifetime });
      });
      if (!token.hosted_link_url) {
        throw new ProviderError(
          'rejected',
          'HOSTED_LINK_UNAVAILABLE',
          'Plaid returned no page. Check in the Plaid dashboard that Hosted Link is enabled for this client.',
        );
      }
      return { url: token.hosted_link_url, token: token.link_token };
    },

    async read(token) {
      const answer = await client.call((api, options) => api.linkTokenGet({ link_token: token }, options));
      const sessions = answer.link_sessions ?? [];
      const lastExit = sessions.findLast(({ exit }) => exit)?.exit;
      return {
        logins: sessions.flatMap(toLogins),
        isFinished: sessions.some((session) => session.finished_at && !session.exit),
        isSigningIn: sessions.some((session) => session.started_at && !session.finished_at),
        exitError: lastExit?.error
          ? {
              code: lastExit.error.error_code,
              message: lastExit.error.display_message || lastExit.error.error_message,
            }
          : null,
      };
    },
  };
}

/** Plaid may not know the institution, and lists no mask for some accounts. */
function toLogins({ results }: Exact<LinkTokenGetSessionsResponse>): LinkCredentials[] {
  return (results?.item_add_results ?? []).map(({ public_token, accounts, institution }) => ({
    provider: 'plaid',
    publicToken: public_token,
    institutionId: institution?.institution_id || null,
    institutionName: institution?.name || null,
    accounts,
  }));
}

const isRefusedRedirect = (error: unknown): boolean =>
  error instanceof ProviderError && /completion_redirect_uri/.test(error.message);
