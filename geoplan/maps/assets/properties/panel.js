// One panel of placement properties: the ground once more, areas of families, houses at their settlements, reach.
"use strict";
const geoplanUses = { hub: "#12355b", under: "#8a3b12", older: "#00695c" };

function geoplanPanel(map, layers, data, panel) {
  const frame = geoplanFrame(map, layers, { ...data, aria: panel.aria, follows: true });
  const plain = { color: "#6f6a5c", weight: 0.7 };
  const areas = data.areas.map((area, row) => {
    if (!area.shape) return null;
    const style = { pane: "areas", style: { ...plain, fillColor: area.colour, fillOpacity: 0.82, bubblingMouseEvents: true } };
    const shape = L.geoJson(area.shape, style);
    shape.bindTooltip(() => words(row), { className: "tip", direction: "top", sticky: true });
    return shape.addTo(map);
  });
  // Light under dark, so that the lines are seen on every ground; never round a house, but round its settlement.
  const reach = panel.venues.flatMap((house) => [["#fffdf8", 3.2, null], [geoplanUses[house.kind], 1.4, "2 5"]]
    .map(([color, weight, dashArray]) => L.circle([house.lat, house.lon], {
      pane: "places", interactive: false, fill: false, radius: data.reachMetres, color, weight, dashArray, opacity: 0.75,
    })));
  const houses = geoplanHouses(map, panel.venues);

  const figures = data.areas.flatMap((area) => (area.shape && area.figure ? [[area.figure, ...area.spot, "area figure", 0, 0]] : []));
  // The settlement of a house is named beside its mark, and not once more.
  const beside = new Set(panel.venues.map((house) => house.place));
  const named = panel.venues.map((house) => [house.place, house.lat, house.lon, `venuename ${house.kind}`, 0, 18]);
  const ground = data.labels.filter(([text, , , kind]) => !(beside.has(text) && /^(city|town|suburb|village)/.test(kind)));
  // Marks move apart when the view changes, and names with them: this runs before labels are placed.
  const follow = () => houses.spots().forEach(({ lat, lng }, at) => named[at].splice(1, 2, lat, lng));
  map.on("zoomend viewreset", follow);
  follow();
  const once = named.filter(([text], at) => named.findIndex(([other]) => other === text) === at);
  geoplanLabels(map, [...figures, ...once, ...ground], () => ({ hard: [...houses.boxes(), ...frame.controlBoxes()], soft: [] })).draw();

  // What is told of the area that was chosen, as long as it is.
  const told = L.tooltip({ className: "tip", permanent: true, direction: "top", offset: [0, -8] });
  const said = (row) => panel.areas[row];

  function words(row) {
    const box = document.createElement("div");
    box.append(geoplanElement("strong", "", data.areas[row].name));
    box.append(geoplanElement("div", "", `families of ${data.areas[row].children} children`));
    if (said(row)) box.append(geoplanElement("div", "", said(row)));
    return box;
  }

  return {
    map, frame, areas, name: panel.name,
    said: (row) => (row < 0 ? "" : said(row) || "no house of a set"),
    tell(row) {
      told.remove();
      if (row >= 0 && areas[row] && said(row)) told.setLatLng(data.areas[row].spot).setContent(geoplanElement("div", "", said(row))).addTo(map);
    },
    lines(on) { for (const line of reach) on ? line.addTo(map) : line.remove(); },
    mark(row, on) {
      areas[row]?.setStyle(on ? { color: "#111", weight: 3.2 } : plain);
      if (on) areas[row]?.bringToFront();
    },
  };
}

// Houses as marks whose shape and letters say their use.
function geoplanHouses(map, houses) {
  const items = houses.map((house) => {
    const made = geoplanPin(house.lat, house.lon, "", `venue ${house.kind}`);
    const { marker, pin } = made;
    pin.className = `pin mark house ${house.kind}`;
    pin.append(geoplanElement("i"), geoplanElement("span", "", house.letters));
    const box = document.createElement("div");
    box.append(geoplanElement("strong", "", `${house.use}: ${house.place}`));
    for (const line of house.lines) box.append(geoplanElement("div", "", line));
    marker.bindPopup(box, { className: "tip", maxWidth: 220, autoPanPaddingTopLeft: [10, 60] });
    marker.addTo(map);
    marker.getElement().setAttribute("aria-label", `${house.use} at ${house.place}, ${house.lines.join(", ")}`);
    return made;
  });
  const spread = () => geoplanSpread(map, items, 25, 1.5);
  map.on("zoomend viewreset", spread);
  spread();
  return {
    spots: () => items.map(({ marker, dx, dy }) =>
      map.layerPointToLatLng(map.latLngToLayerPoint(marker.getLatLng()).add([dx, dy]))),
    boxes() {
      return items.map(({ marker, dx, dy }) => {
        const point = map.latLngToContainerPoint(marker.getLatLng());
        return [point.x + dx - 19, point.y + dy - 13, point.x + dx + 19, point.y + dy + 13];
      });
    },
  };
}
