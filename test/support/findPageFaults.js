/**
 * Runs in a browser's page, sent there as text, and finds what keeps people from using it: fields without a label, buttons and links without
 * a name, text with too little contrast (WCAG AA), a missing language or heading, and content wider than the window.
 */
(() => {
  const faults = [];

  const parse = (color) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const luminance = (color) => {
    const [red, green, blue] = parse(color)
      .slice(0, 3)
      .map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  };
  const backgroundOf = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = getComputedStyle(each).backgroundColor;
      if (parse(color)[3] > 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const isShown = (element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

  if (!document.documentElement.lang) faults.push('the page has no language');
  if (document.title === '') faults.push('the page has no title');
  if (document.querySelectorAll('h1').length !== 1) faults.push('the page does not have one main heading');
  if (document.documentElement.scrollWidth > window.innerWidth)
    faults.push('the page is wider than its window');
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    if (field.labels?.length === 0) faults.push(`a field has no label: ${field.outerHTML}`);
  }
  for (const control of document.querySelectorAll('button, a[href]')) {
    if (control.textContent?.trim() === '') faults.push(`a control has no name: ${control.outerHTML}`);
    const { height } = control.getBoundingClientRect();
    if (control.tagName === 'BUTTON' && isShown(control) && height < 24) {
      faults.push(`a button is less than 24 pixels high: ${control.textContent}`);
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, textContent } = texts.currentNode;
    if (!parentElement || !textContent?.trim() || !isShown(parentElement)) continue;
    if (parentElement.closest('[aria-hidden=true], :disabled, script, noscript')) continue;
    const style = getComputedStyle(parentElement);
    const [light, dark] = [luminance(style.color), luminance(backgroundOf(parentElement))].sort(
      (a, b) => b - a,
    );
    const contrast = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
    const isLarge = Number.parseFloat(style.fontSize) >= 24;
    if (contrast < (isLarge ? 3 : 4.5)) {
      faults.push(`"${textContent.trim()}" has a contrast of ${contrast.toFixed(2)}`);
    }
  }
  return faults;
})();
