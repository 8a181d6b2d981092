// The map of mileage: roads as wide as they are driven, with a child and without.
"use strict";
function geoplanMileage(map, layers, data) {
  const frame = geoplanFrame(map, layers, data);
  const venues = geoplanVenues(map, data.venues);
  for (const [name, level] of [["runs", 420], ["chosen", 430], ["touch", 440]]) map.createPane(name).style.zIndex = level;
  const lines = geoplanLines(data.pieces, data.lines);
  const looks = [{ color: "#0a4f8f" }, { color: "#c2500a", dashArray: "5 4", lineCap: "butt" }];
  const shown = [true, true];
  const roads = data.stretches.map(([road, loaded, empty, words], row) => {
    const sides = [loaded, empty].map((at, side) => (at < 0 ? null :
      L.polyline(lines[row], { ...looks[side], weight: data.widths[at], opacity: 0.9, pane: "runs", interactive: false, lineJoin: "round", smoothFactor: 0 })));
    const touch = L.polyline(lines[row], { pane: "touch", weight: 16, opacity: 0 });
    touch.bindTooltip(`${road}: ${words}`, { sticky: true, className: "tip" });
    touch.addTo(map);
    return { sides, touch, widths: [loaded, empty].map((at) => (at < 0 ? 0 : data.widths[at])) };
  });
  const labels = geoplanLabels(map, data.labels, () => ({ hard: [...venues.boxes(), ...frame.controlBoxes()], soft: [] }));
  let picked = [];

  function draw() {
    const grow = geoplanGrowth(map.getZoom());
    roads.forEach(({ sides, widths }, row) => {
      // Where both are driven they touch along the road; one alone lies on it.
      const both = sides[0] && sides[1] && shown[0] && shown[1];
      sides.forEach((line, side) => {
        if (!line) return;
        if (!shown[side]) return line.remove();
        const wide = widths[side] * grow;
        line.setStyle({ weight: wide });
        line.setLatLngs(both ? geoplanBeside(map, lines[row], (side ? 1 : -1) * (wide / 2 + 0.4)) : lines[row]);
        line.addTo(map);
      });
    });
  }
  map.on("zoomend", draw);

  function choose(line) {
    picked.forEach((layer) => layer.remove());
    picked = line ? [
      L.polyline(line, { pane: "chosen", color: "#fffdf8", weight: 13, interactive: false }),
      L.polyline(line, { pane: "chosen", color: "#23211d", weight: 5, interactive: false }),
    ].map((layer) => layer.addTo(map)) : [];
    if (line) frame.show(L.latLngBounds(line));
  }

  for (const box of geoplanAll("input[data-switch]")) {
    box.addEventListener("change", () => {
      if (box.dataset.switch === "names") return labels.filter((kind) => box.checked || !/^(city|town|village|suburb|venuename)/.test(kind));
      shown[box.dataset.switch === "with" ? 0 : 1] = box.checked;
      draw();
    });
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-venue], button[data-deadhead], button[data-stretch]");
    if (!button) return;
    if (button.closest("#tables")) document.getElementById("map").scrollIntoView({ block: "center" });
    const { venue, deadhead, stretch } = button.dataset;
    if (venue) return venues.show(Number(venue));
    choose(lines[deadhead ? data.firstDeadhead + Number(deadhead) : Number(stretch)]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && picked.length) { choose(null); frame.fit(); }
  });
  draw();
  labels.draw();
  geoplanReady();
}
