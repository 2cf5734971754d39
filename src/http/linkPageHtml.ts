/** The pages below /link/ as HTML. Everything from outside is escaped. */

export interface LinkPage {
  /** The script of Teller Connect. */
  connectUrl: string;
  applicationId: string;
  environment: string;
  /** The login to sign in to again; null to link a new one. */
  enrollmentId: string | null;
  institutionName: string | null;
  returnUrl: string;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

export function renderLinkPage(page: LinkPage): string {
  const { institutionName } = page;
  const title = institutionName === null ? 'Link a bank' : `Sign in to ${institutionName} again`;
  const data = {
    'application-id': page.applicationId,
    environment: page.environment,
    'enrollment-id': page.enrollmentId,
  };
  const attributes = Object.entries(data).map(([name, value]) =>
    value === null ? '' : ` data-${name}="${escapeHtml(value)}"`,
  );
  return document(
    title,
    `<div id="sign-in"${attributes.join('')}>
        <p>You sign in at your bank in a window of Teller, which asks your bank for the accounts that you choose. Breadbox never sees your password.</p>
        <button class="primary" id="open" disabled>Continue to your bank</button>
        <p class="quiet"><a href="${escapeHtml(page.returnUrl)}">Not now</a></p>
      </div>
      <div id="outcome" role="status"></div>
      <noscript><p class="error">This page needs JavaScript, because Teller's does.</p></noscript>`,
    `<script src="${escapeHtml(page.connectUrl)}" defer></script>
    <script src="/link/assets/link.js" defer></script>`,
  );
}

export const renderDone = (): string =>
  document(
    'You are done at your bank',
    `<p class="mark" aria-hidden="true">✓</p>
      <p>Breadbox finishes the rest by itself. You can close this window.</p>
      <p class="quiet"><a href="/">Go to Breadbox</a></p>`,
  );

export const renderNoLink = (): string =>
  document(
    'This link does not work',
    `<p>It has expired or has been used. A link works once, for half an hour. Start again in Breadbox.</p>
      <p class="quiet"><a href="/">Go to Breadbox</a></p>`,
  );

const document = (title: string, content: string, scripts = ''): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escapeHtml(title)} · Breadbox</title>
    <link rel="stylesheet" href="/link/assets/link.css">
    ${scripts}
  </head>
  <body>
    <header><strong>Breadbox</strong></header>
    <main>
      <h1 id="title">${escapeHtml(title)}</h1>
      ${content}
    </main>
  </body>
</html>
`;
