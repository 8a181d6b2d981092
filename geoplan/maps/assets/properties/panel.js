// One panel of placement properties: the ground once more, areas of families, houses at their settlements, reach.
"use strict";
const geoplanUses = { hub: "#12355b", under: "#8a3b12", older: "#00695c" };

function geoplanPanel(map, layers, data, panel) {
  const frame = geoplanFrame(map, layers, { ...data, aria: panel.aria, follows: true });
  const said = (row) => panel.areas[row];
  const areas = geoplanAreas(map, data, {
    counted: (area) => `families of ${area.children} children`, said, filled: (area) => ({ fillColor: area.colour }),
  });
  // Light under dark, so that the lines are seen on every ground; never round a house, but round its settlement.
  const reach = panel.venues.flatMap((house) => [["#fffdf8", 3.2, null], [geoplanUses[house.kind], 1.4, "2 5"]]
    .map(([color, weight, dashArray]) => L.circle([house.lat, house.lon], {
      pane: "places", interactive: false, fill: false, radius: data.reachMetres, color, weight, dashArray, opacity: 0.75,
    })));
  // The shape of a mark says what its house is for; so do its letters.
  const houses = geoplanMarks(map, panel.venues, (house) => ({
    look: `house ${house.kind}`,
    text: house.letters,
    title: `${house.use}: ${house.place}`,
    lines: house.lines,
    label: `${house.use} at ${house.place}, ${house.lines.join(", ")}`,
  }), { apart: [25, 1.5], half: [19, 13] });

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

  return {
    map, frame, areas, name: panel.name,
    said: (row) => (row < 0 ? "" : said(row) || "no house of a set"),
    lines(on) { for (const line of reach) on ? line.addTo(map) : line.remove(); },
  };
}
