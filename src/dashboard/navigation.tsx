import { useState } from 'preact/hooks';
import { Dialog } from './parts/dialog.tsx';
import { Icon, type IconName, Mark } from './parts/icon.tsx';
import { hidesAmounts, type Theme, theme } from './preferences.ts';
import { useQuery } from './query.ts';
import { address } from './router.ts';
import { NAVIGATION, type Screen } from './screens.ts';
import { api, signOut } from './session.ts';

const isCurrent = ({ path }: Screen): boolean => {
  const current = address.value.path;
  return path === '/' ? current === '/' : current === path || current.startsWith(`${path}/`);
};

function NavLink({ screen }: { screen: Screen }) {
  return (
    <a
      class="nav-link"
      href={screen.path}
      aria-current={isCurrent(screen) ? 'page' : undefined}
      onPointerEnter={() => void screen.load()}
    >
      <Icon name={screen.icon} />
      {screen.title}
      {screen.path === '/reports' && <UnreadReports />}
    </a>
  );
}

function UnreadReports() {
  const unread = useQuery('reports unread', (signal) => api().reports.countUnread({ signal }));
  const count = unread.data?.count ?? 0;
  if (count === 0) return null;
  return (
    <span class="badge accent count">
      {count}
      <span class="visually-hidden"> unread</span>
    </span>
  );
}

const THEMES: [Theme, IconName, string][] = [
  ['light', 'sun', 'Light'],
  ['dark', 'moon', 'Dark'],
  ['system', 'system', 'Same as the device'],
];

function Preferences() {
  return (
    <div class="spread">
      <div class="segments" role="group" aria-label="Theme">
        {THEMES.map(([value, icon, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={theme.value === value}
            aria-label={label}
            title={label}
            onClick={() => {
              theme.value = value;
            }}
          >
            <Icon name={icon} size={15} />
          </button>
        ))}
      </div>
      <div class="row">
        <button
          type="button"
          class="icon-button"
          aria-pressed={hidesAmounts.value}
          aria-label="Hide amounts"
          title={hidesAmounts.value ? 'Show amounts' : 'Hide amounts'}
          onClick={() => {
            hidesAmounts.value = !hidesAmounts.value;
          }}
        >
          <Icon name={hidesAmounts.value ? 'eye-off' : 'eye'} />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Sign out"
          title="Sign out"
          onClick={() => void signOut()}
        >
          <Icon name="leave" />
        </button>
      </div>
    </div>
  );
}

function SampleNote() {
  const version = useQuery('version', (signal) => api().health.getVersion({ signal }));
  if (version.data?.household !== 'sample') return null;
  return <p class="sample-note">Sample household: invented people, banks and money.</p>;
}

function Groups() {
  return NAVIGATION.map(({ title, screens }) => (
    <div key={title ?? ''}>
      {title && <h2>{title}</h2>}
      <ul>
        {screens.map((screen) => (
          <li key={screen.path}>
            <NavLink screen={screen} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function DocsLink() {
  return (
    <a class="nav-link" href="/docs/">
      <Icon name="docs" /> API reference
    </a>
  );
}

export function Sidebar() {
  return (
    <nav class="sidebar" aria-label="Screens">
      <a class="brand" href="/">
        <Mark /> Breadbox
      </a>
      <Groups />
      <div class="sidebar-foot">
        <SampleNote />
        <DocsLink />
        <Preferences />
      </div>
    </nav>
  );
}

/** On a phone: the screens people open most, and a sheet with the rest. */
export function TabBar() {
  const [isOpen, setOpen] = useState(false);
  const [openedAt, setOpenedAt] = useState('');
  const screens = [...(NAVIGATION[0]?.screens ?? []), ...(NAVIGATION[1]?.screens.slice(0, 1) ?? [])];
  // Following a link in the sheet closes it.
  const isShown = isOpen && openedAt === address.value.path;
  return (
    <>
      <nav class="tabbar" aria-label="Main screens">
        {screens.map((screen) => (
          <a key={screen.path} href={screen.path} aria-current={isCurrent(screen) ? 'page' : undefined}>
            <Icon name={screen.icon} size={20} />
            {screen.title}
          </a>
        ))}
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => {
            setOpenedAt(address.value.path);
            setOpen(true);
          }}
        >
          <Icon name="menu" size={20} />
          More
        </button>
      </nav>
      {isShown && (
        <Dialog title="Breadbox" onClose={() => setOpen(false)}>
          <nav class="sheet-nav" aria-label="All screens">
            <SampleNote />
            <Groups />
            <DocsLink />
          </nav>
          <Preferences />
        </Dialog>
      )}
    </>
  );
}
