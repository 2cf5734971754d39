import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { Sidebar, TabBar } from './navigation.tsx';
import { Icon } from './parts/icon.tsx';
import { Empty, Failure, Skeleton } from './parts/states.tsx';
import { Toasts } from './parts/toasts.tsx';
import { forgetQueries, invalidate } from './query.ts';
import { address, onNavigate } from './router.ts';
import { findScreen, type Screen, type ScreenComponent } from './screens.ts';
import { isOffline, session } from './session.ts';
import { SignIn } from './signIn.tsx';
import { followSyncs } from './sync.ts';

export function App() {
  const key = session.value?.key ?? null;
  const lastKey = useRef(key);
  if (lastKey.current !== key) {
    lastKey.current = key;
    forgetQueries();
  }
  if (key === null) return <SignIn />;
  return <Shell />;
}

function Shell() {
  const main = useRef<HTMLElement>(null);
  useEffect(() => onNavigate(() => main.current?.focus({ preventScroll: true })), []);
  useEffect(() => followSyncs(), []);
  const found = findScreen(address.value.path);
  const title = found?.screen.title ?? 'Not found';
  useEffect(() => {
    document.title = `${title} · Breadbox`;
  }, [title]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Sidebar />
      <div class="shell">
        <main class="main" id="main" ref={main} tabIndex={-1}>
          <OfflineNotice />
          {found ? (
            <LazyScreen key={found.screen.path} screen={found.screen} parameters={found.parameters} />
          ) : (
            <Empty
              icon="search"
              title="There is no such screen"
              actions={<a href="/">Go to the overview</a>}
            />
          )}
        </main>
      </div>
      <TabBar />
      <Toasts />
    </>
  );
}

const RETRY_MS = 3_000;

function OfflineNotice() {
  const offline = isOffline.value;
  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(async () => {
      const answered = await fetch('/health/live').then(
        (response) => response.ok,
        () => false,
      );
      if (!answered) return;
      isOffline.value = false;
      invalidate('');
    }, RETRY_MS);
    return () => clearInterval(timer);
  }, [offline]);
  if (!offline) return null;
  return (
    <div class="offline" role="alert">
      <Icon name="cloud-off" />
      <span>
        The server cannot be reached. What you see may be old; it is loaded again as soon as it answers.
      </span>
    </div>
  );
}

const loaded = new Map<Screen['load'], ScreenComponent>();

function LazyScreen({ screen, parameters }: { screen: Screen; parameters: Record<string, string> }) {
  const [, redraw] = useState(0);
  const [loadError, setLoadError] = useState<unknown>(null);
  const [drawError] = useErrorBoundary();
  const Component = loaded.get(screen.load);
  useEffect(() => {
    if (Component) return;
    screen.load().then(
      (module) => {
        loaded.set(screen.load, module.default);
        redraw((count) => count + 1);
      },
      (error: unknown) => setLoadError(error),
    );
  }, [screen]);
  const error: unknown = loadError ?? drawError;
  if (error) return <Failure error={error} retry={() => location.reload()} />;
  return Component ? <Component parameters={parameters} /> : <Skeleton rows={6} />;
}
