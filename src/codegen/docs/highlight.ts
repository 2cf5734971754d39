import { escapeHtml } from './html.ts';

/** Marks comments, strings, numbers and keywords of code. What it does not know stays plain. */

const KEYWORDS: Record<string, string> = {
  python: 'import|from|as|with|for|in|print|if|not|None|True|False|return',
  ts: 'import|from|const|await|for|of|new|if|else|try|catch|throw|return|true|false|null|instanceof',
  json: 'true|false|null',
  sh: 'curl',
};

const COMMENTS: Record<string, string> = { python: '#.*', sh: '(?<=^|\\s)#.*', ts: '\\/\\/.*' };

const ALIASES: Record<string, string> = {
  bash: 'sh',
  shell: 'sh',
  typescript: 'ts',
  javascript: 'ts',
  py: 'python',
};

export function highlight(code: string, named: string): string {
  const name = named.toLowerCase();
  const language = ALIASES[name] ?? name;
  const keywords = KEYWORDS[language];
  if (!keywords) return escapeHtml(code);
  const comment = COMMENTS[language];
  const pattern = new RegExp(
    [
      `(?<comment>${comment ?? '(?!)'})`,
      `(?<string>"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|\`[^\`]*\`)`,
      `(?<keyword>\\b(?:${keywords})\\b)`,
      '(?<number>(?<![\\w-])-?\\d+(?:\\.\\d+)?\\b)',
    ].join('|'),
    'gm',
  );
  let html = '';
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    const isKey =
      kind === 'string' && language === 'json' && /^\s*:/.test(code.slice(match.index + match[0].length));
    html += escapeHtml(code.slice(end, match.index));
    html += `<span class="${isKey ? 'key' : kind}">${escapeHtml(match[0])}</span>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(code.slice(end));
}
