// Catchments in one panel: areas in the look of the venue where most of their sessions are, lines to where children go.
"use strict";
function geoplanCatchments(map, data, panel) {
  const fill = (venue) => `url(#venue-${venue})`;
  const at = new Map(panel.venues.map((venue) => [venue.number, [venue.lat, venue.lon]]));
  // Where it may not be told where children go, the ground says the nearest venue by road, and says so by being light.
  const land = panel.land.map(({ venue, shape }) => L.geoJson(shape, {
    pane: "areas", interactive: false, style: { stroke: false, fillColor: fill(venue), fillOpacity: 0.34 },
  }));
  const lines = panel.areas.flatMap((area, row) => (data.areas[row].spot ? area.lines : [])
    .map((number) => [[data.areas[row].spot, at.get(number)], number === area.venue]));
  const starts = panel.areas.flatMap((area, row) => (data.areas[row].spot && area.lines.length ? [data.areas[row].spot] : []))
    .map((spot) => L.circleMarker(spot, {
      pane: "places", interactive: false, radius: 3.4, color: "#fffdf8", weight: 1.2, fillColor: "#12355b", fillOpacity: 1,
    }));
  const drawn = [["#fffdf8", 2.6, 0.85], ["#12355b", 0, 1]].flatMap(([color, wider, opacity]) => lines.map(([ends, most]) =>
    L.polyline(ends, { pane: "places", interactive: false, color, opacity, weight: (most ? 2.4 : 1.3) + wider })));

  return {
    show(on) {
      for (const layer of [...land, ...drawn, ...starts]) on ? layer.addTo(map) : layer.remove();
      if (on) for (const shape of land) shape.bringToBack();
    },
    // An area that says where its children go covers the ground; another lets it be seen.
    style(row) {
      const { venue } = panel.areas[row];
      return venue ? { fillColor: fill(venue), fillOpacity: 0.82 } : { fillColor: "#fff", fillOpacity: 0 };
    },
    number: (row) => panel.areas[row].venue || "",
  };
}
