// Names that never overlap: the most important is placed first, the others where there is room.
"use strict";
// Dots are larger in a nearer view.
const geoplanGrowth = (zoom) => Math.min(1.9, Math.max(0.8, 1 + (zoom - 10) * 0.22));

function geoplanLabels(map, rows, obstacles) {
  const pane = map.createPane("labels");
  pane.style.zIndex = 450;
  pane.style.pointerEvents = "none";
  pane.setAttribute("aria-hidden", "true");
  const box = L.DomUtil.create("div", "leaflet-zoom-hide labels", pane);
  const sizes = new Map();
  let shown = () => true;

  function sizeOf(text, kind) {
    const key = kind + "|" + text;
    if (!sizes.has(key)) {
      const probe = make(text, kind);
      probe.style.visibility = "hidden";
      box.appendChild(probe);
      sizes.set(key, [probe.offsetWidth, probe.offsetHeight]);
      probe.remove();
    }
    return sizes.get(key);
  }

  function make(text, kind) {
    const span = document.createElement("span");
    span.className = "label " + kind;
    span.textContent = text;
    return span;
  }

  // Places for a label's top left corner, the best first.
  function spots(kind, point, [w, h], radius) {
    const at = (dx, dy) => [point.x - w / 2 + dx, point.y - h / 2 + dy];
    if (kind.startsWith("shield") || kind.startsWith("area")) return [at(0, 0)];
    if (kind.startsWith("district")) {
      return [0, -1, 1, -2, 2, -3, 3].flatMap((n) => [at(0, n * 16), at(-24, n * 16), at(24, n * 16)]);
    }
    const sides = [];
    if (!radius) sides.push(at(0, 0));
    for (const gap of [radius + 3, 17]) {
      const x = w / 2 + gap, y = h / 2 + gap;
      sides.push(at(x, 0), at(-x, 0), at(0, -y), at(0, y), at(x, -y / 2), at(x, y / 2), at(-x, -y / 2), at(-x, y / 2));
      if (/^(suburb|village)/.test(kind)) break;
    }
    return sides;
  }

  const overlap = (a) => (b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  function draw() {
    const zoom = map.getZoom();
    const size = map.getSize();
    const { hard, soft } = obstacles();
    const taken = [...hard];
    const origin = map.containerPointToLayerPoint([0, 0]);
    const made = document.createDocumentFragment();
    const numbers = new Map();
    for (const [text, lat, lon, kind, from, dot] of rows) {
      if (zoom < from || !shown(kind)) continue;
      const point = map.latLngToContainerPoint([lat, lon]);
      if (point.x < 0 || point.y < 0 || point.x > size.x || point.y > size.y) continue;
      const before = kind.startsWith("shield") ? numbers.get(text) ?? [] : [];
      if (before.some((other) => other.distanceTo(point) < 190)) continue;
      const extent = sizeOf(text, kind);
      const radius = kind.startsWith("venue") ? dot : dot * geoplanGrowth(zoom);
      const pad = kind.startsWith("shield") ? 5 : 1.5;
      const areas = spots(kind, point, extent, radius)
        .map(([x, y]) => [x - pad, y - pad, x + extent[0] + pad, y + extent[1] + pad])
        .filter((a) => a[0] > 0 && a[1] > 0 && a[2] < size.x && a[3] < size.y && !taken.some(overlap(a)));
      // Dots that matter stay uncovered; only larger words that find no other room may cover one.
      const area = areas.find((a) => !soft.some(overlap(a))) ?? (/^(city|town|district|area)/.test(kind) ? areas[0] : undefined);
      if (!area) continue;
      taken.push(area);
      numbers.set(text, [...before, point]);
      const span = make(text, kind);
      L.DomUtil.setPosition(span, L.point(area[0] + pad, area[1] + pad).add(origin).round());
      made.appendChild(span);
    }
    box.replaceChildren(made);
  }

  map.on("moveend zoomend resize", draw);
  return { draw, filter(test) { shown = test; draw(); } };
}
