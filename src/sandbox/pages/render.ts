import type { Account, Institution } from '../bank/entry.ts';

/** The pages as HTML. Everything from outside is escaped. */

export interface PageLook {
  /** Whose pages they stand for: `Plaid`, `Teller`. */
  name: string;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** The badge of an institution: its initials, in one of six colours. */
function renderBadge({ id, name }: Institution): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const initials = words
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
  const tone = [...id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6;
  return `<span class="badge tone-${tone}" aria-hidden="true">${escapeHtml(initials)}</span>`;
}

export function renderInstitutions(look: PageLook, institutions: readonly Institution[]): string {
  const items = institutions.map(
    (institution) => `
        <li><button class="choice" name="institution" value="${escapeHtml(institution.id)}">
          ${renderBadge(institution)}<span>${escapeHtml(institution.name)}</span>
        </button></li>`,
  );
  return page(
    look,
    'Choose your bank',
    `<p>These banks are invented. None of them is on the internet.</p>
      <form method="post">
        <input type="hidden" name="step" value="institution">
        <ul class="choices">${items.join('')}
        </ul>
      </form>
      ${CANCEL}`,
  );
}

export function renderSignIn(
  look: PageLook,
  institution: Institution,
  { username, error }: { username: string | null; error: string | null },
  { isUpdate }: { isUpdate: boolean },
): string {
  return page(
    look,
    isUpdate ? `Sign in to ${institution.name} again` : `Sign in to ${institution.name}`,
    `<p>Any user name and password will do.</p>
      ${renderError(error)}
      <form method="post" class="fields">
        <input type="hidden" name="step" value="sign-in">
        <label for="username">User name</label>
        <input id="username" name="username" autocomplete="off" autocapitalize="none" spellcheck="false" required
          value="${escapeHtml(username ?? '')}"${error ? ' aria-describedby="error"' : ''}>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="off">
        <button class="primary">Sign in</button>
      </form>
      ${isUpdate ? '' : BACK}${CANCEL}`,
    renderBadge(institution),
  );
}

export function renderAccounts(
  look: PageLook,
  institution: Institution,
  accounts: readonly Account[],
  error: string | null,
): string {
  const items = accounts.map(
    ({ key, name, mask, subtype, type }, index) => `
          <li><input type="checkbox" id="account-${index}" name="account" value="${escapeHtml(key)}" checked>
            <label for="account-${index}">${escapeHtml(name)}
              <small>${escapeHtml((subtype ?? type).replaceAll('_', ' '))}${mask === null ? '' : ` ending in ${escapeHtml(mask)}`}</small></label></li>`,
  );
  return page(
    look,
    'Choose accounts',
    `<p>Breadbox reads the balances and transactions of the accounts that you share.</p>
      ${renderError(error)}
      <form method="post">
        <input type="hidden" name="step" value="accounts">
        <fieldset>
          <legend>Accounts at ${escapeHtml(institution.name)}</legend>
          <ul class="accounts">${items.join('')}
          </ul>
        </fieldset>
        <button class="primary">Share these accounts</button>
      </form>
      ${CANCEL}`,
  );
}

export interface PageEnd {
  title: string;
  text: string;
  isSuccess?: boolean;
  canRestart?: boolean;
  returnUrl?: string | null;
  /** For the script of a page in a frame, which hands the result to the page around it. */
  handover?: { result: object; origin: string } | null;
}

export function renderEnd(look: PageLook, end: PageEnd): string {
  const { title, text, isSuccess = false, canRestart = false, returnUrl = null, handover = null } = end;
  const handedOver =
    handover === null
      ? ''
      : `<div id="result" hidden data-result="${escapeHtml(JSON.stringify(handover.result))}" data-origin="${escapeHtml(handover.origin)}"></div>
      <script src="assets/frame.js" defer></script>`;
  const mark = isSuccess ? '<p class="mark" aria-hidden="true">✓</p>' : '';
  const again = canRestart
    ? '<form method="post"><input type="hidden" name="step" value="again"><button class="primary">Start again</button></form>'
    : '';
  const back =
    returnUrl === null
      ? ''
      : `<p class="quiet"><a href="${escapeHtml(returnUrl)}">Return to Breadbox</a></p>`;
  return page(look, title, `${mark}<p>${escapeHtml(text)}</p>${again}${back}${handedOver}`);
}

const renderError = (error: string | null): string =>
  error === null ? '' : `<p class="error" id="error" role="alert">${escapeHtml(error)}</p>`;

const BACK =
  '<form method="post" class="quiet"><input type="hidden" name="step" value="back"><button>Choose another bank</button></form>';
const CANCEL =
  '<form method="post" class="quiet"><input type="hidden" name="step" value="cancel"><button>Cancel</button></form>';

function page({ name }: PageLook, title: string, content: string, above = ''): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escapeHtml(title)} · ${escapeHtml(name)} sandbox</title>
    <link rel="stylesheet" href="assets/sandbox.css">
  </head>
  <body>
    <header><strong>${escapeHtml(name)}</strong> <span>Sandbox: invented banks, no real money</span></header>
    <main>
      ${above}
      <h1>${escapeHtml(title)}</h1>
      ${content}
    </main>
  </body>
</html>
`;
}
