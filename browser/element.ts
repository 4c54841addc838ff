/** The elements that a script counts on. */

/** Throws if the page has no such element. */
export function element<T extends Element>(
  selector: string,
  kind: abstract new () => T,
  root: ParentNode = document,
): T {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(
    `element: expected ${selector} to be a ${kind.name}, got ${found?.tagName ?? 'nothing'}`,
  );
}
