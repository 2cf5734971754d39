import type { ComponentType } from 'preact';
import type { IconName } from './parts/icon.tsx';
import { matchPath } from './router.ts';

export type ScreenComponent = ComponentType<{ parameters: Record<string, string> }>;

export interface Screen {
  path: string;
  title: string;
  icon: IconName;
  /** Each screen is a file of its own, loaded when it is opened. */
  load: () => Promise<{ default: ScreenComponent }>;
}

const overview = () => import('./screens/overview/overview.tsx');
const transactions = () => import('./screens/transactions/transactions.tsx');
const accounts = () => import('./screens/accounts/accounts.tsx');
const imports = () => import('./screens/imports/imports.tsx');
const rules = () => import('./screens/rules/rules.tsx');
const rule = () => import('./screens/rules/rule.tsx');
const categories = () => import('./screens/categories/categories.tsx');
const reports = () => import('./screens/reports/reports.tsx');
const activity = () => import('./screens/activity/activity.tsx');
const webhooks = () => import('./screens/webhooks/webhooks.tsx');
const keys = () => import('./screens/keys/keys.tsx');
const system = () => import('./screens/system/system.tsx');

/** The screens by group, in the order of the navigation. */
export const NAVIGATION: { title: string | null; screens: Screen[] }[] = [
  {
    title: null,
    screens: [
      { path: '/', title: 'Overview', icon: 'overview', load: overview },
      { path: '/transactions', title: 'Transactions', icon: 'transactions', load: transactions },
      { path: '/accounts', title: 'Accounts', icon: 'accounts', load: accounts },
    ],
  },
  {
    title: 'Organize',
    screens: [
      { path: '/import', title: 'Import', icon: 'import', load: imports },
      { path: '/rules', title: 'Rules', icon: 'rules', load: rules },
      { path: '/categories', title: 'Categories and tags', icon: 'categories', load: categories },
      { path: '/reports', title: 'Reports', icon: 'reports', load: reports },
    ],
  },
  {
    title: 'System',
    screens: [
      { path: '/activity', title: 'Activity', icon: 'activity', load: activity },
      { path: '/webhook-events', title: 'Webhooks', icon: 'webhooks', load: webhooks },
      { path: '/keys', title: 'API keys', icon: 'keys', load: keys },
      { path: '/system', title: 'Health', icon: 'health', load: system },
    ],
  },
];

/** Screens that are opened from another one. */
const FURTHER: Screen[] = [
  { path: '/rules/:id', title: 'Rule', icon: 'rules', load: rule },
  { path: '/reports/:id', title: 'Reports', icon: 'reports', load: reports },
];

export const SCREENS: Screen[] = [...NAVIGATION.flatMap((group) => group.screens), ...FURTHER];

export function findScreen(path: string): { screen: Screen; parameters: Record<string, string> } | null {
  for (const screen of SCREENS) {
    const parameters = matchPath(screen.path, path);
    if (parameters) return { screen, parameters };
  }
  return null;
}
