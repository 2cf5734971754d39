import { signal } from '@preact/signals';

/** The address of the screen. Its query holds what somebody would share: filters and what is open. */
export const address = signal(readAddress());

function readAddress(): { path: string; query: URLSearchParams } {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

/** Called after each change of the path, and not for a change of the query alone. */
const listeners = new Set<() => void>();

export function onNavigate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function navigate(href: string, { replace = false } = {}): void {
  const before = address.value.path;
  history[replace ? 'replaceState' : 'pushState'](null, '', href);
  address.value = readAddress();
  if (address.value.path === before) return;
  scrollTo(0, 0);
  for (const listener of listeners) listener();
}

/** Replaces some parameters of the query; undefined or an empty text removes one. */
export function setQuery(values: Record<string, string | undefined>, { replace = true } = {}): void {
  const query = new URLSearchParams(address.value.query);
  for (const [name, value] of Object.entries(values)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  navigate(`${address.value.path}${text && `?${text}`}`, { replace });
}

/** The pages next to the dashboard, which the server answers. */
const OTHER_PAGES = /^\/(docs|openapi\.|api\/|health|link\/)/;

/** Follows links without loading the page again, and the browser's back and forward. */
export function startRouter(): void {
  addEventListener('popstate', () => {
    const before = address.value.path;
    address.value = readAddress();
    if (address.value.path !== before) for (const listener of listeners) listener();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    // The properties of a link in a picture are not those of one in the text; the attributes are.
    const href = link.getAttribute('href');
    if (href === null || link.hasAttribute('target') || link.hasAttribute('download')) return;
    const url = new URL(href, location.href);
    if (url.origin !== location.origin || OTHER_PAGES.test(url.pathname)) return;
    if (url.pathname === location.pathname && url.hash) return;
    event.preventDefault();
    navigate(url.pathname + url.search + url.hash);
  });
}

/** The parameters of a path such as `/rules/:id`; null if it does not match. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [position, segment] of wanted.entries()) {
    const value = given[position] ?? '';
    if (segment.startsWith(':')) parameters[segment.slice(1)] = decodeURIComponent(value);
    else if (segment !== value) return null;
  }
  return parameters;
}
