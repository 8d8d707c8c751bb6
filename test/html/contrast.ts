/**
 * For the browser: every text that is shown, with its contrast to what is painted behind it, as WCAG 2 counts it. In a picture that is the last shape before
 * the text that lies around it; where the picture is inverted for the dark mode, both colours are.
 */
export const CONTRASTS = `(() => {
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
  const isClear = (color) => color === 'none' || color === 'transparent' || (rgb(color).length === 4 && rgb(color)[3] === 0);
  const clamp = (value) => Math.min(255, Math.max(0, value));
  const inverted = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => 0.9 * 255 - 0.8 * value);
    return [
      clamp(-0.574 * x + 1.43 * y + 0.144 * z),
      clamp(0.426 * x + 0.43 * y + 0.144 * z),
      clamp(0.426 * x + 1.43 * y - 0.856 * z),
    ];
  };
  const luminance = (color) => {
    const [r, g, b] = color.map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    for (let it = element; it; it = it.parentElement) {
      const { backgroundColor } = getComputedStyle(it);
      if (!isClear(backgroundColor)) return rgb(backgroundColor);
    }
    return [255, 255, 255];
  };
  const isAround = (shape, { left, right, top, bottom }) => {
    const box = shape.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() === '' || element.closest('svg, script, style') || !element.checkVisibility()) continue;
    found.push({ text: texts.currentNode.data, ratio: contrast(rgb(getComputedStyle(element).color), behind(element)) });
  }
  for (const svg of document.querySelectorAll('svg')) {
    const seen = getComputedStyle(svg).filter === 'none' ? (color) => color : inverted;
    const shapes = [];
    for (const it of svg.querySelectorAll('polygon, path, text')) {
      const { fill } = getComputedStyle(it);
      if (it.tagName !== 'text') {
        if (!isClear(fill)) shapes.push(it);
        continue;
      }
      const box = it.getBoundingClientRect();
      const shape = shapes.filter((each) => isAround(each, box)).pop();
      const ground = shape ? rgb(getComputedStyle(shape).fill) : [255, 255, 255];
      found.push({ text: it.textContent, ratio: contrast(seen(rgb(fill)), seen(ground)) });
    }
  }
  return found;
})()`;
