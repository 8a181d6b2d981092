// The slider that moves the day, and how many cars are out at each time.
"use strict";
function geoplanClock(data, onMove) {
  const by = (id) => document.getElementById(id);
  const slider = by("time"), play = by("play"), profile = by("profile");
  const STEP = 10;
  let shown = [], first = 0, last = 0, timer = null;

  function svg(tag, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  // How many cars have a child in them, and how many have none, in each ten minutes.
  function counts() {
    const found = [];
    for (let minute = first; minute < last; minute += STEP) {
      const middle = minute + STEP / 2;
      const out = shown.filter((run) => run.start <= middle && middle < run.end);
      const loaded = out.filter((run) => run.legs.some(([, aboard], at) =>
        aboard > 0 && run.stops[at].leaves <= middle && middle < run.stops[at + 1].arrives));
      found.push([loaded.length, out.length]);
    }
    return found;
  }

  function draw() {
    const found = counts(), most = Math.max(1, ...found.map(([, out]) => out)), wide = Math.max(1, found.length);
    profile.setAttribute("viewBox", `0 0 ${wide} ${most}`);
    profile.replaceChildren(...found.flatMap(([loaded, out], at) => [
      svg("rect", { x: at, y: most - loaded, width: 0.86, height: loaded, fill: "#0a4f8f" }),
      svg("rect", { x: at, y: most - out, width: 0.86, height: out - loaded, fill: "#f0b98a" }),
    ]), svg("rect", { id: "hand", y: 0, width: 0.12, height: most, fill: "#23211d" }));
    const hours = [];
    for (let minute = Math.ceil(first / 60) * 60; minute <= last; minute += last - first > 600 ? 120 : 60) {
      const hour = geoplanElement("span", "", geoplanTime(minute));
      const share = (minute - first) / (last - first);
      hour.style.left = `${100 * share}%`;
      // The last does not stand out of the page.
      if (share > 0.95) hour.style.transform = "translateX(-100%)";
      hours.push(hour);
    }
    by("hours").replaceChildren(...hours);
  }

  function move() {
    const minute = Number(slider.value);
    by("hand")?.setAttribute("x", (minute - first) / STEP);
    by("now").textContent = geoplanTime(minute);
    onMove(minute);
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = "Play the day";
    play.setAttribute("aria-pressed", "false");
  }

  slider.addEventListener("input", move);
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (Number(slider.value) >= last) slider.value = first;
    play.textContent = "Pause";
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(() => {
      slider.value = Number(slider.value) + 1;
      move();
      if (Number(slider.value) >= last) stop();
    }, 90);
  });

  return {
    show(runs, day) {
      shown = runs;
      [first, last] = data.days[day].hours;
      slider.min = first;
      slider.max = last;
      draw();
      by("hand").setAttribute("x", (Number(slider.value) - first) / STEP);
    },
    set(minute) { slider.value = minute; move(); },
    // Begin where there is most to see.
    busiest() {
      const found = counts();
      const at = found.reduce((best, one, row) => (one[0] + one[1] > found[best][0] + found[best][1] ? row : best), 0);
      slider.value = first + at * STEP + STEP / 2;
      move();
    },
    tell(states) {
      const count = (what) => states.filter((state) => state?.what === what).length;
      const out = states.filter(Boolean).length;
      const words = `${geoplanCount(out, "car")} out: ${count("loaded")} with children, ${count("empty")} without, ${count("still")} at a stop`;
      by("out").textContent = words;
      slider.setAttribute("aria-valuetext", `${geoplanTime(Number(slider.value))}, ${words}`);
    },
  };
}
