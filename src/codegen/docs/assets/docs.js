// The script of the documentation: tabs of the samples, the search, the menu of narrow screens and the current place.
// Without it every page can be read, with all samples one below the other.

const LANGUAGE = 'breadbox-docs-language';
const MAX_RESULTS = 12;

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Storage may be blocked, or missing for a file.
const remember = (language) => {
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {}
};
const remembered = () => {
  try {
    return localStorage.getItem(LANGUAGE);
  } catch {
    return null;
  }
};

function makeTabs() {
  for (const samples of all('.samples')) {
    const figures = all('figure', samples);
    const bar = document.createElement('div');
    bar.className = 'tabs';
    bar.setAttribute('role', 'tablist');
    bar.append(
      ...figures.map(({ dataset }) => {
        const tab = document.createElement('button');
        tab.type = 'button';
        tab.textContent = dataset.language;
        tab.setAttribute('role', 'tab');
        tab.addEventListener('click', () => {
          // The samples above change their height: what was clicked stays where it is.
          const { top } = tab.getBoundingClientRect();
          showLanguage(dataset.language);
          remember(dataset.language);
          scrollBy(0, tab.getBoundingClientRect().top - top);
        });
        return tab;
      }),
      // Pages that come neither over HTTPS nor from this machine have no clipboard.
      ...(navigator.clipboard ? [makeCopyButton(() => figures.find((figure) => !figure.hidden))] : []),
    );
    samples.prepend(bar);
    samples.classList.add('tabbed');
  }
  showLanguage(remembered() ?? 'curl');
}

function showLanguage(language) {
  for (const samples of all('.samples')) {
    const figures = all('figure', samples);
    const shown = figures.find(({ dataset }) => dataset.language === language) ?? figures[0];
    for (const figure of figures) figure.hidden = figure !== shown;
    for (const tab of all('[role=tab]', samples)) {
      tab.setAttribute('aria-selected', String(tab.textContent === shown?.dataset.language));
    }
  }
}

function makeCopyButton(findFigure) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(findFigure()?.querySelector('pre')?.textContent ?? '');
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  });
  return button;
}

function makeSearch() {
  const finder = document.getElementById('finder');
  const input = finder.querySelector('input');
  const list = finder.querySelector('ol');
  const open = () => {
    finder.showModal();
    input.select();
  };
  document.getElementById('search').addEventListener('click', open);
  addEventListener('keydown', (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
    const isShortcut =
      (event.key === 'k' && (event.metaKey || event.ctrlKey)) || (event.key === '/' && !isTyping);
    if (!isShortcut) return;
    event.preventDefault();
    open();
  });
  input.addEventListener('input', () => list.replaceChildren(...search(input.value).map(renderResult)));
  finder.addEventListener('keydown', (event) => {
    const links = all('a', list);
    const position = links.indexOf(document.activeElement);
    if (event.key === 'Enter' && document.activeElement === input) links[0]?.click();
    else if (event.key === 'ArrowDown') (links[position + 1] ?? links[0])?.focus();
    else if (event.key === 'ArrowUp') (position > 0 ? links[position - 1] : input)?.focus();
    else return;
    event.preventDefault();
  });
  finder.addEventListener('click', (event) => {
    if (event.target === finder || event.target.closest('a')) finder.close();
  });
}

/** What most people look for comes first. */
const WEIGHT_OF_KIND = { GET: 2.5, POST: 2.5, PUT: 2.5, PATCH: 2.5, DELETE: 2.5, Guide: 2, Object: 0 };

/** Every word must occur. Words in the title count most, at its start more. */
function search(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return SEARCH_ENTRIES.map((entry) => ({ entry, weight: weigh(entry, words) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_RESULTS)
    .map(({ entry }) => entry);
}

function weigh({ title, kind, words: more }, words) {
  const heading = title.toLowerCase();
  const rest = `${kind} ${more}`.toLowerCase();
  let weight = WEIGHT_OF_KIND[kind] ?? 1;
  for (const word of words) {
    if (heading.startsWith(word)) weight += 4;
    else if (heading.includes(word)) weight += 3;
    else if (rest.includes(word)) weight += 1;
    else return 0;
  }
  return weight;
}

function renderResult({ title, kind, address, words }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const badge = document.createElement('span');
  const more = document.createElement('small');
  // The reference is also served without its file's name.
  link.href = document.body.classList.contains('reference') ? address.replace('index.html', '') : address;
  badge.className = `method ${/^[A-Z]+$/.test(kind) ? kind.toLowerCase() : 'kind'}`;
  badge.textContent = kind;
  more.textContent = words;
  link.append(badge, title, more);
  item.append(link);
  return item;
}

function makeMenu() {
  const button = document.getElementById('menu');
  const toggle = (isOpen) => {
    button.setAttribute('aria-expanded', String(isOpen));
    document.body.classList.toggle('menu-open', isOpen);
  };
  button.addEventListener('click', () => toggle(button.getAttribute('aria-expanded') !== 'true'));
  document.getElementById('navigation').addEventListener('click', (event) => {
    if (event.target.closest('a')) toggle(false);
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') toggle(false);
  });
}

/** Marks the link of the place that is being read, and opens its chapter. */
function followReading() {
  const links = new Map(all('#navigation a[href^="#"]').map((link) => [link.hash.slice(1), link]));
  const places = all('.operation, .chapter, [id^="guide/"]').filter(({ id }) => links.has(id));
  let current = null;
  const mark = () => {
    const reached = places.filter((place) => place.getBoundingClientRect().top < 120).at(-1);
    const link = links.get(reached?.id ?? '') ?? null;
    if (link === current) return;
    current?.removeAttribute('aria-current');
    current = link;
    if (!link) return;
    link.setAttribute('aria-current', 'true');
    const chapter = link.closest('details');
    for (const other of all('#navigation details')) other.open = other === chapter;
    link.scrollIntoView({ block: 'nearest' });
  };
  let isWaiting = false;
  const schedule = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      mark();
    });
  };
  addEventListener('scroll', schedule, { passive: true });
  addEventListener('resize', schedule);
  mark();
}

function markPage() {
  const page = location.pathname.split('/').at(-1).replace('.html', '');
  document.querySelector(`#navigation a[href="${page}.html"]`)?.setAttribute('aria-current', 'page');
}

/** The tabs have changed the height of what is above the place that the address names. */
function returnToPlace() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  place?.scrollIntoView();
}

makeTabs();
makeSearch();
makeMenu();
returnToPlace();
markPage();
followReading();
