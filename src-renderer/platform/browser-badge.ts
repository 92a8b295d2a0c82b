/**
 * Waiting work in the tab's title, and on the app's icon where the page is installed. Others set `document.title` too,
 * so our mark is taken off and put on around whatever the title is now.
 */
export function createBrowserBadge(page: Window) {
  let count = 0;
  let attention = false;
  const mark = /^(\(\d+\+?\) )?(● )?/;
  const draw = () => {
    const bare = page.document.title.replace(mark, '');
    const number = count === 0 ? '' : `(${count > 999 ? '999+' : count}) `;
    page.document.title = `${number}${attention ? '● ' : ''}${bare}`;
  };
  const onFocus = () => {
    if (!attention) return;
    attention = false;
    draw();
  };
  page.addEventListener('focus', onFocus);
  return {
    setCount(next: number): void {
      count = next;
      draw();
      const { setAppBadge, clearAppBadge } = page.navigator;
      // Refused unless the page is installed as an app; the title carries the number anyway.
      if (next > 0) setAppBadge?.call(page.navigator, next).catch(() => undefined);
      else clearAppBadge?.call(page.navigator).catch(() => undefined);
    },
    setAttention(on: boolean): void {
      attention = on && !page.document.hasFocus();
      draw();
    },
  };
}
