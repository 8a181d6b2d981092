// Settlements as dots whose colour and size both tell the minutes, and venues as numbered pins.
"use strict";
// Dots are larger in a nearer view.
const geoplanGrowth = (zoom) => Math.min(1.9, Math.max(0.8, 1 + (zoom - 10) * 0.22));

function geoplanPlaces(map, data) {
  const dots = data.places.map((place, row) => {
    const look = place.class < 0 ? data.cutOff : data.classes[place.class];
    const dot = L.circleMarker([place.lat, place.lon], {
      pane: "places", radius: look.radius, fillColor: look.colour, fillOpacity: place.class < 0 ? 0.2 : 0.95,
      color: place.class < 0 ? "#111" : "#4a4238", weight: place.class < 0 ? 2.5 : 0.9,
    });
    dot.bindTooltip(() => words(place), { direction: "top", className: "tip", sticky: false, offset: [0, -4] });
    dot.geoplanRow = row;
    return dot.addTo(map);
  });

  function words(place) {
    const box = document.createElement("div");
    const line = (tag, text) => { box.appendChild(document.createElement(tag)).textContent = text; };
    line("strong", place.name);
    line("div", place.time);
    if (place.way) line("div", place.way);
    return box;
  }

  function resize() {
    const grow = geoplanGrowth(map.getZoom());
    dots.forEach((dot, row) => {
      const look = data.places[row].class < 0 ? data.cutOff : data.classes[data.places[row].class];
      dot.setRadius(look.radius * grow);
    });
  }
  map.on("zoomend", resize);
  resize();

  return {
    dots,
    boxes() {
      return dots.filter((dot) => map.hasLayer(dot)).flatMap((dot) => {
        const place = data.places[dot.geoplanRow];
        if (place.class === 0 || place.class === 1) return [];
        const point = map.latLngToContainerPoint(dot.getLatLng());
        const r = dot.getRadius();
        return [[point.x - r, point.y - r, point.x + r, point.y + r]];
      });
    },
    show(row) {
      const place = data.places[row];
      map.setView([place.lat, place.lon], Math.max(map.getZoom(), 12), { animate: false });
      dots[row].openTooltip();
    },
  };
}

function geoplanVenues(map, venues) {
  const markers = venues.map((venue) => {
    const icon = document.createElement("div");
    const leader = icon.appendChild(document.createElement("i"));
    const pin = icon.appendChild(document.createElement("b"));
    leader.className = "leader";
    pin.className = "pin";
    pin.textContent = venue.number;
    const marker = L.marker([venue.lat, venue.lon], {
      icon: L.divIcon({ html: icon, className: "venue", iconSize: [0, 0] }),
      keyboard: true, riseOnHover: true,
    });
    const box = document.createElement("div");
    box.appendChild(document.createElement("strong")).textContent = `${venue.number}. ${venue.name}`;
    if (venue.note) box.appendChild(document.createElement("div")).textContent = venue.note;
    // The controls stand at the top left: the view moves until nothing of the words is under them.
    marker.bindPopup(box, { className: "tip", maxWidth: 240, autoPanPaddingTopLeft: [10, 118] });
    marker.addTo(map);
    marker.getElement().setAttribute("aria-label", `Venue ${venue.number}: ${venue.name}`);
    return { marker, pin, leader, dx: 0, dy: 0 };
  });

  // Pins that would cover each other move apart, each tied to its true place by a line.
  function spread() {
    const gap = 27;
    const at = markers.map(({ marker }) => map.latLngToLayerPoint(marker.getLatLng()));
    const to = at.map((point) => point.clone());
    for (let turn = 0; turn < 30; turn++) {
      for (let i = 0; i < to.length; i++) {
        for (let j = i + 1; j < to.length; j++) {
          let away = to[j].subtract(to[i]);
          const far = Math.hypot(away.x, away.y);
          if (far >= gap) continue;
          away = far < 0.5 ? L.point(1, 0) : away.divideBy(far);
          const push = away.multiplyBy((gap - far) / 2 + 0.25);
          to[i] = to[i].subtract(push);
          to[j] = to[j].add(push);
        }
      }
    }
    markers.forEach((item, i) => {
      item.dx = to[i].x - at[i].x;
      item.dy = to[i].y - at[i].y;
      item.pin.style.transform = `translate(${item.dx}px, ${item.dy}px)`;
      const long = Math.hypot(item.dx, item.dy);
      item.leader.style.display = long > 3 ? "" : "none";
      item.leader.style.width = `${long}px`;
      item.leader.style.transform = `rotate(${Math.atan2(item.dy, item.dx)}rad)`;
    });
  }
  map.on("zoomend viewreset", spread);
  spread();

  return {
    boxes() {
      return markers.map(({ marker, dx, dy }) => {
        const point = map.latLngToContainerPoint(marker.getLatLng());
        return [point.x + dx - 14, point.y + dy - 14, point.x + dx + 14, point.y + dy + 14];
      });
    },
    show(row) {
      map.setView(markers[row].marker.getLatLng(), Math.max(map.getZoom(), 11.5), { animate: false });
      markers[row].marker.openPopup();
    },
  };
}
