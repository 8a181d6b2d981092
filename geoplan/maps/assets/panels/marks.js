// Marks of one panel: shapes with a number or letters in them, that stand beside each other and tell more when pressed.
"use strict";
// `described(one)` returns { look, text, title, lines, label }; `apart` is as `geoplanSpread` takes it, `half` the half
// of a mark's width and height.
function geoplanMarks(map, list, described, { apart, half: [across, down] }) {
  const items = list.map((one) => {
    const { look, text, title, lines, label } = described(one);
    const made = geoplanPin(one.lat, one.lon, "", `venue ${one.kind}`);
    const { marker, pin } = made;
    pin.className = `pin mark ${look}`;
    pin.append(geoplanElement("i"), geoplanElement("span", "", text));
    const box = document.createElement("div");
    box.append(geoplanElement("strong", "", title));
    for (const line of lines) if (line) box.append(geoplanElement("div", "", line));
    marker.bindPopup(box, { className: "tip", maxWidth: 220, autoPanPaddingTopLeft: [10, 60] });
    marker.addTo(map);
    marker.getElement().setAttribute("aria-label", label);
    return made;
  });
  const spread = () => geoplanSpread(map, items, ...apart);
  map.on("zoomend viewreset", spread);
  spread();
  return {
    spots: () => items.map(({ marker, dx, dy }) =>
      map.layerPointToLatLng(map.latLngToLayerPoint(marker.getLatLng()).add([dx, dy]))),
    boxes() {
      return items.map(({ marker, dx, dy }) => {
        const point = map.latLngToContainerPoint(marker.getLatLng());
        return [point.x + dx - across, point.y + dy - down, point.x + dx + across, point.y + dy + down];
      });
    },
  };
}
