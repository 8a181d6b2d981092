// Areas of one panel: told of where the mouse is, and one that somebody chose for as long as it is chosen.
"use strict";
// `counted(area)` says how many people an area has, `said(row)` what is told of it here; `filled(area)` is its style.
function geoplanAreas(map, data, { counted, said, filled = () => ({}) }) {
  const plain = { color: "#6f6a5c", weight: 0.7 };
  const told = L.tooltip({ className: "tip", permanent: true, direction: "top", offset: [0, -8] });
  const shapes = data.areas.map((area, row) => {
    if (!area.shape) return null;
    const shape = L.geoJson(area.shape, {
      pane: "areas", style: { ...plain, ...filled(area), fillOpacity: 0.82, bubblingMouseEvents: true },
    });
    shape.bindTooltip(() => words(area, row), { className: "tip", direction: "top", sticky: true });
    return shape.addTo(map);
  });

  function words(area, row) {
    const box = document.createElement("div");
    box.append(geoplanElement("strong", "", area.name), geoplanElement("div", "", counted(area)));
    if (said(row)) box.append(geoplanElement("div", "", said(row)));
    return box;
  }

  return {
    shapes,
    tell(row) {
      told.remove();
      if (row < 0 || !shapes[row] || !said(row)) return;
      told.setLatLng(data.areas[row].spot).setContent(geoplanElement("div", "", said(row))).addTo(map);
    },
    mark(row, on) {
      shapes[row]?.setStyle(on ? { color: "#111", weight: 3.2 } : plain);
      if (on) shapes[row]?.bringToFront();
    },
  };
}
