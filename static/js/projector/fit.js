// Makes text as large as its box allows, and tells how many pages it takes where even the smallest size does not do.
import { useLayoutEffect, useState } from "../core/html.js";

/** Largest of `sizes` (descending) for which `fits(size)`, or the last. Pure but for `fits`. */
export function largestThatFits(sizes, fits) {
  let low = 0;
  let high = sizes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(sizes[middle])) high = middle;
    else low = middle + 1;
  }
  return sizes[low];
}

/** Sizes in rem from `most` down to `least`. */
export function sizesBetween(most, least, step = 0.0625) {
  const sizes = [];
  for (let size = most; size > least; size -= step) sizes.push(size);
  return [...sizes, least];
}

const overflows = (box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;

/** Fits the text of `ref`'s element, which has a height of its own, whenever `watched` changes. */
export function useFit(ref, { most, least }, watched) {
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const at = (size) => {
      box.style.fontSize = `${size}rem`;
      return !overflows(box);
    };
    at(largestThatFits(sizesBetween(most, least), at));
  }, watched);
}

/**
 * Sets long text: one column while it is large, two below `columnsBelow`, pages beside each other below `least`.
 * -> number of pages; page n is shown by moving the box n times its own width to the left.
 */
export function useSetting(ref, { most, least, columnsBelow }, watched) {
  const [pages, count] = useState(1);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const at = (size) => {
      box.style.fontSize = `${size}rem`;
      box.style.columnCount = size < columnsBelow ? "2" : "1";
      return !overflows(box);
    };
    at(largestThatFits(sizesBetween(most, least), at));
    const gap = parseFloat(getComputedStyle(box).columnGap) || 0;
    count(Math.max(1, Math.ceil((box.scrollWidth + gap - 1) / (box.clientWidth + gap))));
  }, watched);
  return pages;
}

/** How many pages the columns of `ref`'s element make, which has a height of its own: they go on to its right. */
export function usePaged(ref, watched) {
  const [pages, count] = useState(1);
  useLayoutEffect(() => {
    const { clientWidth, scrollWidth } = ref.current;
    const gap = parseFloat(getComputedStyle(ref.current).columnGap) || 0;
    count(Math.max(1, Math.ceil((scrollWidth + gap - 1) / (clientWidth + gap))));
  }, watched);
  return pages;
}
