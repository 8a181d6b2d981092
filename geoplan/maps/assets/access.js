// The map of access: dots, areas and what can be switched, and the tables' buttons.
"use strict";
function geoplanAccess(map, layers, data) {
  const frame = geoplanFrame(map, layers, data);
  const places = geoplanPlaces(map, data);
  const venues = geoplanVenues(map, data.venues);
  const labels = geoplanLabels(map, data.labels, () => ({
    hard: [...venues.boxes(), ...frame.controlBoxes()],
    soft: places.boxes(),
  }));

  const off = new Set();
  for (const box of geoplanAll("input[data-switch]")) {
    const turn = () => {
      const name = box.dataset.switch;
      box.checked ? off.delete(name) : off.add(name);
      for (const layer of data.switches[name] ?? []) {
        box.checked ? map.addLayer(layers[layer]) : map.removeLayer(layers[layer]);
      }
      if (name === "places") places.dots.forEach((dot) => (box.checked ? dot.addTo(map) : dot.remove()));
      for (const part of geoplanAll(`[data-with="${name}"]`)) part.hidden = !box.checked;
      labels.filter((kind) => !(off.has("names") && /^(city|town|village|suburb)/.test(kind)) &&
        !(off.has("areas") && kind.startsWith("area")));
    };
    box.addEventListener("change", turn);
    turn();
  }
  labels.draw();

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-place], button[data-venue]");
    if (!button) return;
    document.getElementById("map").scrollIntoView({ block: "center" });
    if (button.dataset.venue) venues.show(Number(button.dataset.venue));
    else places.show(Number(button.dataset.place));
  });
  geoplanReady();
}
