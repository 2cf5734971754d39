// The page around Teller Connect: opens it, and gives what it returns to this server.

const signIn = document.getElementById('sign-in');
const button = document.getElementById('open');
const outcome = document.getElementById('outcome');
const title = document.getElementById('title');
const { applicationId, environment, enrollmentId } = signIn.dataset;

const TITLES = {
  completed: enrollmentId ? 'Signed in again' : 'Your bank is linked',
  duplicate: 'Already linked',
  failed: 'The bank could not be linked',
  open: enrollmentId ? 'The bank still asks for a sign-in' : 'Your bank is being linked',
};

const TEXTS = {
  completed: 'Breadbox is fetching your transactions. You can close this window.',
  duplicate: 'These accounts are linked already. Nothing was changed.',
  open: enrollmentId ? 'Try again in a moment.' : 'You can close this window.',
};

function show(paragraphs, { error = false, mark = false, returnUrl = null } = {}) {
  outcome.replaceChildren();
  if (mark) {
    const sign = document.createElement('p');
    sign.className = 'mark';
    sign.ariaHidden = 'true';
    sign.textContent = '✓';
    outcome.append(sign);
  }
  for (const text of paragraphs) {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    if (error) paragraph.className = 'error';
    outcome.append(paragraph);
  }
  if (!returnUrl) return;
  const link = document.createElement('a');
  link.className = 'primary';
  link.href = returnUrl;
  link.textContent = 'Return to Breadbox';
  outcome.append(link);
}

async function finish({ accessToken, enrollment }) {
  button.disabled = true;
  show(['Linking your bank…']);
  try {
    const response = await fetch(location.pathname, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        access_token: accessToken,
        enrollment_id: enrollment.id,
        institution_name: enrollment.institution.name,
      }),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(body.error.message);
    const { status, message, return_url: returnUrl } = body;
    const isRetry = status === 'open' && enrollmentId;
    signIn.hidden = !isRetry;
    button.disabled = !isRetry;
    title.textContent = TITLES[status] ?? 'Done';
    document.title = `${title.textContent} · Breadbox`;
    show([message ?? TEXTS[status] ?? ''], {
      error: status === 'failed',
      mark: status === 'completed',
      returnUrl: isRetry ? null : returnUrl,
    });
  } catch (error) {
    button.disabled = false;
    show([error instanceof TypeError ? 'Breadbox cannot be reached. Try again.' : error.message], {
      error: true,
    });
  }
}

if (window.TellerConnect) {
  const connect = window.TellerConnect.setup({
    applicationId,
    environment,
    ...(enrollmentId && { enrollmentId }),
    products: ['transactions', 'balance'],
    selectAccount: 'multiple',
    onSuccess: finish,
    onExit: () => show(['You left without linking a bank. You can try again.']),
  });
  button.disabled = false;
  button.addEventListener('click', () => {
    outcome.replaceChildren();
    connect.open();
  });
} else {
  show(
    [
      'Teller cannot be reached. Check the connection, and that nothing blocks its script; then reload this page.',
    ],
    {
      error: true,
    },
  );
}
