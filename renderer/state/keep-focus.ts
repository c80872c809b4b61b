/** The focus of a person who works with the keyboard: it goes where something happens, and never falls to the page's body. */

/** Focuses what the page says first. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** Takes the focus to the heading when the element that had it is taken away. @returns what ends it */
export function keepFocus(): () => void {
  let last: EventTarget | null = null;
  let keeper: HTMLElement | null = null;
  const note = (event: FocusEvent): void => {
    last = event.target;
    keeper = last instanceof Element ? last.closest<HTMLElement>('[data-keeps-focus]') : null;
  };
  const observer = new MutationObserver(() => {
    if (!(last instanceof Element) || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    // A list that draws only what is in sight keeps the focus of the rows that it takes away.
    if (keeper?.isConnected) keeper.focus({ preventScroll: true });
    else focusHeading();
  });
  document.addEventListener('focusin', note);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', note);
    observer.disconnect();
  };
}
