import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { TextField } from './parts/field.tsx';
import { Mark } from './parts/icon.tsx';
import { describeError, endReason, session, signInWithCode, signInWithKey } from './session.ts';

/** The code of a sign-in link that has not been sent yet. */
const newCode = signal<string | null>(null);

/**
 * Takes the code of a sign-in link, from the address that the page was opened with or that is pasted into its tab. It
 * leaves the address at once, so that no bookmark or history keeps it. Whoever is signed in needs none.
 */
export function startSignIn(): void {
  takeCode();
  addEventListener('hashchange', takeCode);
}

function takeCode(): void {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code === null) return;
  history.replaceState(null, '', location.pathname + location.search);
  newCode.value = session.value === null ? code : null;
}

export function SignIn() {
  const code = newCode.value;
  const [key, setKey] = useState('');
  const [isBusy, setBusy] = useState(code !== null);
  const [fault, setFault] = useState<string | null>(null);

  async function signIn(attempt: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      await attempt();
    } catch (error) {
      setFault(describeError(error));
      setBusy(false);
    }
  }

  useEffect(() => {
    if (code === null) return;
    // A code signs in once, so it is not kept for another attempt.
    newCode.value = null;
    void signIn(() => signInWithCode(code));
  }, [code]);

  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <div class="mark">
          <Mark />
        </div>
        <h1>Sign in to Breadbox</h1>
        <p class="quiet">
          {endReason.value ?? 'Open the link that the server prints when it starts, or paste an API key.'}
        </p>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void signIn(() => signInWithKey(key.trim()));
          }}
        >
          <TextField
            label="API key"
            type="password"
            value={key}
            onInput={setKey}
            placeholder="bb_…"
            fault={fault}
            hint="It stays in this tab and is forgotten when you close it."
            required
          />
          <button type="submit" class="button primary" disabled={isBusy || key.trim() === ''}>
            {isBusy && <span class="spinner" />}
            Sign in
          </button>
        </form>
      </div>
    </main>
  );
}
